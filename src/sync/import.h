/* import.h: archives into the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/import-report.h"
#include "sync/engine.h"

G_BEGIN_DECLS

/**
 * CloutImportProgress: the progress of an import.
 * @read: bytes read so far, unpacked
 * @size: size of all files to read
 * @left: seconds left, -1 while unknown
 */
typedef struct
{
  gint64 read;
  gint64 size;
  gint64 left;
} CloutImportProgress;

gint64        clout_import_progress_get_left     (gint64                elapsed,
                                                  gint64                read,
                                                  gint64                size);

/* @progress: called in the caller's main context. */
typedef void (*CloutProgressFunc) (const CloutImportProgress *progress,
                                   gpointer                   user_data);

void          clout_engine_import_async          (CloutEngine          *self,
                                                  GFile                *file,
                                                  CloutProgressFunc     progress,
                                                  gpointer              progress_data,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_import_as_async       (CloutEngine          *self,
                                                  GFile                *file,
                                                  const char           *handle,
                                                  CloutProgressFunc     progress,
                                                  gpointer              progress_data,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
CloutAccount *clout_engine_import_finish         (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  CloutImportReport   **ret_report,
                                                  GError              **error);

G_END_DECLS
