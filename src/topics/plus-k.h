/* plus-k.h: the rules for giving +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/error.h"

G_BEGIN_DECLS

/* +K are worth something because they are scarce. */
#define CLOUT_PLUS_K_A_DAY 5

/* Within a week, a person can get only one +K for the same topic from the same friend. */
#define CLOUT_PLUS_K_PAUSE_DAYS 7

/**
 * CloutPlusK: one +K, with borrowed strings.
 * @endorser: id of who gave it, on its network
 * @receiver: id of who received it
 * @topic: as written
 * @key: (nullable): id of its record or post, unique per endorser
 * @time: when it was given, Unix seconds
 */
typedef struct
{
  const char *endorser;
  const char *receiver;
  const char *topic;
  const char *key;
  gint64 time;
} CloutPlusK;

/**
 * CloutPlusKLimits: what the rules depend on; all borrowed.
 * @given: (array length=n_given): the current +K of all the person's accounts, in any order,
 *   without those that were undone
 * @now: Unix seconds
 * @zone: the person's time zone
 */
typedef struct
{
  const CloutPlusK *given;
  gsize n_given;
  gint64 now;
  GTimeZone *zone;
} CloutPlusKLimits;

/**
 * CloutPlusKWish: a +K that the person wants to give; all borrowed.
 * @own: ids of all the person's accounts, %NULL-terminated
 * @receiver: id of the friend
 * @acquainted: whether the person follows the friend or the friend follows them
 * @topic: one of the friend's topics or a new one, as typed
 */
typedef struct
{
  const char *const *own;
  const char *receiver;
  gboolean acquainted;
  const char *topic;
} CloutPlusKWish;

gint32  clout_plus_k_get_day  (gint64                   time,
                               GTimeZone               *zone);
guint   clout_plus_k_get_left (const CloutPlusKLimits  *limits);
gboolean clout_plus_k_was_given (const CloutPlusKLimits *limits,
                                 const char             *receiver,
                                 const char             *topic);
char   *clout_plus_k_check    (const CloutPlusKWish    *wish,
                               const CloutPlusKLimits  *limits,
                               GError                 **error);

G_END_DECLS
