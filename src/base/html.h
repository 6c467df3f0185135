/* html.h: converts a post's HTML to plain text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_html_to_text (const char *html,
                          gboolean   *ret_has_link);

G_END_DECLS
