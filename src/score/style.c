/* style.c: finds someone's place in Klout's matrix.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/style.h"

#include <math.h>

#include "score/calendar.h"
#include "score/input.h"

/* How many of @n equally frequent things would be as varied as @n things whose squared counts sum
   to @squares. Whole numbers, so that the order of posts doesn't change a bit. */
static double
effective_number (gsize   n,
                  guint64 squares)
{
  return n > 0 ? (double) n * n / squares : NAN;
}

static double
count_topics (GHashTable *topics,
              gsize       n_tagged)
{
  guint64 squares = 0;
  GHashTableIter iter;
  gpointer n;

  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    squares += (guint64) GPOINTER_TO_UINT (n) * GPOINTER_TO_UINT (n);
  return effective_number (n_tagged, squares);
}

static void
add_topic (CloutStyle *style,
           GHashTable *topics,
           guint32     topic)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (topics, GUINT_TO_POINTER (topic)));

  if (topic == CLOUT_NONE)
    return;
  style->n_tagged++;
  g_hash_table_insert (topics, GUINT_TO_POINTER (topic), GUINT_TO_POINTER (n + 1));
}

static void
place (CloutStyle *style)
{
  gsize n_own_words = style->n_posts - style->n_shares;
  double *trait = style->trait;
  int column, row;

  for (int i = 0; i < CLOUT_N_TRAITS; i++)
    trait[i] = NAN;
  if (style->n_posts >= CLOUT_STYLE_FEWEST)
    {
      trait[CLOUT_TRAIT_CREATING] = 1 - (double) style->n_shares / style->n_posts;
      trait[CLOUT_TRAIT_CONSISTENT] = style->n_weeks / CLOUT_STYLE_WEEKS;
      trait[CLOUT_TRAIT_PARTICIPATING] = (double) style->n_replies / MAX (n_own_words, 1);
    }
  if (style->n_tagged >= CLOUT_STYLE_FEWEST_TAGGED)
    trait[CLOUT_TRAIT_BROAD] = 1 - 1 / style->n_topics;
  style->x = (trait[CLOUT_TRAIT_CREATING] + trait[CLOUT_TRAIT_CONSISTENT]) / 2;
  style->y = (trait[CLOUT_TRAIT_PARTICIPATING] + trait[CLOUT_TRAIT_BROAD]) / 2;
  style->cell = CLOUT_STYLE_UNKNOWN;
  if (isnan (style->x) || isnan (style->y))
    return;
  column = MIN (style->x * CLOUT_STYLE_SIDE, CLOUT_STYLE_SIDE - 1);
  row = MIN (style->y * CLOUT_STYLE_SIDE, CLOUT_STYLE_SIDE - 1);
  style->cell = (CLOUT_STYLE_SIDE - 1 - row) * CLOUT_STYLE_SIDE + column;
}

/**
 * clout_style_compute:
 * @posts: (array length=n_posts): own posts, in any order, without continuations of own threads
 * @n_posts: number of posts
 * @day: last day of the weeks to look at, as days since 1970-01-01 local time
 * @zone: (nullable): the person's time zone, %NULL for UTC
 * @ret_style: (out caller-allocates): the style
 *
 * Looks at the %CLOUT_STYLE_DAYS days that end with @day; they make %CLOUT_STYLE_WEEKS weeks of
 * seven days.
 */
void
clout_style_compute (const CloutOwnPost *posts,
                     gsize               n_posts,
                     gint64              day,
                     GTimeZone          *zone,
                     CloutStyle         *ret_style)
{
  g_autoptr(GHashTable) topics = g_hash_table_new (NULL, NULL);
  guint64 weeks[CLOUT_STYLE_WEEKS] = { 0 };
  guint64 squares = 0;

  *ret_style = (CloutStyle) { .cell = CLOUT_STYLE_UNKNOWN };
  for (gsize i = 0; i < n_posts; i++)
    {
      gint64 back = day - clout_day_of (posts[i].time, zone);

      if (back < 0 || back >= CLOUT_STYLE_DAYS)
        continue;
      ret_style->n_posts++;
      ret_style->n_shares += posts[i].kind == CLOUT_OWN_SHARE;
      ret_style->n_replies += posts[i].kind == CLOUT_OWN_REPLY;
      weeks[back / 7]++;
      add_topic (ret_style, topics, posts[i].topic);
    }
  for (guint i = 0; i < CLOUT_STYLE_WEEKS; i++)
    squares += weeks[i] * weeks[i];
  ret_style->n_weeks = effective_number (ret_style->n_posts, squares);
  ret_style->n_topics = count_topics (topics, ret_style->n_tagged);
  place (ret_style);
}
