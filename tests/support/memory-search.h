/* memory-search.h: looks for a secret in the memory of this process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is searched for is masked, so that the search doesn't find itself. */
#define MEMORY_MASK 0x5a

typedef struct
{
  guint locked;  /* copies in memory that is locked */
  guint open;    /* copies in other memory, freed memory too */
} MemoryCopies;

gboolean     memory_can_search (void);
void         memory_mask       (char       *text,
                                gsize       length);
MemoryCopies memory_search     (const char *masked,
                                gsize       length);

G_END_DECLS
