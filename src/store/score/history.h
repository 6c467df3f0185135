/* history.h: the input of scores, as flat arrays with row ids.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "score/network-weight.h"
#include "score/week.h"

G_BEGIN_DECLS

/**
 * CloutStoreHistory:
 *
 * The arrays that a #CloutScoreInput borrows, together with row ids.
 * @account_ids: (array length=n_accounts)
 * @networks: (array length=n_accounts): ids of the networks
 * @person_ids: (array length=n_people): ids in the order of the input's people
 * @post_ids: per account, ids in the order of its posts
 * @flags: per account, #CloutPostFlags of its posts
 * @topics: per account, index into @topic_names of each post's first topic, or %CLOUT_NONE
 * @waiting: (element-type CloutWaiting): people whose messages of the last 7 days have no reply
 */
typedef struct _CloutStoreHistory CloutStoreHistory;

struct _CloutStoreHistory
{
  /*< private >*/
  gatomicrefcount ref_count;
  guint n_days;
  const CloutNetworkWeight *weights;
  /*< public >*/
  CloutScoreInput input;
  gint64 *account_ids;
  GStrv networks;
  gint64 *person_ids;
  gint64 **post_ids;
  guint8 **flags;
  guint32 **topics;
  GStrv topic_names;
  GArray *waiting;
};

#define CLOUT_TYPE_STORE_HISTORY (clout_store_history_get_type ())

GType              clout_store_history_get_type (void);
CloutStoreHistory *clout_store_history_new      (gint64             now,
                                                 GTimeZone         *zone,
                                                 guint              n_days);
CloutStoreHistory *clout_store_history_ref      (CloutStoreHistory *self);
void               clout_store_history_unref    (CloutStoreHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoreHistory, clout_store_history_unref)

G_END_DECLS
