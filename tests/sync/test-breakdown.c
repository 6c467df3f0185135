/* test-breakdown.c: each part of the score opens to the parts that it is made of.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "mastodon-fixture.h"
#include "score/round.h"
#include "sync/best-posts.h"
#include "sync/score.h"

#define DAYS 7

typedef struct
{
  Fixture fixture;
  CloutAccount *account;
  CloutReport *report;
} Data;

static void
set_up (Data *self)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (&self->fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (self->fixture.server, self->fixture.now, 20, 40);
  self->account = fixture_sign_in (&self->fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  fixture_sync (&self->fixture, self->account, &error);
  g_assert_no_error (error);
  clout_engine_report_async (self->fixture.engine, NULL, await_cb, &one);
  self->report = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
}

static void
tear_down (Data *self)
{
  g_clear_object (&self->report);
  g_clear_object (&self->account);
  fixture_tear_down (&self->fixture);
}

static GListModel *
split (Data               *self,
       CloutBreakdownItem *parent,
       CloutBreakdownLevel by)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GListModel *items;

  clout_engine_load_breakdown_async (self->fixture.engine, self->report, parent, by, NULL,
                                     await_cb, &one);
  items = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return items;
}

static double
sum (GListModel *items)
{
  double shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);

      shown += clout_breakdown_item_get_facts (item)->shown;
    }
  return shown;
}

/* Whether the parts add up to the part as shown. */
static void
assert_adds_up (GListModel         *items,
                CloutBreakdownItem *parent)
{
  g_assert_cmpfloat_with_epsilon (sum (items), clout_breakdown_item_get_facts (parent)->shown,
                                  1e-9);
}

static CloutBreakdownItem *
find (GListModel          *items,
      CloutBreakdownLevel  level)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);

      if (clout_breakdown_item_get_facts (item)->level == level)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static CloutBreakdownItem *
make (CloutBreakdownLevel level,
      guint32             index)
{
  CloutBreakdownFacts facts = { .level = level, .index = index, .points = NAN, .shown = NAN,
                                .person = CLOUT_NONE, .to = CLOUT_NONE };

  return clout_breakdown_item_new (&facts);
}

/* The score to the networks, one account standing for its network. */
static void
test_networks (void)
{
  Data data;
  g_autoptr(GListModel) networks = NULL;
  g_autoptr(GListModel) accounts = NULL;
  g_autoptr(CloutBreakdownItem) network = make (CLOUT_BREAKDOWN_NETWORK, 0);
  g_autoptr(CloutBreakdownItem) only = NULL;

  set_up (&data);
  networks = split (&data, NULL, CLOUT_BREAKDOWN_NETWORK);
  g_assert_cmpuint (g_list_model_get_n_items (networks), ==, 1);
  only = find (networks, CLOUT_BREAKDOWN_ACCOUNT);
  g_assert_nonnull (only);
  accounts = split (&data, network, CLOUT_BREAKDOWN_ACCOUNT);
  assert_adds_up (accounts, only);
  tear_down (&data);
}

/* A person to posts, with several reactions to one post as one part, and back to the person. */
static void
test_person (void)
{
  Data data;
  guint n_together = 0;
  g_autoptr(CloutBreakdownItem) engagement = make (CLOUT_BREAKDOWN_ENGAGEMENT, 1);
  g_autoptr(GListModel) people = NULL;

  set_up (&data);
  people = split (&data, engagement, CLOUT_BREAKDOWN_PERSON);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr(CloutBreakdownItem) person = g_list_model_get_item (people, i);
      g_autoptr(GListModel) by_post = split (&data, person, CLOUT_BREAKDOWN_POST);
      g_autoptr(GListModel) all = split (&data, person, CLOUT_BREAKDOWN_REACTION);
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
      gint64 n = 0;

      assert_adds_up (by_post, person);
      for (guint at = 0; at < g_list_model_get_n_items (by_post); at++)
        {
          g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (by_post, at);
          const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
          g_autoptr(GListModel) reactions = NULL;

          n += facts->n;
          if (facts->to == CLOUT_NONE)
            continue;
          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (facts->to)));
          g_assert_cmpstr (facts->post, ==, "On #tea");
          if (facts->level != CLOUT_BREAKDOWN_PERSON_POST)
            continue;
          n_together++;
          reactions = split (&data, item, CLOUT_BREAKDOWN_REACTION);
          assert_adds_up (reactions, item);
          g_assert_cmpint (g_list_model_get_n_items (reactions), ==, facts->n);
        }
      g_assert_cmpint (g_list_model_get_n_items (all), ==, n);
    }
  g_assert_cmpuint (n_together, >, 0);
  tear_down (&data);
}

/* A post that a reaction opens: its points aren't known before, and its reactions name people. */
static void
test_post (void)
{
  Data data;
  g_autoptr(CloutBreakdownItem) engagement = make (CLOUT_BREAKDOWN_ENGAGEMENT, 1);
  g_autoptr(GListModel) posts = NULL;
  g_autoptr(CloutBreakdownItem) listed = NULL;
  g_autoptr(CloutBreakdownItem) opened = NULL;
  g_autoptr(CloutBreakdownItem) reaction = NULL;
  g_autoptr(GListModel) reactions = NULL;

  set_up (&data);
  posts = split (&data, engagement, CLOUT_BREAKDOWN_POST);
  listed = find (posts, CLOUT_BREAKDOWN_POST);
  opened = make (CLOUT_BREAKDOWN_POST, clout_breakdown_item_get_facts (listed)->index);
  reactions = split (&data, opened, CLOUT_BREAKDOWN_PERSON);
  g_assert_cmpfloat_with_epsilon (sum (reactions),
                                  clout_round (clout_breakdown_item_get_facts (listed)->points,
                                               CLOUT_SHOWN_DECIMALS), 1e-9);
  reaction = find (reactions, CLOUT_BREAKDOWN_REACTION);
  g_assert_cmpuint (clout_breakdown_item_get_facts (reaction)->person, !=, CLOUT_NONE);
  g_assert_nonnull (clout_breakdown_item_get_facts (reaction)->detail);
  tear_down (&data);
}

static GListModel *
explain_change (Data *self)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutChange) change = NULL;
  GListModel *people;

  clout_engine_load_change_async (self->fixture.engine, self->report, DAYS, NULL, await_cb, &one);
  people = clout_engine_load_change_finish (self->fixture.engine, await_result (&one), &change,
                                            &error);
  g_assert_no_error (error);
  return people;
}

/* Who moved the score, down to their reactions; and those who aren't listed one by one. */
static void
test_change (void)
{
  Data data;
  g_autoptr(GListModel) people = NULL;
  g_autoptr(GListModel) others = NULL;
  g_autoptr(CloutBreakdownItem) rest = NULL;
  guint n_lost = 0;

  set_up (&data);
  people = explain_change (&data);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr(CloutBreakdownItem) person = g_list_model_get_item (people, i);
      g_autoptr(GListModel) parts = split (&data, person, CLOUT_BREAKDOWN_POST);

      assert_adds_up (parts, person);
      g_assert_cmpuint (clout_breakdown_item_get_facts (person)->days, ==, DAYS);
      n_lost += clout_breakdown_item_get_facts (person)->points < 0;
    }
  g_assert_cmpuint (n_lost, >, 0);
  rest = find (people, CLOUT_BREAKDOWN_REST);
  others = split (&data, rest, CLOUT_BREAKDOWN_PERSON);
  g_assert_cmpint (g_list_model_get_n_items (others), ==,
                   clout_breakdown_item_get_facts (rest)->n);
  assert_adds_up (others, rest);
  tear_down (&data);
}

static GPtrArray *
list_best_posts (Data *self)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GPtrArray *cards;

  clout_engine_list_best_posts_async (self->fixture.engine, self->report, NULL, await_cb, &one);
  cards = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return cards;
}

/* The best posts are those that engagement lists first, with the people who reacted to them. */
static void
test_best_posts (void)
{
  Data data;
  g_autoptr(CloutBreakdownItem) engagement = make (CLOUT_BREAKDOWN_ENGAGEMENT, 1);
  g_autoptr(GListModel) posts = NULL;
  g_autoptr(GPtrArray) cards = NULL;

  set_up (&data);
  posts = split (&data, engagement, CLOUT_BREAKDOWN_POST);
  cards = list_best_posts (&data);
  g_assert_cmpuint (cards->len, ==, CLOUT_BEST_POSTS_SHOWN);
  for (guint i = 0; i < cards->len; i++)
    {
      const CloutBestPostCard *card = cards->pdata[i];
      g_autoptr(CloutBreakdownItem) listed = g_list_model_get_item (posts, i);
      g_autoptr(GListModel) reactions = split (&data, card->post, CLOUT_BREAKDOWN_PERSON);
      gsize n = 0;

      g_assert_cmpfloat (clout_breakdown_item_get_facts (card->post)->points, ==,
                         clout_breakdown_item_get_facts (listed)->points);
      g_assert_cmpstr (clout_breakdown_item_get_facts (card->post)->name, ==, "On #tea");
      assert_adds_up (reactions, card->post);
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        n += card->counts[group];
      g_assert_cmpuint (n, >=, g_list_model_get_n_items (reactions));
      g_assert_cmpuint (g_strv_length (card->people), >, 0);
    }
  tear_down (&data);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/breakdown/networks", test_networks);
  g_test_add_func ("/sync/breakdown/a-person-s-posts", test_person);
  g_test_add_func ("/sync/breakdown/a-post-that-a-reaction-opens", test_post);
  g_test_add_func ("/sync/breakdown/who-moved-the-score", test_change);
  g_test_add_func ("/sync/breakdown/best-posts", test_best_posts);
  return g_test_run ();
}
