/* store-private.h: the store's object, for the files that queue jobs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database/worker.h"
#include "store/store.h"

G_BEGIN_DECLS

struct _CloutStore
{
  GObject parent_instance;

  char *path;
  char *moved_aside;
  CloutStoreSalvage salvage;
  CloutWorker *worker;
};

G_END_DECLS
