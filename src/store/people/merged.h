/* merged.h: people of several accounts that the person says are one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database/sql.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Ids of person ?1 and of everyone merged with them, as table "same". */
#define CLOUT_SAME_PEOPLE \
  "WITH RECURSIVE same (id) AS (SELECT ?1 UNION SELECT other FROM merged_person" \
  " JOIN same ON person = same.id UNION SELECT person FROM merged_person" \
  " JOIN same ON other = same.id) "

GHashTable *clout_merged_load               (sqlite3             *db,
                                             GError             **error);
gint64      clout_merged_find_leader        (GHashTable          *leaders,
                                             gint64               person);
void        clout_store_merge_people_async  (CloutStore          *self,
                                             gint64               person,
                                             gint64               other,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
void        clout_store_split_person_async  (CloutStore          *self,
                                             gint64               person,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* (transfer full) (element-type gint64): everyone merged with @person. */
void        clout_store_list_merged_async   (CloutStore          *self,
                                             gint64               person,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

G_END_DECLS
