/* tips.h: tips with what happened since they were shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "score/tips/followed.h"
#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

/**
 * CloutTipEntry:
 * @tip: the tip; if it isn't advised any more, without effect, n and topic
 * @topic: (nullable): its topic
 * @advised: whether the rules found it, and it isn't dismissed
 * @followed: what happened since it was shown
 * @account: its account's id, or 0
 * @shown: when it was shown first, Unix seconds
 */
typedef struct
{
  CloutTip tip;
  char *topic;
  gboolean advised;
  CloutTipFollowed followed;
  gint64 account;
  gint64 shown;
} CloutTipEntry;

CloutTipEntry *clout_tip_entry_copy            (const CloutTipEntry *self);
void           clout_tip_entry_free            (CloutTipEntry       *self);

void           clout_engine_list_tips_async    (CloutEngine         *self,
                                                CloutReport         *report,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void           clout_engine_dismiss_tip_async  (CloutEngine         *self,
                                                const CloutTipEntry *entry,
                                                gboolean             dismiss,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTipEntry, clout_tip_entry_free)

G_END_DECLS
