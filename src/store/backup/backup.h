/* backup.h: dated copies of the store, beside it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

#define CLOUT_BACKUPS_KEPT 3

/**
 * CloutBackup:
 * @path: the file
 * @date: the local date it was made, YYYY-MM-DD
 * @bytes: its size
 */
typedef struct
{
  char *path;
  char *date;
  gint64 bytes;
} CloutBackup;

void       clout_backup_free          (CloutBackup          *self);
gboolean   clout_backup_is_date       (const char           *text);
gboolean   clout_backup_is_due        (const char *const    *dates,
                                       const char           *today);
GStrv      clout_backup_list_expired  (const char *const    *dates,
                                       const char           *today);
GPtrArray *clout_backup_list          (const char           *path,
                                       GError              **error);

void       clout_store_back_up_async  (CloutStore           *self,
                                       gint64                now,
                                       GTimeZone            *zone,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutBackup, clout_backup_free)

G_END_DECLS
