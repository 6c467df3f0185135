/* history-maker.c: builds small histories for tests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "history-maker.h"
#include "support/weights.h"

HistoryMaker *
history_maker_new (void)
{
  HistoryMaker *self = g_new0 (HistoryMaker, 1);

  self->people = g_array_new (FALSE, TRUE, sizeof (CloutScorePerson));
  self->posts = g_array_new (FALSE, TRUE, sizeof (CloutScorePost));
  self->time = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->person = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->post = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->kind = g_byte_array_new ();
  self->account.weight = weight_of_network ("mastodon");
  clout_signals_init (&self->account.counters);
  self->input.now = MAKER_NOW;
  return self;
}

void
history_maker_free (HistoryMaker *self)
{
  g_array_unref (self->people);
  g_array_unref (self->posts);
  g_array_unref (self->time);
  g_array_unref (self->person);
  g_array_unref (self->post);
  g_byte_array_unref (self->kind);
  g_free (self);
}

guint32
history_maker_add_person (HistoryMaker *self,
                          gint64        followers,
                          gboolean      bot)
{
  CloutScorePerson person = { followers, -1, -1, bot };

  g_array_append_val (self->people, person);
  return self->people->len - 1;
}

guint32
history_maker_add_post (HistoryMaker *self,
                        gint64        time)
{
  CloutScorePost post = { time, { 0 } };

  g_array_append_val (self->posts, post);
  return self->posts->len - 1;
}

void
history_maker_react (HistoryMaker      *self,
                     CloutReactionKind  kind,
                     guint32            person,
                     guint32            post,
                     gint64             time)
{
  guint8 byte = kind;

  g_array_append_val (self->time, time);
  g_array_append_val (self->person, person);
  g_array_append_val (self->post, post);
  g_byte_array_append (self->kind, &byte, 1);
}

const CloutScoreInput *
history_maker_input (HistoryMaker *self)
{
  self->account.n_posts = self->posts->len;
  self->account.posts = (const CloutScorePost *) self->posts->data;
  self->account.n_reactions = self->kind->len;
  self->account.time = (const gint64 *) self->time->data;
  self->account.person = (const guint32 *) self->person->data;
  self->account.post = (const guint32 *) self->post->data;
  self->account.kind = self->kind->data;
  self->input.n_people = self->people->len;
  self->input.people = (const CloutScorePerson *) self->people->data;
  self->input.n_accounts = 1;
  self->input.accounts = &self->account;
  return &self->input;
}

void
history_maker_randomize (HistoryMaker *self,
                         GRand        *random,
                         guint         n_people,
                         guint         n_posts,
                         guint         n_reactions)
{
  for (guint i = 0; i < n_people; i++)
    history_maker_add_person (self, g_rand_int_range (random, -1, 100000),
                              g_rand_int_range (random, 0, 10) == 0);
  for (guint i = 0; i < n_posts; i++)
    {
      CloutScorePost *post;

      history_maker_add_post (self, MAKER_NOW - g_rand_int_range (random, 0, 120 * CLOUT_DAY));
      post = &g_array_index (self->posts, CloutScorePost, i);
      for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
        post->counts[kind] = g_rand_int_range (random, 0, 20);
    }
  for (guint i = 0; i < n_reactions; i++)
    {
      guint32 person = g_rand_int_range (random, 0, n_people + 1);
      guint32 post = g_rand_int_range (random, 0, n_posts + 1);

      history_maker_react (self, g_rand_int_range (random, 0, CLOUT_N_REACTION_KINDS),
                           person == n_people ? CLOUT_NONE : person,
                           post == n_posts ? CLOUT_NONE : post,
                           MAKER_NOW - g_rand_int_range (random, -CLOUT_DAY, 120 * CLOUT_DAY));
    }
}
