/* store-private.h: shared by the files of the store's object.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/* A thread and its connection. */
typedef struct
{
  GThread *thread;
  GAsyncQueue *jobs;
  sqlite3 *db;
} Lane;

struct _CloutStore
{
  GObject parent_instance;

  char *path;
  char *moved_aside;
  CloutStoreSalvage salvage;
  Lane writer;
  Lane reader;

  /* Protected by the lock: numbers of writes, and whether the current one is blocked. */
  GMutex lock;
  GCond handled_one;
  guint64 pushed;
  guint64 handled;
  guint64 given_up; /* writes up to this number no longer wait */
  gboolean held_up;

  /* Used by the writer only. */
  GQueue waiting;
  CloutStoreImport *import;
  gboolean patient;
  guint64 running;
  CloutStoreWait told;
  int told_percent;
  GHashTable *statements;
};

void clout_store_start       (CloutStore     *self);
void clout_store_stop        (CloutStore     *self);
/* Emits CloutStore::waiting. */
void clout_store_report_waiting (CloutStore    *self,
                                 CloutStoreWait wait,
                                 int            percent);

G_END_DECLS
