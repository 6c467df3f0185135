/* by-day.h: an account's reactions and posts, sorted by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/decay.h"
#include "score/tally.h"

G_BEGIN_DECLS

/* Large enough to read most of a busy day in a row, small enough for 40 years of quiet ones. */
#define CLOUT_CHUNK_SIZE 128

/* The reactions of one group and day, as a chain of chunks. */
typedef struct
{
  gsize end;           /* behind the last entry, or 0 */
  guint32 first_chunk;
  guint32 post;        /* of the last entry */
} CloutBucket;

/* A post, and how many more reactions of each group the network counts on it than it lists. */
typedef struct
{
  guint32 entry;
  double unlisted[CLOUT_N_GROUPS];
} CloutDayPost;

/**
 * CloutByDay:
 * @decay: the table of days
 * @buckets: by group, then by days before today
 * @entries: chunks, each of which has the index of the next one and then posts, followed by the
 *   people who reacted to them. People have their index in the input, and the anonymous ones share
 *   the index after the last person. Posts come after it, and after the last post the one that
 *   stands for none
 * @first_post: the entry of the first post
 * @first_of_day: (array length=n_days + 1): by days before today, where the day's posts begin
 * @posts: posts by day
 * @n_follows: by days before today
 */
typedef struct
{
  const CloutDecay *decay;
  CloutBucket *buckets;
  guint32 *entries;
  guint32 n_chunks;
  guint32 first_post;
  gsize *first_of_day;
  CloutDayPost *posts;
  guint32 *n_follows;
} CloutByDay;

void clout_by_day_init  (CloutByDay              *self,
                         const CloutScoreInput   *input,
                         const CloutScoreAccount *account,
                         const CloutDecay        *decay);
void clout_by_day_clear (CloutByDay              *self);

static inline gsize
clout_by_day_count_posts (const CloutByDay *self,
                          gsize             back)
{
  return self->first_of_day[back + 1] - self->first_of_day[back];
}

G_END_DECLS
