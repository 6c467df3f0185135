/* change.c: explains why the score moved between two days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/change.h"

#include <math.h>
#include <stdlib.h>

#include "score/condense.h"
#include "score/decay.h"

/* One account as it was on an earlier day, with a map to the reactions' current positions. */
typedef struct
{
  GArray *posts;
  GArray *time;
  GArray *person;
  GArray *post;
  GByteArray *kind;
  GArray *origin;
  gsize n_follows;
} Past;

static void
past_init (Past *self)
{
  self->posts = g_array_new (FALSE, FALSE, sizeof (CloutScorePost));
  self->time = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->person = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->post = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->kind = g_byte_array_new ();
  self->origin = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->n_follows = 0;
}

static void
past_clear (Past *self)
{
  g_array_unref (self->posts);
  g_array_unref (self->time);
  g_array_unref (self->person);
  g_array_unref (self->post);
  g_byte_array_unref (self->kind);
  g_array_unref (self->origin);
}

/* A reaction that is listed today wasn't unlisted on that day: the network hadn't counted it
   yet. */
static void
uncount (Past    *self,
         guint32  post,
         int      group)
{
  guint32 *counts;

  if (post >= self->posts->len)
    return;
  counts = g_array_index (self->posts, CloutScorePost, post).counts;
  for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
    if (clout_group_of (kind) == group && counts[kind] > 0)
      {
        counts[kind]--;
        return;
      }
}

/* Posts keep their positions so that the reactions' indices stay valid; one that wasn't written
   yet is outside every window. */
static void
take_posts (Past                    *self,
            const CloutScoreAccount *account,
            const CloutDecay        *decay,
            gsize                    days)
{
  g_array_append_vals (self->posts, account->posts, account->n_posts);
  for (gsize i = 0; i < account->n_posts; i++)
    if (clout_decay_back (decay, account->posts[i].time) < days)
      g_array_index (self->posts, CloutScorePost, i) = (CloutScorePost) { G_MININT64, { 0 } };
}

static void
take_reactions (Past                    *self,
                const CloutScoreAccount *account,
                const CloutDecay        *decay,
                gsize                    days)
{
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      if (clout_decay_back (decay, account->time[i]) < days)
        {
          self->n_follows += account->kind[i] == CLOUT_REACTION_FOLLOW;
          uncount (self, account->post[i], clout_group_of (account->kind[i]));
          continue;
        }
      g_array_append_val (self->time, account->time[i]);
      g_array_append_val (self->person, account->person[i]);
      g_array_append_val (self->post, account->post[i]);
      g_byte_array_append (self->kind, &account->kind[i], 1);
      g_array_append_val (self->origin, i);
    }
}

static CloutScoreAccount
past_account (const Past              *self,
              const CloutScoreAccount *account)
{
  CloutScoreAccount past = *account;

  past.posts = (const CloutScorePost *) self->posts->data;
  past.n_reactions = self->kind->len;
  past.time = (const gint64 *) self->time->data;
  past.person = (const guint32 *) self->person->data;
  past.post = (const guint32 *) self->post->data;
  past.kind = self->kind->data;
  past.counters.value[CLOUT_SIGNAL_FOLLOWERS] -= self->n_follows;
  return past;
}

static void
add_ledger (CloutChange              *self,
            gsize                     index,
            const CloutScoreAccount  *account,
            const CloutLedgerAccount *now,
            const CloutLedgerAccount *then,
            const Past               *past,
            const CloutDecay         *decay,
            gsize                     days)
{
  CloutChangeAccount *change = &self->accounts[index];

  change->by_reaction = g_new (double, MAX (account->n_reactions, 1));
  change->by_uncounted = g_new (double, MAX (account->n_posts, 1));
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      gboolean came = clout_decay_back (decay, account->time[i]) < days;

      change->by_reaction[i] = now->by_reaction[i];
      self->came += came ? now->by_reaction[i] : 0;
      self->n_came += came && now->by_reaction[i] > 0;
    }
  for (gsize i = 0; i < past->origin->len; i++)
    {
      gsize origin = g_array_index (past->origin, gsize, i);

      change->by_reaction[origin] -= then->by_reaction[i];
      self->faded += change->by_reaction[origin];
    }
  for (gsize i = 0; i < account->n_posts; i++)
    {
      gboolean came = clout_decay_back (decay, account->posts[i].time) < days;

      change->by_uncounted[i] = now->by_uncounted[i] - then->by_uncounted[i];
      *(came ? &self->came : &self->faded) += change->by_uncounted[i];
    }
  self->rest += now->rest - then->rest;
}

CloutChange *
clout_change_new (const CloutScoreInput *input,
                  gsize                  days)
{
  CloutChange *self = g_new0 (CloutChange, 1);
  CloutScoreInput before = *input;
  g_autofree Past *pasts = g_new0 (Past, MAX (input->n_accounts, 1));
  g_autofree CloutScoreAccount *accounts = g_new0 (CloutScoreAccount, MAX (input->n_accounts, 1));
  g_auto(CloutDecay) decay = { 0 };
  g_autoptr(CloutScore) now = clout_score_compute (input);
  g_autoptr(CloutLedger) now_ledger = clout_ledger_new (input, now);
  g_autoptr(CloutScore) then = NULL;
  g_autoptr(CloutLedger) then_ledger = NULL;

  clout_decay_init (&decay, input, clout_day_of (input->now, input->zone),
                    MIN (days, G_MAXINT32) + CLOUT_WINDOW_DAYS);
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      past_init (&pasts[i]);
      take_posts (&pasts[i], &input->accounts[i], &decay, days);
      take_reactions (&pasts[i], &input->accounts[i], &decay, days);
      accounts[i] = past_account (&pasts[i], &input->accounts[i]);
    }
  /* The last second of that day; a clock change may have moved it. */
  before.now = clout_day_start (decay.today - (gint64) MIN (days, G_MAXINT32) + 1, input->zone) - 1;
  before.accounts = accounts;
  then = clout_score_compute (&before);
  then_ledger = clout_ledger_new (&before, then);

  self->before = then->score;
  self->after = now->score;
  self->n_accounts = input->n_accounts;
  self->accounts = g_new0 (CloutChangeAccount, MAX (input->n_accounts, 1));
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      self->audience += now->shares[i].audience - then->shares[i].audience;
      add_ledger (self, i, &input->accounts[i], &now_ledger->accounts[i],
                  &then_ledger->accounts[i], &pasts[i], &decay, days);
      past_clear (&pasts[i]);
    }
  return self;
}

void
clout_change_free (CloutChange *self)
{
  for (gsize i = 0; i < self->n_accounts; i++)
    {
      g_free (self->accounts[i].by_reaction);
      g_free (self->accounts[i].by_uncounted);
    }
  g_free (self->accounts);
  g_free (self);
}

void
clout_change_show (const CloutChange *self,
                   int                decimals,
                   double            *shown)
{
  const double parts[CLOUT_N_MOVES] = { self->came, self->faded, self->audience, self->rest };

  clout_change_round (parts, CLOUT_N_MOVES,
                      clout_round_change (self->before, self->after, decimals), decimals, shown);
}

/* A part of a change in units, and how far it is above its rounded value. */
typedef struct
{
  gsize index;
  double excess;
} Rounded;

static int
compare_rounded (gconstpointer a,
                 gconstpointer b)
{
  const Rounded *x = a;
  const Rounded *y = b;

  if (x->excess != y->excess)
    return x->excess > y->excess ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

void
clout_change_round (const double *parts,
                    gsize         n_parts,
                    double        whole,
                    int           decimals,
                    double       *rounded)
{
  double unit = pow (10, decimals);
  double left = round (whole * unit);
  g_autofree Rounded *order = g_new (Rounded, MAX (n_parts, 1));

  for (gsize i = 0; i < n_parts; i++)
    {
      rounded[i] = round (parts[i] * unit);
      left -= rounded[i];
      order[i] = (Rounded) { i, parts[i] * unit - rounded[i] };
    }
  qsort (order, n_parts, sizeof *order, compare_rounded);
  for (gsize i = 0; n_parts > 0 && left > 0.5; i++, left--)
    rounded[order[i % n_parts].index]++;
  for (gsize i = 0; n_parts > 0 && left < -0.5; i++, left++)
    rounded[order[n_parts - 1 - i % n_parts].index]--;
  for (gsize i = 0; i < n_parts; i++)
    rounded[i] /= unit;
}
