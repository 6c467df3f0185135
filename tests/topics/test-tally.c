/* test-tally.c: a person's topics, from hashtags, featured tags and +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "score/constants.h"
#include "score/decay.h"
#include "topics/tally.h"

#define NOW G_GINT64_CONSTANT (1750000000)
#define TAGS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
add_post (CloutTally        *tally,
          const char *const *tags,
          gint64             time,
          double             strength)
{
  CloutTallyPost post = { tags, time, (gint64) strength, strength };

  clout_tally_add_post (tally, &post);
}

static const CloutTallied *
at (GPtrArray *list,
    guint      i)
{
  g_assert_cmpuint (i, <, list->len);
  return list->pdata[i];
}

static void
test_spellings (void)
{
  static const struct
  {
    const char *tags[5];
    const char *name;
  } cases[] = {
    { { "orchids", "Orchids", "Orchids" }, "Orchids" },
    { { "Orchids", "orchid", "orchid" }, "orchid" },
    { { "spaceopera", "SpaceOpera" }, "SpaceOpera" },
    { { "SpaceOpera", "spaceopera" }, "SpaceOpera" },
    { { "#Orchids" }, "Orchids" },
    { { "カメラ", "ｶﾒﾗ", "カメラ" }, "カメラ" },
  };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr(CloutTally) tally = clout_tally_new ();
      g_autoptr(GPtrArray) list = NULL;
      gint64 n = 0;

      for (; cases[c].tags[n] != NULL; n++)
        add_post (tally, TAGS (cases[c].tags[n]), NOW - n, 2);
      list = clout_tally_list (tally, NULL);
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpstr (at (list, 0)->name, ==, cases[c].name);
      g_assert_cmpint (at (list, 0)->n_posts, ==, n);
      g_assert_cmpint (at (list, 0)->n_reactions, ==, 2 * n);
      g_assert_cmpfloat (at (list, 0)->strength, ==, 2 * n);
      g_assert_cmpint (at (list, 0)->last_used, ==, NOW);
    }
}

static void
test_post_counts_once (void)
{
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;

  add_post (tally, TAGS ("Orchid", "orchids", "ORCHIDS", "ferns", "", "<b>"), NOW, 3);
  add_post (tally, NULL, NOW, 100);
  list = clout_tally_list (tally, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (at (list, i)->n_posts, ==, 1);
      g_assert_cmpfloat (at (list, i)->strength, ==, 3);
    }
}

/* The strength decays like the score: a month-old reaction is worth half of one from today. */
static void
test_decay (void)
{
  CloutScoreInput input = { .now = NOW };
  gint64 month_ago = NOW - (gint64) CLOUT_HALF_LIFE_DAYS * CLOUT_DAY;
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;
  g_auto(CloutDecay) decay = { 0 };

  clout_decay_init (&decay, &input, clout_day_of (NOW, NULL), CLOUT_WINDOW_DAYS);
  add_post (tally, TAGS ("then"), month_ago, 3 * clout_decay_weight (&decay, month_ago));
  add_post (tally, TAGS ("now"), NOW, 2 * clout_decay_weight (&decay, NOW));
  list = clout_tally_list (tally, NULL);
  g_assert_cmpstr (at (list, 0)->name, ==, "now");
  g_assert_cmpfloat (at (list, 0)->strength, ==, 2);
  g_assert_cmpfloat_with_epsilon (at (list, 1)->strength, 1.5, 1e-9);
}

static void
test_plus_k (void)
{
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;

  add_post (tally, TAGS ("Orchids"), NOW, 1);
  clout_tally_add_plus_k (tally, "ORCHID");
  clout_tally_add_plus_k (tally, "orchids");
  clout_tally_add_plus_k (tally, "Ferns");
  clout_tally_add_plus_k (tally, "ferns");
  clout_tally_add_plus_k (tally, "ferns");
  clout_tally_add_plus_k (tally, "\342\200\256");
  clout_tally_add_featured (tally, "Moss");
  clout_tally_add_featured (tally, "moss");
  list = clout_tally_list (tally, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (at (list, 0)->name, ==, "Ferns");
  g_assert_cmpuint (at (list, 0)->n_plus_k, ==, 3);
  g_assert_cmpint (at (list, 0)->last_used, ==, 0);
  g_assert_cmpstr (at (list, 1)->name, ==, "Orchids");
  g_assert_cmpuint (at (list, 1)->n_plus_k, ==, 2);
  g_assert_cmpfloat (at (list, 1)->strength, ==, 1 + 2 * CLOUT_TOPIC_PLUS_K_WORTH);
  g_assert_cmpstr (at (list, 2)->name, ==, "Moss");
  g_assert_cmpfloat (at (list, 2)->strength, ==, CLOUT_TOPIC_FEATURED_WORTH);
}

static void
test_most (void)
{
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;

  for (guint i = 0; i < 3 * CLOUT_TOPICS_SHOWN; i++)
    {
      g_autofree char *tag = g_strdup_printf ("tag%u", i);

      add_post (tally, TAGS (tag), NOW, i);
    }
  list = clout_tally_list (tally, NULL);
  g_assert_cmpuint (list->len, ==, CLOUT_TOPICS_SHOWN);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpfloat (at (list, i)->strength, ==, 3 * CLOUT_TOPICS_SHOWN - 1 - i);
}

static void
test_sensitive (void)
{
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;

  add_post (tally, TAGS ("MentalHealth", "Depression", "うつ病", "orchids"), NOW, 50);
  clout_tally_add_featured (tally, "LGBTQ");
  clout_tally_add_plus_k (tally, "Catholics");
  /* Only capital letters separate the words of this one, and they do so for every spelling. */
  add_post (tally, TAGS ("CancerFight"), NOW, 50);
  add_post (tally, TAGS ("cancerfight"), NOW, 50);
  list = clout_tally_list (tally, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (at (list, 0)->name, ==, "orchids");
}

static void
test_hide (void)
{
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) restored = NULL;

  add_post (tally, TAGS ("orchids", "Ferns", "moss"), NOW, 1);
  list = clout_tally_list (tally, TAGS ("ferns", "ORCHID"));
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (at (list, 0)->name, ==, "moss");
  restored = clout_tally_list (tally, TAGS ("ferns"));
  g_assert_cmpuint (restored->len, ==, 2);
}

/* The order of posts doesn't matter. */
static void
test_any_order (void)
{
  static const char *const tags[] = { "Orchids", "orchids", "orchid", "Ferns", "ferns", "moss" };
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autofree char *first = NULL;

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(CloutTally) tally = clout_tally_new ();
      g_autoptr(GPtrArray) list = NULL;
      g_autoptr(GString) all = g_string_new (NULL);
      guint start = g_rand_int_range (random, 0, G_N_ELEMENTS (tags));

      for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
        add_post (tally, TAGS (tags[(start + i) % G_N_ELEMENTS (tags)]), NOW, 1);
      list = clout_tally_list (tally, NULL);
      for (guint i = 0; i < list->len; i++)
        g_string_append_printf (all, "%s ", at (list, i)->name);
      if (first == NULL)
        first = g_strdup (all->str);
      g_assert_cmpstr (all->str, ==, first);
    }
  g_assert_cmpstr (first, ==, "Orchids Ferns moss ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/tally/spellings", test_spellings);
  g_test_add_func ("/topics/tally/post-counts-once", test_post_counts_once);
  g_test_add_func ("/topics/tally/decay", test_decay);
  g_test_add_func ("/topics/tally/plus-k", test_plus_k);
  g_test_add_func ("/topics/tally/most", test_most);
  g_test_add_func ("/topics/tally/sensitive", test_sensitive);
  g_test_add_func ("/topics/tally/hide", test_hide);
  g_test_add_func ("/topics/tally/any-order", test_any_order);
  return g_test_run ();
}
