/* check-batch.h: invariants of every batch, whatever it was read from.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"

G_BEGIN_DECLS

void  check_batch          (CloutBatch *batch);
char *check_batch_describe (CloutBatch *batch);

G_END_DECLS
