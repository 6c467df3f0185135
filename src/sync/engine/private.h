/* private.h: shared by the files of the engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "networks/network.h"
#include "secrets/secrets.h"
#include "store/score/history.h"
#include "store/score/points.h"
#include "store/store.h"
#include "sync/accounts.h"
#include "sync/accounts/account-list.h"
#include "sync/accounts/busy-accounts.h"
#include "sync/connection/request.h"
#include "sync/connection/setting.h"
#include "sync/engine.h"
#include "sync/engine/clock.h"
#include "sync/import.h"
#include "sync/score.h"
#include "sync/sync.h"
#include "sync/sign-in/account-tokens.h"

G_BEGIN_DECLS

struct _CloutEngine
{
  GObject parent_instance;

  char *path;
  CloutStore *store;
  CloutAccountList *accounts;
  CloutBusyAccounts *busy;
  char *sample_folder;

  CloutHttp *http;
  CloutSecrets *secrets;
  CloutAccountTokens *tokens;
  char *lock_folder;
  /* Longest pause to wait for, seconds. */
  guint patience;
  gboolean stored;       /* whether a sync stored data for which "changed" wasn't emitted yet */
};

GTask        *clout_engine_task_new      (CloutEngine          *self,
                                          gpointer              tag,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void          clout_engine_run_step      (GTask                *task,
                                          GCancellable         *cancellable,
                                          GTaskThreadFunc       worker,
                                          GAsyncReadyCallback   callback);
/**
 * CloutEngineRead: a read of the store that is passed on as it is.
 * @doing: names it in an error
 * @item_type: (nullable): type of the items of a #GPtrArray that becomes a #GListModel
 * @free_result: (nullable): frees what isn't such an array
 */
typedef struct
{
  const char *doing;
  GType (*item_type) (void);
  GDestroyNotify free_result;
} CloutEngineRead;

GTask        *clout_engine_read_new      (CloutEngine            *self,
                                          const CloutEngineRead  *read,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
void          clout_engine_read_cb       (GObject                *source,
                                          GAsyncResult           *result,
                                          gpointer                data);
void          clout_engine_changed       (CloutEngine          *self,
                                          CloutEngineChanges    what);
void          clout_engine_save_points   (CloutEngine           *self,
                                          const CloutScorePoint *points,
                                          gsize                  n_points,
                                          gint32                 today);
void          clout_engine_plus_k_changed (CloutEngine         *self);
void          clout_engine_plus_k_received (CloutEngine        *self,
                                            CloutAccount       *account,
                                            GListModel         *endorsements);
void          clout_engine_remove_sample (const char           *folder);
/* @shift_to: Unix seconds to shift the archive's dates to, or 0. */
void          clout_engine_import_path   (CloutEngine          *self,
                                          const char           *path,
                                          const char           *handle,
                                          gint64                shift_to,
                                          CloutProgressFunc     progress,
                                          gpointer              progress_data,
                                          GTask                *task);

/* Syncs one account from its network; it must not be syncing already. */
void          clout_engine_sync_account_async  (CloutEngine          *self,
                                                CloutAccount         *account,
                                                gint64                allowed,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void          clout_engine_not_served          (CloutEngine          *self,
                                                CloutAccount         *account,
                                                const char           *resource);

CloutReport       *clout_report_new         (CloutStoreHistory       *history,
                                             GPtrArray               *accounts);
void               clout_report_set_points  (CloutReport             *self,
                                             GArray                  *points);
CloutStoreHistory *clout_report_get_data    (CloutReport             *self);
const CloutLedger *clout_report_get_ledger  (CloutReport             *self);
gboolean           clout_report_matches     (CloutReport             *self,
                                             const CloutStoreHistory *data);
void               clout_report_begin_use   (CloutReport             *self);
void               clout_report_end_use     (CloutReport             *self);
void               clout_report_return_data (CloutReport             *self,
                                             CloutStoreHistory       *data);
/* (transfer full): why the score differs from the one @days ago, at least 1. Takes as long as
   two reports. */
CloutChange       *clout_report_dup_change   (CloutReport       *self,
                                              guint              days);

G_END_DECLS
