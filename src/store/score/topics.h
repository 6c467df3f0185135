/* topics.h: what the person posts about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

void clout_store_list_topics_async (CloutStore          *self,
                                    gint64               now,
                                    GTimeZone           *zone,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

G_END_DECLS
