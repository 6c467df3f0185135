/* batches.h: stores pages of a network or archive, each in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "model/batch/batch.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutCursor: the progress of one resource of one account.
 * @resource: the resource's name
 * @cursor: cursor of the next page, or %NULL if the last pass is complete
 * @mark: newest id or time of the last complete pass, where the next one stops, or %NULL
 * @done: Unix seconds of the end of the last pass, 0 if never
 * @incomplete: Unix seconds since when it couldn't be read completely, 0 if it could
 * @validator: the server's identifier for the version of the list that the last pass read, or
 *   %NULL
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

/* The mark of a resource that the server doesn't offer. */
#define CLOUT_CURSOR_LACKS "not served"

CloutCursor *clout_cursor_new  (const char  *resource,
                                const char  *cursor,
                                const char  *mark,
                                gint64       done);
void         clout_cursor_free (CloutCursor *self);

/* Stores @batch and the resource's cursor in one transaction. Idempotent: storing the same batch
   again changes nothing. @cursor may be %NULL. */
void         clout_store_upsert_batch_async      (CloutStore           *self,
                                                  gint64                account,
                                                  CloutBatch           *batch,
                                                  const CloutCursor    *cursor,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

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

/* Stores several batches in one transaction, so that an archive is imported completely or not at
   all. Only the import's batches join its transaction. */
void         clout_store_begin_import_async   (CloutStore           *self,
                                               CloutAccount         *account,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
CloutStoreImport *clout_store_begin_import_finish (CloutStore        *self,
                                                   GAsyncResult      *result,
                                                   GError           **error);
/* Finish with clout_finish_boolean(). */
void clout_store_import_batch_async (CloutStore         *self,
                                     CloutStoreImport   *import,
                                     gint64              account,
                                     CloutBatch         *batch,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
void clout_store_end_import_async   (CloutStore         *self,
                                     CloutStoreImport   *import,
                                     gboolean            commit,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);

/* Posts of the account since @since with more counted than listed reactions or, with @fewer, a
   different number, unless @resource was read at the same counts: (transfer full) (array
   zero-terminated=1) remote ids, newest first. */
void         clout_store_list_unlisted_async  (CloutStore           *self,
                                               gint64                account,
                                               CloutReactionKind     kind,
                                               const char           *resource,
                                               gint64                since,
                                               gboolean              fewer,
                                               guint                 again,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* Most people to request in one pass. */
#define CLOUT_UNKNOWN_PEOPLE_MAX 2500

/* Friends and people who reacted whose counts are unknown or from before @since: (transfer full)
   (array zero-terminated=1) remote ids, unknown ones first. */
void         clout_store_list_unknown_people_async  (CloutStore           *self,
                                                     gint64                account,
                                                     gint64                since,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* The account's posts since then with mentions, replies or quotes of a kind by others; and
   others' posts from @since until before @until that mention the account without reacting to a
   post: (transfer full) (array zero-terminated=1) remote ids, newest first. */
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

/* The account's posts since then, newest first: (transfer full) (array zero-terminated=1) remote
   ids. */
void         clout_store_list_posts_async      (CloutStore           *self,
                                                gint64                account,
                                                gint64                since,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCursor, clout_cursor_free)

G_END_DECLS
