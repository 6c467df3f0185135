/* link-header.h: the Link header of paged responses (RFC 8288).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_link_header_find (const char *header,
                              const char *rel);
char *clout_link_header_next (const char *header,
                              const char *base_url,
                              gboolean   *ret_refused);

G_END_DECLS
