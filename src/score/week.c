/* week.c: counts what came in within seven days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/week.h"

#include "score/calendar.h"
#include "score/tally.h"

/* When a person reacted: in the week, in the week to an account that has older reactions, before
   it. */
#define DID_NOW (1u << 0)
#define DID_NOW_TO_OLD (1u << 1)
#define DID_BEFORE (1u << 2)

/* Reactions to a post: listed at all, and within the week. */
typedef struct
{
  guint32 n_listed[CLOUT_N_GROUPS];
  gsize n[CLOUT_N_GROUPS];
} Echo;

typedef struct
{
  const CloutScoreInput *input;
  CloutWeek *week;
  gint64 start;
  gint64 end; /* first second after the week */
  guint8 *did; /* by person */
  gboolean is_old; /* whether the account has older reactions */
  gboolean any_old;
  gsize best_value;
  gint64 best_time;
} Pass;

static void
add_person (Pass    *self,
            guint32  person,
            gint64   time)
{
  if (time < self->start)
    self->did[person] |= DID_BEFORE;
  else
    self->did[person] |= self->is_old ? DID_NOW | DID_NOW_TO_OLD : DID_NOW;
}

static void
add_reactions (Pass                    *self,
               const CloutScoreAccount *account,
               Echo                    *echoes)
{
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);
      guint32 person = account->person[i];
      gint64 time = account->time[i];
      gboolean known = person < self->input->n_people;
      Echo *echo = account->post[i] < account->n_posts && group >= 0
                   ? &echoes[account->post[i]] : NULL;

      if (echo != NULL)
        echo->n_listed[group]++;
      if (time >= self->end || (known && self->input->people[person].bot))
        continue;
      if (known)
        add_person (self, person, time);
      if (time < self->start || account->kind[i] >= CLOUT_N_REACTION_KINDS)
        continue;
      self->week->by_kind[account->kind[i]]++;
      if (echo != NULL)
        echo->n[group]++;
    }
}

static void
add_post (Pass   *self,
          gsize   account,
          gsize   index,
          Echo   *echo)
{
  static const CloutReactionKind kinds[CLOUT_N_GROUPS] = {
    CLOUT_REACTION_REPLY, CLOUT_REACTION_RESHARE, CLOUT_REACTION_LIKE,
  };
  const CloutScorePost *post = &self->input->accounts[account].posts[index];
  gsize value = 0;

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      if (post->time >= self->start && post->time < self->end)
        {
          gsize n_unlisted = clout_post_unlisted (post, group, echo->n_listed[group]);

          echo->n[group] += n_unlisted;
          self->week->by_kind[kinds[group]] += n_unlisted;
        }
      value += echo->n[group] * (CLOUT_N_GROUPS - group);
    }
  if (value == 0 || value < self->best_value
      || (value == self->best_value && post->time <= self->best_time))
    return;
  self->best_value = value;
  self->best_time = post->time;
  self->week->best_account = account;
  self->week->best_post = index;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    self->week->best[group] = echo->n[group];
}

static void
add_account (Pass  *self,
             gsize  index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  g_autofree Echo *echoes = g_new0 (Echo, MAX (account->n_posts, 1));

  if (account->engagement_unknown)
    return;
  self->is_old = FALSE;
  for (gsize i = 0; i < account->n_reactions; i++)
    self->is_old |= account->time[i] < self->start;
  self->any_old |= self->is_old;
  add_reactions (self, account, echoes);
  for (gsize i = 0; i < account->n_posts; i++)
    add_post (self, index, i, &echoes[i]);
}

static int
compare_waiting (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const CloutWaiting *one = a;
  const CloutWaiting *other = b;

  if (one->since != other->since)
    return one->since < other->since ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

static int
compare_new (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  const CloutScoreInput *input = data;
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;
  gint64 followers = input->people[one].followers;
  gint64 others = input->people[other].followers;

  if (followers != others)
    return followers > others ? -1 : 1;
  return one < other ? -1 : one > other;
}

static void
count_people (Pass *self)
{
  CloutWeek *week = self->week;
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < self->input->n_people; i++)
    {
      week->n_people += (self->did[i] & DID_NOW) != 0;
      if ((self->did[i] & DID_NOW_TO_OLD) != 0 && (self->did[i] & DID_BEFORE) == 0)
        g_array_append_val (people, i);
    }
  week->n_new = self->any_old ? (gssize) people->len : -1;
  if (week->n_new <= 0)
    return;
  g_array_sort_with_data (people, compare_new, (gpointer) self->input);
  week->new_people = (guint32 *) g_array_free (g_steal_pointer (&people), FALSE);
}

/**
 * clout_week_compute:
 * @input: as for clout_score_compute(); its now is not used
 * @waiting: (array length=n_waiting): people who wrote within the last seven days and have no
 *   reply, in any order
 * @n_waiting: number of people waiting
 * @day: last day of the week, as days since 1970-01-01 local time
 * @ret_week: (out caller-allocates): the week; clear with clout_week_clear()
 *
 * A like or share whose time isn't known has its post's time, as in the score.
 */
void
clout_week_compute (const CloutScoreInput *input,
                    const CloutWaiting    *waiting,
                    gsize                  n_waiting,
                    gint64                 day,
                    CloutWeek             *ret_week)
{
  g_autofree guint8 *did = g_new0 (guint8, MAX (input->n_people, 1));
  Pass pass = { .input = input, .week = ret_week, .did = did,
                .start = clout_day_start (day - CLOUT_WEEK_DAYS + 1, input->zone),
                .end = clout_day_start (day + 1, input->zone) };

  *ret_week = (CloutWeek) { .first = day - CLOUT_WEEK_DAYS + 1, .last = day,
                            .best_account = CLOUT_NONE, .best_post = CLOUT_NONE };
  for (gsize i = 0; i < input->n_accounts; i++)
    add_account (&pass, i);
  for (guint kind = 0; kind < CLOUT_REACTION_FOLLOW; kind++)
    ret_week->n_reactions += ret_week->by_kind[kind];
  count_people (&pass);
  ret_week->n_waiting = n_waiting;
  ret_week->waiting = g_memdup2 (waiting, n_waiting * sizeof *waiting);
  g_qsort_with_data (ret_week->waiting, n_waiting, sizeof *waiting, compare_waiting, NULL);
}

void
clout_week_clear (CloutWeek *self)
{
  g_clear_pointer (&self->waiting, g_free);
  g_clear_pointer (&self->new_people, g_free);
}
