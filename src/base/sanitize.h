/* sanitize.h: makes untrusted text safe to show on one line.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In characters; the longest that any supported network allows is 64. */
#define CLOUT_NAME_LENGTH 200

char *clout_sanitize_dup      (const char *text);
char *clout_sanitize_dup_name (const char *text);
char *clout_sanitize_escape_json (const char *json);

G_END_DECLS
