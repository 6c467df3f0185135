/* plus-k.h: the rules of giving +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/error.h"

G_BEGIN_DECLS

/* A +K is worth something because there are few. */
#define CLOUT_PLUS_K_A_DAY 5

/* The same person hears of the same topic from the same friend at most once in a week. */
#define CLOUT_PLUS_K_PAUSE_DAYS 7

/**
 * CloutPlusK: one +K as it stands on a list. Borrowed strings.
 * @giver: id of who gave it, on its network
 * @receiver: id of who received it
 * @topic: as written
 * @key: what its record or post is found by, unique with @giver; may be %NULL
 * @time: when it was given, Unix seconds
 */
typedef struct
{
  const char *giver;
  const char *receiver;
  const char *topic;
  const char *key;
  gint64 time;
} CloutPlusK;

/**
 * CloutPlusKLimits: what the rules look at. All borrowed.
 * @given: (array length=n_given): the +K of all own accounts that stand, in any order; one
 *   that was undone is not among them
 * @now: Unix seconds
 * @zone: where the person's days begin and end
 */
typedef struct
{
  const CloutPlusK *given;
  gsize n_given;
  gint64 now;
  GTimeZone *zone;
} CloutPlusKLimits;

/**
 * CloutPlusKWish: a +K to be given. All borrowed.
 * @own: ids of all own accounts, %NULL-terminated
 * @receiver: id of the friend
 * @acquainted: whether the person follows the friend or is followed
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
char   *clout_plus_k_check    (const CloutPlusKWish    *wish,
                               const CloutPlusKLimits  *limits,
                               GError                 **error);

G_END_DECLS
