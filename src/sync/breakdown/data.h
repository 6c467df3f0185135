/* data.h: the data that a report was made of, for explaining it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/score/history.h"
#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

/**
 * CloutDataUse: the first member of the data of a task that needs a report's data.
 * @report: the report, in use until clout_data_use_clear()
 */
typedef struct
{
  CloutReport *report;
  CloutStoreHistory *history; /* loaded again */
  GTaskThreadFunc worker;
  GAsyncReadyCallback callback;
} CloutDataUse;

void clout_data_use_init  (CloutDataUse        *self,
                           CloutReport         *report);
void clout_data_use_clear (CloutDataUse        *self);
void clout_data_use_run   (GTask               *task,
                           GTaskThreadFunc      worker,
                           GAsyncReadyCallback  callback);

G_END_DECLS
