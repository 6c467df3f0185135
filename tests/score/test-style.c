/* test-style.c: the place in Klout's matrix.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/style.h"

#define TODAY (MAKER_NOW / CLOUT_DAY)

static CloutStyle
compute (GArray *posts)
{
  CloutStyle style;

  clout_style_compute ((const CloutOwnPost *) posts->data, posts->len, TODAY, NULL, &style);
  return style;
}

static void
add (GArray           *posts,
     CloutOwnPostKind  kind,
     gint64            days_ago,
     guint32           topic)
{
  CloutOwnPost post = { MAKER_NOW - days_ago * CLOUT_DAY, topic, kind };

  g_array_append_val (posts, post);
}

/* Posts of one kind after the other, spread over some weeks, and topics in turn. */
static GArray *
make_posts (guint n_original,
            guint n_replies,
            guint n_shares,
            guint n_weeks,
            guint n_topics)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (CloutOwnPost));

  for (guint i = 0; i < n_original + n_replies + n_shares; i++)
    add (posts,
         i < n_original ? CLOUT_OWN_ORIGINAL
         : i < n_original + n_replies ? CLOUT_OWN_REPLY : CLOUT_OWN_SHARE,
         i % n_weeks * 7, n_topics > 0 ? i % n_topics : CLOUT_NONE);
  return posts;
}

static void
test_table (void)
{
  static const struct
  {
    guint n_original, n_replies, n_shares, n_weeks, n_topics;
    double creating, consistent, participating, broad;
    CloutStyleCell cell;
  } rows[] = {
    { 52, 0, 0, 13, 1, 1, 1, 0, 0, CLOUT_STYLE_SPECIALIST },
    { 0, 52, 0, 13, 1, 1, 1, 1, 0, CLOUT_STYLE_PUNDIT },
    { 0, 52, 0, 13, 4, 1, 1, 1, 0.75, CLOUT_STYLE_CELEBRITY },
    { 52, 0, 0, 13, 4, 1, 1, 0, 0.75, CLOUT_STYLE_NETWORKER },
    { 0, 0, 52, 1, 1, 0, 1 / 13.0, 0, 0, CLOUT_STYLE_OBSERVER },
    { 0, 0, 52, 1, 4, 0, 1 / 13.0, 0, 0.75, CLOUT_STYLE_DABBLER },
    { 0, 0, 52, 13, 1, 0, 1, 0, 0, CLOUT_STYLE_ACTIVIST },
    { 26, 0, 26, 13, 1, 0.5, 1, 0, 0, CLOUT_STYLE_SPECIALIST },
    { 13, 0, 39, 13, 1, 0.25, 1, 0, 0, CLOUT_STYLE_ACTIVIST },
    { 13, 0, 39, 4, 2, 0.25, 4 / 13.0, 0, 0.5, CLOUT_STYLE_CONVERSATIONALIST },
    { 0, 10, 40, 1, 50, 0.2, 1 / 13.0, 1, 0.98, CLOUT_STYLE_CURATOR },
    { 8, 2, 40, 1, 50, 0.2, 1 / 13.0, 0.2, 0.98, CLOUT_STYLE_SYNDICATOR },
    { 8, 32, 10, 1, 50, 0.8, 1 / 13.0, 0.8, 0.98, CLOUT_STYLE_BROADCASTER },
    /* Too few posts, and enough posts without topics. */
    { 9, 0, 0, 3, 3, NAN, NAN, NAN, 2 / 3.0, CLOUT_STYLE_UNKNOWN },
    { 52, 0, 0, 13, 0, 1, 1, 0, NAN, CLOUT_STYLE_UNKNOWN },
    { 0, 0, 0, 1, 0, NAN, NAN, NAN, NAN, CLOUT_STYLE_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) posts = make_posts (rows[i].n_original, rows[i].n_replies,
                                            rows[i].n_shares, rows[i].n_weeks, rows[i].n_topics);
      const double wanted[CLOUT_N_TRAITS] = {
        [CLOUT_TRAIT_CREATING] = rows[i].creating, [CLOUT_TRAIT_CONSISTENT] = rows[i].consistent,
        [CLOUT_TRAIT_PARTICIPATING] = rows[i].participating, [CLOUT_TRAIT_BROAD] = rows[i].broad,
      };
      CloutStyle style = compute (posts);

      g_test_message ("row %" G_GSIZE_FORMAT ": cell %u at %g, %g", i, style.cell, style.x,
                      style.y);
      for (int trait = 0; trait < CLOUT_N_TRAITS; trait++)
        if (isnan (wanted[trait]))
          g_assert_true (isnan (style.trait[trait]));
        else
          g_assert_cmpfloat_with_epsilon (style.trait[trait], wanted[trait], 1e-9);
      g_assert_cmpint (style.cell, ==, rows[i].cell);
      g_assert_cmpuint (style.n_posts, ==, posts->len);
      g_assert_cmpuint (style.n_replies, ==, rows[i].n_replies);
      g_assert_cmpuint (style.n_shares, ==, rows[i].n_shares);
    }
}

/* Every cell can be reached, and each is where its row and column say. */
static void
test_cells (void)
{
  gboolean seen[CLOUT_STYLE_UNKNOWN] = { FALSE };

  for (guint shares = 0; shares <= 60; shares += 5)
    for (guint replies = 0; replies + shares <= 60; replies += 5)
      for (guint weeks = 1; weeks <= CLOUT_STYLE_WEEKS; weeks++)
        for (guint topics = 1; topics <= 40; topics += 3)
          {
            g_autoptr(GArray) posts = make_posts (60 - shares - replies, replies, shares, weeks,
                                                  topics);
            CloutStyle style = compute (posts);
            int column = style.cell % CLOUT_STYLE_SIDE;
            int row = style.cell / CLOUT_STYLE_SIDE;

            g_assert_cmpint (style.cell, <, CLOUT_STYLE_UNKNOWN);
            g_assert_true (style.x >= 0 && style.x <= 1 && style.y >= 0 && style.y <= 1);
            g_assert_cmpfloat (fabs (style.x * CLOUT_STYLE_SIDE - (column + 0.5)), <=, 0.5);
            g_assert_cmpfloat (fabs ((1 - style.y) * CLOUT_STYLE_SIDE - (row + 0.5)), <=, 0.5);
            seen[style.cell] = TRUE;
          }
  for (guint cell = 0; cell < CLOUT_STYLE_UNKNOWN; cell++)
    g_assert_true (seen[cell]);
}

static void
test_window_and_zone (void)
{
  g_autoptr(GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  CloutOwnPost post = { TODAY * CLOUT_DAY + 16 * CLOUT_HOUR, CLOUT_NONE, CLOUT_OWN_ORIGINAL };
  CloutStyle style;

  for (gint64 day = TODAY - 2; day <= TODAY + 100; day++)
    {
      clout_style_compute (&post, 1, day, NULL, &style);
      g_assert_cmpuint (style.n_posts, ==, day >= TODAY && day < TODAY + CLOUT_STYLE_DAYS);
      /* It is already the next day in Tokyo. */
      clout_style_compute (&post, 1, day, tokyo, &style);
      g_assert_cmpuint (style.n_posts, ==, day > TODAY && day <= TODAY + CLOUT_STYLE_DAYS);
    }
}

static GArray *
make_random (GRand *random)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (CloutOwnPost));
  guint n = g_rand_int_range (random, 0, 300);

  for (guint i = 0; i < n; i++)
    add (posts, g_rand_int_range (random, 0, 3), g_rand_int_range (random, -2, 120),
         g_rand_boolean (random) ? (guint32) g_rand_int_range (random, 0, 9) : CLOUT_NONE);
  return posts;
}

/* The order of posts doesn't change a bit. A share never makes someone more creative, a reply never
   less participating, and a new topic never more focused. */
static void
test_properties (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (32);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(GArray) posts = make_random (random);
      g_autoptr(GArray) turned = g_array_new (FALSE, FALSE, sizeof (CloutOwnPost));
      CloutStyle before = compute (posts);
      CloutStyle after;

      for (guint i = posts->len; i > 0; i--)
        g_array_append_val (turned, g_array_index (posts, CloutOwnPost, i - 1));
      after = compute (turned);
      g_assert_cmpmem (before.trait, sizeof before.trait, after.trait, sizeof after.trait);
      g_assert_cmpint (before.cell, ==, after.cell);
      g_assert_true (before.n_posts == 0
                     || (before.n_weeks >= 1 && before.n_weeks <= CLOUT_STYLE_WEEKS));
      if (before.cell == CLOUT_STYLE_UNKNOWN)
        continue;
      add (turned, CLOUT_OWN_SHARE, 0, CLOUT_NONE);
      after = compute (turned);
      g_assert_cmpfloat (after.trait[CLOUT_TRAIT_CREATING], <=,
                         before.trait[CLOUT_TRAIT_CREATING]);
      add (turned, CLOUT_OWN_REPLY, 0, 1000);
      before = after;
      after = compute (turned);
      g_assert_cmpfloat (after.trait[CLOUT_TRAIT_PARTICIPATING], >=,
                         before.trait[CLOUT_TRAIT_PARTICIPATING]);
      g_assert_cmpfloat (after.trait[CLOUT_TRAIT_BROAD], >=, before.trait[CLOUT_TRAIT_BROAD]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/style/table", test_table);
  g_test_add_func ("/score/style/every-cell", test_cells);
  g_test_add_func ("/score/style/window-and-zone", test_window_and_zone);
  g_test_add_func ("/score/style/properties", test_properties);
  return g_test_run ();
}
