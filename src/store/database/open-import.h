/* open-import.h: an import in progress, and what a write can wait for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database/held-reactions.h"
#include "store/database/id-cache.h"
#include "store/database/stored-people.h"

G_BEGIN_DECLS

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

typedef struct _CloutStoreImport CloutStoreImport;

CloutStoreImport   *clout_store_import_new           (const char       *path);
CloutStoreImport   *clout_store_import_ref           (CloutStoreImport *self);
void                clout_store_import_unref         (CloutStoreImport *self);
void                clout_store_import_set_progress  (CloutStoreImport *self,
                                                      double            fraction);
void                clout_store_import_fail          (CloutStoreImport *self,
                                                      const GError     *error);
const GError       *clout_store_import_get_error     (CloutStoreImport *self);
CloutIdCache       *clout_store_import_get_people    (CloutStoreImport *self);
CloutStoredPeople  *clout_store_import_get_stored    (CloutStoreImport *self);
CloutIdCache       *clout_store_import_get_posts     (CloutStoreImport *self);
CloutHeldReactions *clout_store_import_get_reactions (CloutStoreImport *self);
void                clout_store_import_end           (CloutStoreImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoreImport, clout_store_import_unref)

G_END_DECLS
