/* poll.h: selects endorsers to poll, and +K to announce.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutRepository: a friend's repository.
 * @endorser: their id on the network
 * @origin: (nullable): their server, if it is known and was looked up recently
 */
typedef struct
{
  char *endorser;
  char *origin;
} CloutRepository;

/**
 * CloutCheck: a +K whose existence to check.
 * @receiver: (nullable): remote id of the recipient, %NULL for the account itself
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

/* (transfer full) (element-type CloutRepository): friends of @account, at most @most, those
   polled longest ago first, so that everyone has their turn. */
void         clout_store_list_repositories_async    (CloutStore           *self,
                                                     gint64                account,
                                                     gint64                now,
                                                     guint                 most,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

void         clout_store_note_repository_async      (CloutStore           *self,
                                                     gint64                account,
                                                     const char           *endorser,
                                                     const char           *origin,
                                                     gboolean              found,
                                                     gint64                now,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* (transfer full) (element-type CloutCheck): existing +K, at most @most, those checked longest
   ago first; marks them as checked @now. */
void         clout_store_take_checks_async          (CloutStore           *self,
                                                     gint64                account,
                                                     gint64                now,
                                                     guint                 most,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* (transfer full): remote ids of the people who gave the account a +K. */
void         clout_store_list_endorsers_async          (CloutStore           *self,
                                                        gint64                account,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);

/* (transfer full) (element-type CloutEndorsement): +K that count and weren't announced yet, if
   the account's settings ask for it; marks them as announced. Nothing found in an account's
   first poll is announced. */
void         clout_store_pop_unseen_async            (CloutStore           *self,
                                                      gint64                account,
                                                      gint64                now,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutRepository, clout_repository_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCheck, clout_check_free)

G_END_DECLS
