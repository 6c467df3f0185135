/* secret-memory.h: strings in memory that is locked and wiped.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A string that is freed by clout_secret_free(); the name is for g_autoptr(). */
typedef char CloutSecret;

char *clout_secret_dup    (const char *secret);
char *clout_secret_concat (const char *first,
                           const char *second);
void  clout_secret_wipe   (char       *secret);
void  clout_secret_free   (char       *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutSecret, clout_secret_free)

G_END_DECLS
