/* table.h: text columns that line up on a terminal, in every script.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CloutTable CloutTable;

gsize       clout_table_width     (const char        *text);
char       *clout_table_align     (const char        *text,
                                   gsize              width,
                                   gboolean           at_end);
CloutTable *clout_table_new       (const char        *columns);
void        clout_table_free      (CloutTable        *self);
void        clout_table_add       (CloutTable        *self,
                                   ...) G_GNUC_NULL_TERMINATED;
void        clout_table_add_cells (CloutTable        *self,
                                   const char *const *cells);
char       *clout_table_to_string (CloutTable        *self,
                                   gsize              indent);
void        clout_table_print     (CloutTable        *self,
                                   gsize              indent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTable, clout_table_free)

G_END_DECLS
