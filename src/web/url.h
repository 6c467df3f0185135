/* url.h: checks and parses addresses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri     *clout_url_parse             (const char  *url,
                                       GError     **error);
gboolean  clout_url_is_loopback       (GUri        *uri);
gboolean  clout_url_is_private        (GUri        *uri);
gboolean  clout_url_is_private_address (GInetAddress *address);
gboolean  clout_url_may_lead          (GUri        *from,
                                       GUri        *to);
gboolean  clout_url_is_secure         (GUri        *uri);
gboolean  clout_url_same_origin       (GUri        *a,
                                       GUri        *b);
char     *clout_url_resolve           (const char  *base,
                                       const char  *written);
char     *clout_url_dup_secured       (const char  *base,
                                       const char  *url);
char     *clout_url_dup_origin        (GUri        *uri);
char     *clout_url_origin_from_typed (const char  *typed,
                                       GError     **error);
char     *clout_url_build_path        (const char  *prefix,
                                       ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
