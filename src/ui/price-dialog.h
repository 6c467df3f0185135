/* price-dialog.h: shows the cost of fetching, and asks for confirmation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

void   clout_price_dialog_ask_async  (GtkWindow            *parent,
                                      CloutEngine          *engine,
                                      CloutAccount         *account,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gint64 clout_price_dialog_ask_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
