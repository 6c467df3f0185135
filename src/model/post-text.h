/* post-text.h: reads the text of a post, for networks and archives alike.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint  clout_post_text_get_flags    (const char *text);
char  *clout_post_text_dup_excerpt  (const char *text);
GStrv  clout_post_text_dup_tags     (const char *text);

G_END_DECLS
