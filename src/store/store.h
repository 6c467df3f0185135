/* store.h: everything the app knows, in one SQLite file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"

G_BEGIN_DECLS

/**
 * CloutStoreError:
 * @CLOUT_STORE_ERROR_NEWER: the file was written by a newer Clout; it isn't touched
 * @CLOUT_STORE_ERROR_FULL: the disk is full; nothing was changed
 * @CLOUT_STORE_ERROR_DAMAGED: the file is no longer a database
 * @CLOUT_STORE_ERROR_BUSY: another program is using it
 * @CLOUT_STORE_ERROR_READ_ONLY: it or its folder can't be read or written
 * @CLOUT_STORE_ERROR_FOREIGN: it is another program's file; it isn't touched
 * @CLOUT_STORE_ERROR_NOT_A_FILE: there is a folder, a link or something else in its place
 * @CLOUT_STORE_ERROR_BAD_NAME: the name is invalid: empty or too long
 * @CLOUT_STORE_ERROR_TOO_MANY_FILES: this program or the system has too many files open
 * @CLOUT_STORE_ERROR_BAD_EXPORT: the export is damaged
 * @CLOUT_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  CLOUT_STORE_ERROR_NEWER,
  CLOUT_STORE_ERROR_FULL,
  CLOUT_STORE_ERROR_DAMAGED,
  CLOUT_STORE_ERROR_BUSY,
  CLOUT_STORE_ERROR_READ_ONLY,
  CLOUT_STORE_ERROR_FOREIGN,
  CLOUT_STORE_ERROR_NOT_A_FILE,
  CLOUT_STORE_ERROR_BAD_NAME,
  CLOUT_STORE_ERROR_TOO_MANY_FILES,
  CLOUT_STORE_ERROR_BAD_EXPORT,
  CLOUT_STORE_ERROR_FAILED
} CloutStoreError;

/**
 * CloutStoreWait:
 * @CLOUT_STORE_WAIT_NONE: no write is waiting
 * @CLOUT_STORE_WAIT_IMPORT: another Clout is importing
 * @CLOUT_STORE_WAIT_OTHER: another program is writing to the file
 */
typedef enum
{
  CLOUT_STORE_WAIT_NONE,
  CLOUT_STORE_WAIT_IMPORT,
  CLOUT_STORE_WAIT_OTHER
} CloutStoreWait;

/**
 * CloutStoreSalvage: numbers of rows recovered from a damaged file.
 * @reactions: includes replies, mentions and quotes
 */
typedef struct
{
  gint64 accounts;
  gint64 posts;
  gint64 reactions;
  gint64 endorsements;
} CloutStoreSalvage;

/* An open import. */
typedef struct _CloutStoreImport CloutStoreImport;

#define CLOUT_STORE_ERROR (clout_store_error_quark ())
#define CLOUT_TYPE_STORE (clout_store_get_type ())

G_DECLARE_FINAL_TYPE (CloutStore, clout_store, CLOUT, STORE, GObject)

CloutStoreImport *clout_store_import_ref   (CloutStoreImport *self);
void              clout_store_import_unref (CloutStoreImport *self);
void              clout_store_import_set_progress (CloutStoreImport *self,
                                                   double            fraction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoreImport, clout_store_import_unref)

GQuark      clout_store_error_quark     (void);
void        clout_store_open_async      (const char           *path,
                                         gint64                now,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        clout_store_stop_waiting    (CloutStore           *self);
const char *clout_store_get_path        (CloutStore           *self);
const char *clout_store_get_moved_aside (CloutStore           *self);
const CloutStoreSalvage *clout_store_get_salvage (CloutStore       *self);
/* SQLite's version at run time. */
const char *clout_store_get_version     (void);

G_END_DECLS
