/* tips.h: tips that were shown or dismissed, and what happened since.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutStoredTip:
 * @kind: a #CloutTipKind
 * @account: its account's id, or 0
 * @topic: its topic, or an empty string
 * @slot: 24 * weekday + hour, for a tip about a time of the week
 * @shown: when it was shown first, Unix seconds, 0 if it wasn't
 * @dismissed: when it was dismissed, 0 if it wasn't
 */
typedef struct
{
  int kind;
  gint64 account;
  char *topic;
  int slot;
  gint64 shown;
  gint64 dismissed;
} CloutStoredTip;

/**
 * CloutStoredReply: someone who got a reply.
 * @person: the person's id
 * @time: when, Unix seconds
 */
typedef struct
{
  gint64 person;
  gint64 time;
} CloutStoredReply;

/**
 * CloutStoredTips:
 * @tips: (element-type CloutStoredTip)
 * @replies: (element-type CloutStoredReply): all replies since the first tip was shown, by time
 * @added: (element-type gint64 gint64): when each account was added, by id
 */
typedef struct
{
  GPtrArray *tips;
  GArray *replies;
  GHashTable *added;
} CloutStoredTips;

CloutStoredTip *clout_stored_tip_new    (const CloutStoredTip *values);
void            clout_stored_tip_free   (CloutStoredTip       *self);
void            clout_stored_tips_free  (CloutStoredTips      *self);

/* (transfer full): a #CloutStoredTips. */
void clout_store_load_tips_async (CloutStore          *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
void clout_store_save_tips_async (CloutStore          *self,
                                  GPtrArray           *tips,
                                  gint64               oldest,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoredTip, clout_stored_tip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoredTips, clout_stored_tips_free)

G_END_DECLS
