/* timestamp.h: parses the date formats that servers use.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean clout_timestamp_from_iso8601   (const char *text,
                                         gint64     *ret_seconds);
gboolean clout_timestamp_from_http_date (const char *text,
                                         gint64     *ret_seconds);
gboolean clout_timestamp_from_table     (const char *text,
                                         gint64     *ret_seconds);
gboolean clout_timestamp_from_asctime   (const char *text,
                                         gint64     *ret_seconds);

G_END_DECLS
