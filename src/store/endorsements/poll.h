/* poll.h: whose +K are to be looked for, and which of them are news.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutRepository: where a friend keeps their records.
 * @giver: what the network calls them
 * @origin: (nullable): their server, where it is known and was asked for lately
 */
typedef struct
{
  char *giver;
  char *origin;
} CloutRepository;

/**
 * CloutCheck: a +K of which its network is asked whether it still stands.
 * @receiver: (nullable): remote id of whom it is for, %NULL for the account itself
 */
typedef struct
{
  gint64 id;
  char *remote;
  char *receiver;
  gboolean given;
} CloutCheck;

void         clout_repository_free                  (CloutRepository      *self);
void         clout_check_free                       (CloutCheck           *self);

/* (transfer full) (element-type CloutRepository): friends of @account, at most @most: who was
 * not looked at for longest first, so that everyone has their turn. */
void         clout_store_list_repositories_async    (CloutStore           *self,
                                                     gint64                account,
                                                     gint64                now,
                                                     guint                 most,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* @giver was looked at now. @origin: (nullable): their server, %NULL to ask for it again;
 * @found: whether it was asked for now. */
void         clout_store_note_repository_async      (CloutStore           *self,
                                                     gint64                account,
                                                     const char           *giver,
                                                     const char           *origin,
                                                     gboolean              found,
                                                     gint64                now,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* (transfer full) (element-type CloutCheck): +K that stand, at most @most, who was not checked
 * for longest first; they count as checked @now. */
void         clout_store_take_checks_async          (CloutStore           *self,
                                                     gint64                account,
                                                     gint64                now,
                                                     guint                 most,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* (transfer full): who gave the account a +K, by their remote names. */
void         clout_store_list_endorsers_async          (CloutStore           *self,
                                                        gint64                account,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);

/* (transfer full) (element-type CloutEndorsement): what counts and was not shown yet, where
 * the account's settings ask for it; it is no news any more then. What the first look at an
 * account finds is none. */
void         clout_store_pop_unseen_async            (CloutStore           *self,
                                                      gint64                account,
                                                      gint64                now,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutRepository, clout_repository_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCheck, clout_check_free)

G_END_DECLS
