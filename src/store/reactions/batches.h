/* batches.h: pages of a network or archive into the store, each in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "model/batch/batch.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutCursor: where the fetching of one resource of one account stands.
 * @resource: the resource's name
 * @cursor: what the next page is asked with, or %NULL when the last pass ended
 * @mark: newest id or time of the last whole pass, for the next to stop at, or %NULL
 * @done: Unix seconds when the last pass ended, 0 never
 * @incomplete: Unix seconds since when it could not be read to its end, 0 where it could
 * @validator: which version of the list the last pass read, as the server names it, or %NULL
 */
typedef struct
{
  char *resource;
  char *cursor;
  char *mark;
  gint64 done;
  gint64 incomplete;
  char *validator;
} CloutCursor;

CloutCursor *clout_cursor_new  (const char  *resource,
                                const char  *cursor,
                                const char  *mark,
                                gint64       done);
void         clout_cursor_free (CloutCursor *self);

/* Stores what @batch says and where the resource stands, in one transaction.
 * Idempotent: the same batch twice changes nothing. @cursor may be %NULL. */
void         clout_store_upsert_batch_async      (CloutStore           *self,
                                                  gint64                account,
                                                  CloutBatch           *batch,
                                                  const CloutCursor    *cursor,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* (transfer full) (element-type CloutCursor): the resources' places. */
void         clout_store_list_cursors_async   (CloutStore           *self,
                                               gint64                account,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

void         clout_store_reset_cursors_async  (CloutStore           *self,
                                               gint64                account,
                                               const char           *mark,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* Several batches as one, so that an archive comes in whole or not at all. Only the batches
 * of the import join its transaction. */
void         clout_store_begin_import_async   (CloutStore           *self,
                                               CloutAccount         *account,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
CloutStoreImport *clout_store_begin_import_finish (CloutStore        *self,
                                                   GAsyncResult      *result,
                                                   GError           **error);
/* Ends in clout_store_upsert_batch_finish(). */
void         clout_store_import_batch_async   (CloutStore           *self,
                                               CloutStoreImport     *import,
                                               gint64                account,
                                               CloutBatch           *batch,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void         clout_store_end_import_async     (CloutStore           *self,
                                               CloutStoreImport     *import,
                                               gboolean              keep,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* Own posts newer than @since that the network counts more reactions on than are listed,
 * or with @fewer another number of them, unless @resource was asked for at the same counts:
 * (transfer full) (array zero-terminated=1) remote ids, the newest first. */
void         clout_store_list_unlisted_async  (CloutStore           *self,
                                               gint64                account,
                                               CloutReactionKind     kind,
                                               const char           *resource,
                                               gint64                since,
                                               gboolean              fewer,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* Most people that are asked about in one pass. */
#define CLOUT_STRANGERS_MAX 2500

/* Friends, and who has reacted, whose counters are not known or were told before @since:
 * (transfer full) (array zero-terminated=1) remote ids, the unknown first. */
void         clout_store_list_unknown_people_async  (CloutStore           *self,
                                                     gint64                account,
                                                     gint64                since,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* Own posts since then with words of others of a kind; others' words since @since and before
 * @until that are about none: (transfer full) (array zero-terminated=1) remote ids, the newest
 * first. */
void         clout_store_list_answered_async   (CloutStore           *self,
                                                gint64                account,
                                                CloutReactionKind     kind,
                                                gint64                since,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void         clout_store_list_mentions_async   (CloutStore           *self,
                                                gint64                account,
                                                gint64                since,
                                                gint64                until,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* The account's own posts since then, the newest first: (transfer full) (array
 * zero-terminated=1) remote ids. */
void         clout_store_list_posts_async      (CloutStore           *self,
                                                gint64                account,
                                                gint64                since,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCursor, clout_cursor_free)

G_END_DECLS
