/* sanitize.h: one line of what someone else wrote, fit to be shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters; the longest that a network of ours allows is 64. */
#define CLOUT_NAME_LENGTH 200

char *clout_sanitize_dup      (const char *text);
char *clout_sanitize_dup_name (const char *text);
char *clout_sanitize_escape_json (const char *json);

G_END_DECLS
