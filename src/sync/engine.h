/* engine.h: the data and its accounts, open.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"
#include "model/account.h"
#include "sync/sync-error.h"

G_BEGIN_DECLS

/**
 * CloutEngineWait:
 * @CLOUT_ENGINE_WAIT_NONE: not waiting
 * @CLOUT_ENGINE_WAIT_IMPORT: another Clout is importing
 * @CLOUT_ENGINE_WAIT_OTHER: another program is writing to the data
 */
typedef enum
{
  CLOUT_ENGINE_WAIT_NONE,
  CLOUT_ENGINE_WAIT_IMPORT,
  CLOUT_ENGINE_WAIT_OTHER
} CloutEngineWait;

/**
 * CloutEngineChanges:
 * @CLOUT_ENGINE_CHANGED_SCORE: a new report would differ
 * @CLOUT_ENGINE_CHANGED_TOPICS: the list of topics would differ
 * @CLOUT_ENGINE_CHANGED_PEOPLE: friends and their reactions would differ
 */
typedef enum
{
  CLOUT_ENGINE_CHANGED_SCORE = 1 << 0,
  CLOUT_ENGINE_CHANGED_TOPICS = 1 << 1,
  CLOUT_ENGINE_CHANGED_PEOPLE = 1 << 2,
  CLOUT_ENGINE_CHANGED_ALL = (1 << 3) - 1
} CloutEngineChanges;

#define CLOUT_TYPE_ENGINE (clout_engine_get_type ())

G_DECLARE_FINAL_TYPE (CloutEngine, clout_engine, CLOUT, ENGINE, GObject)

/* Signals: "changed": stored data changed, with one of the details score, topics and people for
   each CloutEngineChanges. "not-served" (CloutAccount *account, const char *resource): the
   account's server turned out to lack something; emitted once, see clout_format_lack(). */

char               *clout_engine_dup_default_path      (void);

/* @path: the store's file, or %NULL for the default one in the user's data directory. */
void          clout_engine_open_async            (const char           *path,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Opens a temporary store with @archive (the shipped sample) imported, including its publisher
   of perks; removed together with the engine. */
void          clout_engine_open_sample_async     (GFile                *archive,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* (transfer full) @self: closes the engine at the end of a program, and waits until the store is
   closed. */
void          clout_engine_close                 (CloutEngine          *self);
/* Makes writes that wait for another program fail with a #CloutSyncError. */
void          clout_engine_stop_waiting          (CloutEngine          *self);
gboolean      clout_engine_is_sample             (CloutEngine          *self);
/* Where a damaged store was moved to, or %NULL. */
const char   *clout_engine_get_moved_aside       (CloutEngine          *self);
/* How many rows were recovered from the damaged store. */
void          clout_engine_get_salvage           (CloutEngine          *self,
                                                  gint64               *ret_posts,
                                                  gint64               *ret_reactions,
                                                  gint64               *ret_endorsements);
/* The store's file. */
const char   *clout_engine_get_store_path        (CloutEngine          *self);
/* (transfer full): a line for each library used, for bug reports. */
char         *clout_engine_dup_versions          (void);
/* (transfer none): live #CloutAccount objects, updated during a sync. */
GListModel   *clout_engine_get_accounts          (CloutEngine          *self);

G_END_DECLS
