/* compare.h: counts friends' reactions by week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/people/comparison.h"
#include "store/store.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CloutComparison): one for each of @people, without the friend. */
void clout_store_compare_async (CloutStore          *self,
                                const gint64        *people,
                                gsize                n_people,
                                gint64               now,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_END_DECLS
