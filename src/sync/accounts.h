/* accounts.h: accounts added, signed out and removed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

void          clout_engine_add_by_handle_async   (CloutEngine          *self,
                                                  const char           *network,
                                                  const char           *handle,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void          clout_engine_set_session_only      (CloutEngine          *self,
                                                  gboolean              session_only);
void          clout_engine_sign_out_async        (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean      clout_engine_sign_out_finish       (GAsyncResult         *result,
                                                  gboolean             *ret_kept,
                                                  GError              **error);
void          clout_engine_remove_account_async  (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
