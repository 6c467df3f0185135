/* people.h: lists of people that the person made, and people who are one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/friend.h"
#include "model/people/comparison.h"
#include "model/people/people-list.h"
#include "sync/engine.h"

G_BEGIN_DECLS

/* People are identified by their id in the store, as in #CloutFriendFacts. The engine emits
   "changed::people" after each change. */

void clout_engine_list_lists_async      (CloutEngine         *self,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void clout_engine_set_list_member_async (CloutEngine         *self,
                                         const char          *name,
                                         gint64               person,
                                         gboolean             member,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void clout_engine_remove_list_async     (CloutEngine         *self,
                                         const char          *name,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

void clout_engine_merge_people_async    (CloutEngine         *self,
                                         gint64               person,
                                         gint64               other,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void clout_engine_split_person_async    (CloutEngine         *self,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void clout_engine_list_merged_async     (CloutEngine         *self,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

void clout_engine_compare_async         (CloutEngine         *self,
                                         const gint64        *people,
                                         gsize                n_people,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

G_END_DECLS
