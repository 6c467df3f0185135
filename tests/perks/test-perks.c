/* test-perks.c: which offers are valid, and who gets them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "perks/perk-feed.h"
#include "perks/region.h"

#define NOW (G_GINT64_CONSTANT (1790000000))

static CloutPerk *
make_perk (void)
{
  CloutPerk *perk = clout_perk_new ();

  perk->title = g_strdup ("A seed box");
  perk->what = g_strdup ("Twelve kinds of seeds");
  perk->link = g_strdup ("https://seeds.example/box");
  perk->disclosure = g_strdup ("We hope that you write about it.");
  return perk;
}

static void
set_text (char       **text,
          const char  *now)
{
  g_free (*text);
  *text = g_strdup (now);
}

static GStrv
words (const char *text)
{
  return text != NULL ? g_strsplit (text, ",", -1) : NULL;
}

static void
test_qualifies (void)
{
  static const char *const topics[] = { "Orchids", "night trains", NULL };
  const struct
  {
    double from_score;
    gint64 until;
    const char *topics;
    const char *regions;
    const char *region;
    CloutPerkState state;
  } rows[] = {
    { 0, 0, NULL, NULL, NULL, CLOUT_PERK_YOURS },
    { 40, 0, NULL, NULL, NULL, CLOUT_PERK_YOURS },
    { 40.01, 0, NULL, NULL, NULL, CLOUT_PERK_HIGHER_SCORE },
    { 0, NOW + 1, NULL, NULL, NULL, CLOUT_PERK_YOURS },
    { 0, NOW, NULL, NULL, NULL, CLOUT_PERK_OVER },
    { 0, 0, "orchid", NULL, NULL, CLOUT_PERK_YOURS },
    { 0, 0, "cars,NightTrains", NULL, NULL, CLOUT_PERK_YOURS },
    { 0, 0, "cars", NULL, NULL, CLOUT_PERK_OTHER_TOPICS },
    { 0, 0, NULL, "DE,AT", "AT", CLOUT_PERK_YOURS },
    { 0, 0, NULL, "DE,AT", "FR", CLOUT_PERK_OTHER_REGION },
    { 0, 0, NULL, "DE,AT", NULL, CLOUT_PERK_OTHER_REGION },
    /* Requirements that no one can change come first. */
    { 90, NOW - 1, "cars", "DE", "FR", CLOUT_PERK_OVER },
    { 90, 0, "cars", "DE", "FR", CLOUT_PERK_OTHER_REGION },
    { 90, 0, "cars", "DE", "DE", CLOUT_PERK_OTHER_TOPICS },
    { 90, 0, "orchids", "DE", "DE", CLOUT_PERK_HIGHER_SCORE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CloutPerk) perk = make_perk ();
      CloutPerkPerson person = { 40, topics, rows[i].region, NOW };

      perk->from_score = rows[i].from_score;
      perk->until = rows[i].until;
      perk->topics = words (rows[i].topics);
      perk->regions = words (rows[i].regions);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_true (clout_perk_is_sound (perk));
      g_assert_cmpint (clout_perk_evaluate (perk, &person), ==, rows[i].state);
    }
}

/* A person without any data gets what is for everyone, and nothing else. */
static void
test_person_without_data (void)
{
  g_autoptr(CloutPerk) perk = make_perk ();
  CloutPerkPerson person = { .now = NOW };

  g_assert_cmpint (clout_perk_evaluate (perk, &person), ==, CLOUT_PERK_YOURS);
  perk->topics = words ("orchids");
  g_assert_cmpint (clout_perk_evaluate (perk, &person), ==, CLOUT_PERK_OTHER_TOPICS);
}

static void
test_links (void)
{
  const struct
  {
    const char *link;
    gboolean sound;
  } rows[] = {
    { "https://seeds.example", TRUE },
    { "https://seeds.example:8443/a?b=c", TRUE },
    { "HTTPS://seeds.example/", TRUE },
    { "http://seeds.example/", FALSE },
    { "http://127.0.0.1/", FALSE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "https://", FALSE },
    { "https:seeds.example", FALSE },
    { "https://bank.example@seeds.example/", FALSE },
    { "//seeds.example/", FALSE },
    { "https://seeds.example/a b", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CloutPerk) perk = make_perk ();

      set_text (&perk->link, rows[i].link);
      g_test_message ("%s", rows[i].link);
      g_assert_cmpint (clout_perk_is_sound (perk), ==, rows[i].sound);
    }
}

static void
test_unsound (void)
{
  g_autofree char *long_text = g_strnfill (CLOUT_PERK_MAX_TEXT + 1, 'a');
  g_autofree char *longest_text = g_strnfill (CLOUT_PERK_MAX_TEXT, 'a');
  g_autoptr(CloutPerk) perk = make_perk ();
  g_autoptr(CloutPerk) empty = clout_perk_new ();

  g_assert_false (clout_perk_is_sound (empty));
  set_text (&perk->disclosure, "");
  g_assert_false (clout_perk_is_sound (perk));
  set_text (&perk->disclosure, long_text);
  g_assert_false (clout_perk_is_sound (perk));
  set_text (&perk->disclosure, longest_text);
  g_assert_true (clout_perk_is_sound (perk));
  perk->from_score = NAN;
  g_assert_false (clout_perk_is_sound (perk));
  perk->from_score = 100.5;
  g_assert_false (clout_perk_is_sound (perk));
  perk->from_score = 100;
  perk->regions = words ("de");
  g_assert_false (clout_perk_is_sound (perk));
  g_clear_pointer (&perk->regions, g_strfreev);
  perk->topics = words ("ok, ");
  g_assert_false (clout_perk_is_sound (perk));
}

static void
test_regions (void)
{
  const char *const rows[][2] = {
    { "de_AT.UTF-8", "AT" }, { "de_AT@euro", "AT" }, { "en_GB", "GB" },
    { "C.UTF-8", NULL }, { "C", NULL }, { "de", NULL }, { "eo_001", NULL }, { "x_ATX", NULL },
    { "de_", NULL }, { "", NULL },
  };

  g_assert_null (clout_region_of_locale (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *region = clout_region_of_locale (rows[i][0]);

      g_assert_cmpstr (region, ==, rows[i][1]);
    }
}

static void
test_due (void)
{
  g_autoptr(CloutPerkFeed) feed = clout_perk_feed_new ("https://seeds.example/perks.json");

  g_assert_true (clout_perk_feed_is_due (feed, NOW));
  feed->fetched = NOW;
  g_assert_false (clout_perk_feed_is_due (feed, NOW));
  g_assert_false (clout_perk_feed_is_due (feed, NOW + CLOUT_PERK_FEED_PAUSE - 1));
  g_assert_true (clout_perk_feed_is_due (feed, NOW + CLOUT_PERK_FEED_PAUSE));
  /* The clock was wrong then. */
  g_assert_true (clout_perk_feed_is_due (feed, NOW - 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/perks/qualifies", test_qualifies);
  g_test_add_func ("/perks/person-without-data", test_person_without_data);
  g_test_add_func ("/perks/links", test_links);
  g_test_add_func ("/perks/unsound", test_unsound);
  g_test_add_func ("/perks/regions", test_regions);
  g_test_add_func ("/perks/due", test_due);
  return g_test_run ();
}
