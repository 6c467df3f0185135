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

/* People are identified by their id in the store, as in #CloutFriendFacts. Signal
   "changed::people" of the engine follows each change. */

/* #CloutPeopleList by name (transfer full). @person: who may be on them, 0 for no one. */
void clout_engine_list_lists_async      (CloutEngine         *self,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* Adds someone to a list, which is made if no list has that name, or removes them.
   @name: a name from clout_people_list_dup_name(). Finish with clout_finish_boolean(), as the
   functions below. */
void clout_engine_set_list_member_async (CloutEngine         *self,
                                         const char          *name,
                                         gint64               person,
                                         gboolean             member,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* Removes a list, but not the people on it. */
void clout_engine_remove_list_async     (CloutEngine         *self,
                                         const char          *name,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/* From now on, both count as one person. Their data don't change, so that splitting them restores
   what was. */
void clout_engine_merge_people_async    (CloutEngine         *self,
                                         gint64               person,
                                         gint64               other,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* Takes someone out of the people that they were merged with. */
void clout_engine_split_person_async    (CloutEngine         *self,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* #CloutFriend (transfer full): everyone merged with @person. */
void clout_engine_list_merged_async     (CloutEngine         *self,
                                         gint64               person,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/* What is known of several friends: (transfer full) (element-type CloutComparison). */
void clout_engine_compare_async         (CloutEngine         *self,
                                         const gint64        *people,
                                         gsize                n_people,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

G_END_DECLS
