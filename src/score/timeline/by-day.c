/* by-day.c: sorts an account's reactions and posts by day, in one pass over each.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/timeline/by-day.h"

static inline void
append (CloutByDay  *self,
        CloutBucket *bucket,
        guint32      entry)
{
  if (bucket->end == 0)
    bucket->first_chunk = self->n_chunks;
  else if (bucket->end % CLOUT_CHUNK_SIZE == 0)
    self->entries[bucket->end - CLOUT_CHUNK_SIZE] = self->n_chunks;
  if (bucket->end % CLOUT_CHUNK_SIZE == 0)
    bucket->end = (gsize) self->n_chunks++ * CLOUT_CHUNK_SIZE + 1;
  self->entries[bucket->end++] = entry;
}

/* Each chunk begins with a post, so that it can be read without the one before. */
static void
begin_post (CloutByDay  *self,
            CloutBucket *bucket,
            guint32      post)
{
  bucket->post = post;
  append (self, bucket, post);
  if (bucket->end % CLOUT_CHUNK_SIZE == 0)
    append (self, bucket, post);
}

/* Returns where the reactions of @first's kind to its post end. The store has each post's
   reactions of one kind together. */
static inline gsize
end_of_run (const CloutScoreAccount *account,
            gsize                    first)
{
  guint32 post = account->post[first];
  guint8 kind = account->kind[first];
  gsize end = first + 1;

  while (end < account->n_reactions && account->post[end] == post && account->kind[end] == kind)
    end++;
  return end;
}

static inline void
sort_run (CloutByDay              *self,
          const CloutScoreAccount *account,
          int                      group,
          gsize                    first,
          gsize                    end)
{
  const CloutDecay decay = *self->decay;
  const gint64 *time = account->time;
  const guint32 *person = account->person;
  const gint64 oldest = decay.start[decay.n_starts - 1];
  const guint32 anonymous = self->first_post - 1;
  const guint32 post = self->first_post + MIN (account->post[first], account->n_posts);
  CloutBucket *buckets = &self->buckets[group * decay.n_days];
  guint32 *entries = self->entries;

  for (gsize i = first; i < end; i++)
    {
      CloutBucket *bucket;
      guint64 back;

      if (time[i] < oldest)
        continue;
      back = clout_decay_back (&decay, time[i]);
      if (G_UNLIKELY (back >= decay.n_days))
        continue;
      bucket = &buckets[back];
      if (G_UNLIKELY (bucket->post != post || bucket->end % CLOUT_CHUNK_SIZE == 0))
        begin_post (self, bucket, post);
      entries[bucket->end++] = MIN (person[i], anonymous);
    }
}

static void
count_follows (CloutByDay   *self,
               const gint64 *time,
               gsize         n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint64 back = clout_decay_back (self->decay, time[i]);

      if (back < self->decay->n_days)
        self->n_follows[back]++;
    }
}

/* Counts in @listed the reactions of each group to each post, of whatever day. */
static void
sort_reactions (CloutByDay              *self,
                const CloutScoreAccount *account,
                guint32                 *listed)
{
  gsize end;

  for (gsize i = 0; i < account->n_reactions; i = end)
    {
      int group = clout_group_of (account->kind[i]);

      end = end_of_run (account, i);
      if (account->kind[i] == CLOUT_REACTION_FOLLOW)
        count_follows (self, &account->time[i], end - i);
      if (group < 0)
        continue;
      sort_run (self, account, group, i, end);
      if (account->post[i] < account->n_posts)
        listed[account->post[i] * CLOUT_N_GROUPS + group] += end - i;
    }
}

static void
sort_posts (CloutByDay              *self,
            const CloutScoreAccount *account,
            const guint32           *listed)
{
  const gsize n_days = self->decay->n_days;
  const CloutScorePost *posts = account->posts;

  for (gsize i = 0; i < account->n_posts; i++)
    self->first_of_day[MIN (clout_decay_back (self->decay, posts[i].time), n_days)]++;
  for (gsize back = 0; back < n_days; back++)
    self->first_of_day[back + 1] += self->first_of_day[back];
  for (gsize i = 0; i < account->n_posts; i++)
    {
      guint64 back = MIN (clout_decay_back (self->decay, posts[i].time), n_days);
      CloutDayPost *post = &self->posts[--self->first_of_day[back]];

      post->entry = self->first_post + i;
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        post->unlisted[group] = clout_post_unlisted (&posts[i], group,
                                                     listed[i * CLOUT_N_GROUPS + group]);
    }
}

/**
 * clout_by_day_init:
 * @self: (out caller-allocates): what to initialize
 * @input: input of the score
 * @account: one of its accounts
 * @decay: the days to sort by, which have to outlive @self
 *
 * Sorts an account's reactions and posts by day. Free with clout_by_day_clear().
 */
void
clout_by_day_init (CloutByDay              *self,
                   const CloutScoreInput   *input,
                   const CloutScoreAccount *account,
                   const CloutDecay        *decay)
{
  gsize n_buckets = CLOUT_N_GROUPS * decay->n_days;
  /* Half of a chunk is people even if each reacted to another post. Chunks that aren't needed are
     never touched. */
  gsize n_chunks = n_buckets + account->n_reactions / (CLOUT_CHUNK_SIZE / 2 - 1) + 1;
  g_autofree guint32 *listed = g_new0 (guint32, (account->n_posts + 1) * CLOUT_N_GROUPS);

  *self = (CloutByDay) { .decay = decay, .first_post = input->n_people + 1 };
  self->buckets = g_new0 (CloutBucket, n_buckets + 1);
  self->entries = g_new (guint32, n_chunks * CLOUT_CHUNK_SIZE);
  self->first_of_day = g_new0 (gsize, decay->n_days + 1);
  self->posts = g_new (CloutDayPost, account->n_posts + 1);
  self->n_follows = g_new0 (guint32, decay->n_days + 1);
  sort_reactions (self, account, listed);
  sort_posts (self, account, listed);
}

void
clout_by_day_clear (CloutByDay *self)
{
  g_free (self->buckets);
  g_free (self->entries);
  g_free (self->first_of_day);
  g_free (self->posts);
  g_free (self->n_follows);
}
