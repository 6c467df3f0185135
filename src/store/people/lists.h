/* lists.h: lists of people that the person made.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/people/people-list.h"
#include "store/store.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CloutPeopleList): by name; @person may be 0. */
void clout_store_list_lists_async      (CloutStore          *self,
                                        gint64               person,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void clout_store_remove_list_async     (CloutStore          *self,
                                        const char          *name,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void clout_store_set_list_member_async (CloutStore          *self,
                                        const char          *name,
                                        gint64               person,
                                        gboolean             member,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

G_END_DECLS
