/* choices.h: lists what a signed-in person can act for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "networks/network.h"
#include "sync/engine.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

void       clout_choices_fetch_async  (CloutEngine          *engine,
                                       const CloutNetwork   *network,
                                       const CloutToken     *token,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
void       clout_choices_take         (CloutToken           *token,
                                       const CloutChoice    *choice);

G_END_DECLS
