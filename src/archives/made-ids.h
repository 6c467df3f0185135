/* made-ids.h: makes ids for entries that have none in the export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CloutMadeIds CloutMadeIds;

CloutMadeIds *clout_made_ids_new        (void);
void          clout_made_ids_free       (CloutMadeIds *self);
void          clout_made_ids_begin_file (CloutMadeIds *self);
char         *clout_made_ids_dup        (CloutMadeIds *self,
                                         const char   *kind,
                                         gint64        time,
                                         const char   *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutMadeIds, clout_made_ids_free)

G_END_DECLS
