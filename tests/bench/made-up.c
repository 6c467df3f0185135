/* made-up.c: generates the same history every time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "made-up.h"

#include <math.h>
#include <stdlib.h>

/* A power law: half of all draws are in about a fiftieth of the range. */
static guint32
draw_heavy (GRand  *random,
            guint32 n)
{
  return MIN (n - 1, (guint32) (n * pow (g_rand_double (random), 5.6)));
}

static guint8
draw_kind (GRand *random)
{
  gint32 dice = g_rand_int_range (random, 0, 100);

  return dice < 15 ? CLOUT_REACTION_REPLY : dice < 18 ? CLOUT_REACTION_QUOTE
         : dice < 35 ? CLOUT_REACTION_RESHARE : CLOUT_REACTION_LIKE;
}

/* Reactions come soon after their post: half within ten hours, a few after days. */
static gint64
draw_time (GRand  *random,
           gint64  posted)
{
  return MIN (MADE_UP_NOW, posted - (gint64) (log (1 - g_rand_double (random)) * 50000));
}

static void
fill_reactions (MadeUp *self,
                GRand  *random,
                gsize   n)
{
  self->time = g_new (gint64, n);
  self->person = g_new (guint32, n);
  self->post = g_new (guint32, n);
  self->kind = g_new (guint8, n);
  for (gsize i = 0; i < n; i++)
    {
      self->person[i] = draw_heavy (random, MADE_UP_PEOPLE);
      self->post[i] = draw_heavy (random, MADE_UP_POSTS);
      self->kind[i] = draw_kind (random);
      self->time[i] = draw_time (random, self->posts[self->post[i]].time);
    }
}

typedef struct
{
  gint64 time;
  guint32 person;
  guint32 post;
  guint8 kind;
  guint32 index;
} Reaction;

/* The order in which the store loads them: what others wrote by its id, so by time, and all else
   by post and kind. There, no one is twice in a row, so people stay in random order. */
static int
compare_stored (gconstpointer a,
                gconstpointer b)
{
  const Reaction *one = a;
  const Reaction *other = b;
  gboolean words = one->kind <= CLOUT_REACTION_QUOTE;

  if (words != (other->kind <= CLOUT_REACTION_QUOTE))
    return words ? 1 : -1;
  if (words)
    return one->time < other->time ? -1 : one->time > other->time;
  if (one->post != other->post)
    return one->post < other->post ? -1 : 1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

/**
 * made_up_sort:
 * @self: a history
 *
 * Sorts the reactions as the store has them.
 */
void
made_up_sort (MadeUp *self)
{
  gsize n = self->account.n_reactions;
  g_autofree Reaction *all = g_new (Reaction, n);

  for (gsize i = 0; i < n; i++)
    all[i] = (Reaction) { self->time[i], self->person[i], self->post[i], self->kind[i],
                          i };
  qsort (all, n, sizeof *all, compare_stored);
  for (gsize i = 0; i < n; i++)
    {
      self->time[i] = all[i].time;
      self->person[i] = all[i].person;
      self->post[i] = all[i].post;
      self->kind[i] = all[i].kind;
    }
}

MadeUp *
made_up_new (gsize n)
{
  return made_up_new_of_days (n, MADE_UP_DAYS);
}

MadeUp *
made_up_new_of_days (gsize n,
                     guint n_days)
{
  MadeUp *self = g_new0 (MadeUp, 1);
  g_autoptr(GRand) random = g_rand_new_with_seed (2);

  self->people = g_new0 (CloutScorePerson, MADE_UP_PEOPLE);
  self->posts = g_new0 (CloutScorePost, MADE_UP_POSTS);
  for (gsize i = 0; i < MADE_UP_PEOPLE; i++)
    self->people[i] = (CloutScorePerson) { exp (g_rand_double (random) * 12), -1, -1, i % 97 == 0 };
  for (gsize i = 0; i < MADE_UP_POSTS; i++)
    self->posts[i].time = MADE_UP_NOW - g_rand_int_range (random, 0, n_days * 86400);
  fill_reactions (self, random, n);
  clout_signals_init (&self->account.counters);
  self->account.weight = 1;
  self->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 5000;
  self->account.n_posts = MADE_UP_POSTS;
  self->account.posts = self->posts;
  self->account.n_reactions = n;
  self->account.time = self->time;
  self->account.person = self->person;
  self->account.post = self->post;
  self->account.kind = self->kind;
  self->input.now = MADE_UP_NOW;
  self->input.n_people = MADE_UP_PEOPLE;
  self->input.people = self->people;
  self->input.n_accounts = 1;
  self->input.accounts = &self->account;
  return self;
}

void
made_up_free (MadeUp *self)
{
  g_free (self->people);
  g_free (self->posts);
  g_free (self->time);
  g_free (self->person);
  g_free (self->post);
  g_free (self->kind);
  g_free (self);
}
