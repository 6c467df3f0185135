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

/* engine.c documents the signals. */

char         *clout_engine_dup_default_path      (void);

void          clout_engine_open_async            (const char           *path,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_open_sample_async     (GFile                *archive,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_close                 (CloutEngine          *self);
void          clout_engine_stop_waiting          (CloutEngine          *self);
gboolean      clout_engine_is_sample             (CloutEngine          *self);
const char   *clout_engine_get_moved_aside       (CloutEngine          *self);
void          clout_engine_get_salvage           (CloutEngine          *self,
                                                  gint64               *ret_posts,
                                                  gint64               *ret_reactions,
                                                  gint64               *ret_endorsements);
const char   *clout_engine_get_store_path        (CloutEngine          *self);
char         *clout_engine_dup_versions          (void);
GListModel   *clout_engine_get_accounts          (CloutEngine          *self);

G_END_DECLS
