/* restore.h: lists the store's backups, and replaces the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/engine.h"

G_BEGIN_DECLS

/**
 * CloutSavedCopy: a backup of the store.
 * @path: its file
 * @date: the local date it was made, YYYY-MM-DD
 * @bytes: its size
 */
typedef struct
{
  char *path;
  char *date;
  gint64 bytes;
} CloutSavedCopy;

void       clout_saved_copy_free            (CloutSavedCopy       *self);
gboolean   clout_restore_is_export          (const char           *path);
GPtrArray *clout_restore_list_copies        (const char           *store_path,
                                             GError              **error);
void       clout_restore_async              (const char           *store_path,
                                             const char           *source,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean   clout_restore_finish             (GAsyncResult         *result,
                                             char                **ret_replaced,
                                             GError              **error);

void       clout_engine_list_unused_sign_ins_async    (CloutEngine          *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void       clout_engine_revoke_unused_sign_ins_async  (CloutEngine          *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean   clout_engine_revoke_unused_sign_ins_finish (GAsyncResult         *result,
                                                       guint                *ret_n_kept,
                                                       GError              **error);

void          clout_engine_export_async          (CloutEngine          *self,
                                                  GOutputStream        *stream,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutSavedCopy, clout_saved_copy_free)

G_END_DECLS
