/* secret-memory.h: strings in locked memory that is wiped when freed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A string to be freed with clout_secret_free(); the type exists for g_autoptr(). */
typedef char CloutSecret;

char *clout_secret_dup    (const char *secret);
char *clout_secret_concat (const char *first,
                           const char *second);
void  clout_secret_wipe   (char       *secret);
void  clout_secret_free   (char       *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutSecret, clout_secret_free)

G_END_DECLS
