/* test-plus-k.c: five a day, a topic once a week, only to friends.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "topics/plus-k.h"

#define MAX_GIVEN 8

/* On 2026-03-29 Berlin's clocks go forward at 01:00 UTC: the day is an hour shorter. */
#define BERLIN "Europe/Berlin"

static const char *const own[] = { "did:plc:me", "me@example.social", NULL };

static gint64
moment (const char *iso)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static void
test_day (void)
{
  static const struct
  {
    const char *zone;
    const char *time;
    gint32 day;
  } cases[] = {
    { "UTC", "1970-01-01T00:00:00Z", 0 },
    { "UTC", "1970-01-01T23:59:59Z", 0 },
    { "UTC", "1970-01-02T00:00:00Z", 1 },
    { "UTC", "1969-12-31T23:59:59Z", -1 },
    { "-01:00", "1970-01-01T00:59:59Z", -1 },
    { "+05:45", "1970-01-01T18:15:00Z", 1 },
    { BERLIN, "2026-03-28T22:59:59Z", 20540 },
    { BERLIN, "2026-03-28T23:00:00Z", 20541 },
    { BERLIN, "2026-03-29T21:59:59Z", 20541 },
    { BERLIN, "2026-03-29T22:00:00Z", 20542 },
    { "Pacific/Kiritimati", "2026-03-28T10:00:00Z", 20541 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);

      g_assert_nonnull (zone);
      g_assert_cmpint (clout_plus_k_get_day (moment (cases[i].time), zone), ==, cases[i].day);
    }
}

static void
test_far_days (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();

  g_assert_cmpint (clout_plus_k_get_day (G_MAXINT64, zone), ==,
                   clout_plus_k_get_day (moment ("9999-12-31T23:59:59Z"), zone));
  g_assert_cmpint (clout_plus_k_get_day (G_MININT64, zone), <,
                   clout_plus_k_get_day (0, zone));
}

typedef struct
{
  const char *what;
  const char *receiver;
  const char *topic;
  gboolean unknown;
  CloutTopicsError error;
  const char *clean;
} Wish;

static const Wish wishes[] = {
  { "a new one", "bob", "Orchids", FALSE, 0, "Orchids" },
  { "typed badly", "bob", "  #Space\n opera ", FALSE, 0, "Space opera" },
  { "another topic for the same friend", "ann", "Moss", FALSE, 0, "Moss" },
  { "the same topic for another friend", "bob", "Ferns", FALSE, 0, "Ferns" },
  { "the same, a week ago", "ann", "Lichen", FALSE, 0, "Lichen" },
  { "the same, six days ago", "ann", "Ferns", FALSE, CLOUT_TOPICS_ERROR_AGAIN },
  { "the same, spelled otherwise", "ANN", "#fern", FALSE, CLOUT_TOPICS_ERROR_AGAIN },
  { "the same, given by a clock ahead", "ann", "Bark", FALSE, CLOUT_TOPICS_ERROR_AGAIN },
  { "the same, in 2099", "ann", "Roots", FALSE, 0, "Roots" },
  { "oneself", "did:plc:me", "Orchids", FALSE, CLOUT_TOPICS_ERROR_ONESELF },
  { "oneself elsewhere", "Me@Example.social", "Orchids", FALSE, CLOUT_TOPICS_ERROR_ONESELF },
  { "oneself, though unacquainted", "did:plc:me", "", TRUE, CLOUT_TOPICS_ERROR_ONESELF },
  { "an unknown person", "eve", "Orchids", TRUE, CLOUT_TOPICS_ERROR_NOT_A_FRIEND },
  { "no handle", "", "Orchids", FALSE, CLOUT_TOPICS_ERROR_NOT_A_FRIEND },
  { "no one", NULL, "Orchids", FALSE, CLOUT_TOPICS_ERROR_NOT_A_FRIEND },
  { "nothing", "bob", " ", FALSE, CLOUT_TOPICS_ERROR_EMPTY },
  { "no topic", "bob", NULL, FALSE, CLOUT_TOPICS_ERROR_EMPTY },
  { "markup", "bob", "<i>Orchids", FALSE, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "a mention", "bob", "@ann", FALSE, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "an illness", "bob", "Depression", FALSE, CLOUT_TOPICS_ERROR_SENSITIVE },
  { "an essay", "bob",
    "orchids and ferns and moss and lichen and bark and roots and the rest of it", FALSE,
    CLOUT_TOPICS_ERROR_TOO_LONG },
};

static void
test_wishes (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (BERLIN);
  gint64 now = moment ("2026-04-02T10:00:00Z");
  CloutPlusK given[] = {
    { "did:plc:me", "ann", "Ferns", NULL, moment ("2026-03-26T23:00:00Z") },
    { "did:plc:me", "ann", "Lichen", NULL, moment ("2026-03-26T22:59:59Z") },
    { "did:plc:me", "ann", "Bark", NULL, now + CLOUT_DAY },
    { "did:plc:me", "ann", "Roots", NULL, moment ("2099-01-01T00:00:00Z") },
  };
  CloutPlusKLimits limits = { given, G_N_ELEMENTS (given), now, zone };

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      CloutPlusKWish wish = { own, wishes[i].receiver, !wishes[i].unknown, wishes[i].topic };
      g_autoptr(GError) error = NULL;
      g_autofree char *topic = clout_plus_k_check (&wish, &limits, &error);

      g_test_message ("%s", wishes[i].what);
      g_assert_cmpstr (topic, ==, wishes[i].clean);
      if (topic == NULL)
        g_assert_error (error, CLOUT_TOPICS_ERROR, (int) wishes[i].error);
      else
        g_assert_no_error (error);
    }
}

/* Given at these times, this many are left. */
static void
test_left (void)
{
  static const struct
  {
    const char *what;
    const char *zone;
    const char *now;
    const char *given[MAX_GIVEN];
    guint left;
  } cases[] = {
    { "none yet", "UTC", "2026-04-02T10:00:00Z", { NULL }, 5 },
    { "two today", "UTC", "2026-04-02T10:00:00Z",
      { "2026-04-02T00:00:00Z", "2026-04-02T10:00:00Z", "2026-04-01T23:59:59Z" }, 3 },
    { "more than there are", "UTC", "2026-04-02T10:00:00Z",
      { "2026-04-02T01:00:00Z", "2026-04-02T02:00:00Z", "2026-04-02T03:00:00Z",
        "2026-04-02T04:00:00Z", "2026-04-02T05:00:00Z", "2026-04-02T06:00:00Z" }, 0 },
    { "the day is the person's", "+02:00", "2026-04-02T10:00:00Z",
      { "2026-04-01T21:59:59Z", "2026-04-01T22:00:00Z" }, 4 },
    { "west of it", "-08:00", "2026-04-02T07:30:00Z",
      { "2026-04-01T08:00:00Z", "2026-04-02T07:00:00Z", "2026-04-01T07:59:59Z" }, 3 },
    { "clocks go forward", BERLIN, "2026-03-29T21:59:59Z",
      { "2026-03-28T23:00:00Z", "2026-03-28T22:59:59Z" }, 4 },
    { "clocks go back", BERLIN, "2026-10-25T22:59:59Z",
      { "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z" }, 2 },
    { "another device's clock is ahead", "UTC", "2026-04-02T10:00:00Z",
      { "2026-04-02T11:00:00Z", "2026-04-03T00:00:00Z" }, 3 },
    { "a clock that was wrong has no effect", "UTC", "2026-04-02T10:00:00Z",
      { "2099-01-01T00:00:00Z", "2026-04-09T00:00:00Z" }, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      CloutPlusK given[MAX_GIVEN] = { { NULL } };
      CloutPlusKLimits limits = { given, 0, moment (cases[i].now), zone };

      for (gsize k = 0; cases[i].given[k] != NULL; k++)
        given[limits.n_given++].time = moment (cases[i].given[k]);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (clout_plus_k_get_left (&limits), ==, cases[i].left);
    }
}

static void
test_spent (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  static const char *const topics[] = { "one", "two", "three", "four", "five" };
  CloutPlusK given[CLOUT_PLUS_K_A_DAY];
  CloutPlusKLimits limits = { given, 0, 100 * CLOUT_DAY, zone };
  CloutPlusKWish wish = { own, "ann", TRUE, "Orchids" };
  g_autoptr(GError) error = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *tomorrow = NULL;

  for (guint i = 0; i < CLOUT_PLUS_K_A_DAY; i++)
    {
      g_autofree char *topic = clout_plus_k_check (&wish, &limits, NULL);

      g_assert_cmpstr (topic, ==, "Orchids");
      given[limits.n_given++] = (CloutPlusK) { "me", "ann", topics[i], NULL, limits.now };
    }
  refused = clout_plus_k_check (&wish, &limits, &error);
  g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_SPENT);
  g_assert_null (refused);
  limits.now += CLOUT_DAY;
  tomorrow = clout_plus_k_check (&wish, &limits, NULL);
  g_assert_cmpstr (tomorrow, ==, "Orchids");
}

static gint32
day_of (const CloutPlusKLimits *limits,
        gsize                   i)
{
  return clout_plus_k_get_day (limits->given[i].time, limits->zone);
}

/* Counts what was allowed independently: never more than the limits. */
static void
check_history (const CloutPlusKLimits *limits)
{
  for (gsize i = 0; i < limits->n_given; i++)
    {
      guint same_day = 0;

      for (gsize k = 0; k < limits->n_given; k++)
        {
          gint32 apart = ABS (day_of (limits, i) - day_of (limits, k));

          same_day += apart == 0;
          if (k != i && limits->given[i].topic == limits->given[k].topic
              && limits->given[i].receiver == limits->given[k].receiver)
            g_assert_cmpint (apart, >=, CLOUT_PLUS_K_PAUSE_DAYS);
        }
      g_assert_cmpuint (same_day, <=, CLOUT_PLUS_K_A_DAY);
    }
}

/* A person who tries every few minutes to hours, on a clock that is sometimes set back. */
static void
test_any_history (void)
{
  static const char *const zones[] = { "UTC", BERLIN, "-11:00", "+14:00", "America/St_Johns" };
  static const char *const friends[] = { "ann", "bob", "eve" };
  static const char *const topics[] = { "Orchids", "Ferns", "Moss", "Bark", "Roots", "Lichen" };
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  guint outcomes[CLOUT_N_TOPICS_ERRORS + 1] = { 0 };

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zones[round % G_N_ELEMENTS (zones)]);
      CloutPlusK given[400];
      CloutPlusKLimits limits = { given, 0, moment ("2026-03-20T00:00:00Z"), zone };

      for (guint i = 0; i < 400; i++)
        {
          const char *friend = friends[g_rand_int_range (random, 0, G_N_ELEMENTS (friends))];
          const char *topic = topics[g_rand_int_range (random, 0, G_N_ELEMENTS (topics))];
          CloutPlusKWish wish = { own, friend, TRUE, topic };
          guint left = clout_plus_k_get_left (&limits);
          g_autoptr(GError) error = NULL;
          g_autofree char *clean = clout_plus_k_check (&wish, &limits, &error);

          outcomes[error != NULL ? error->code : CLOUT_N_TOPICS_ERRORS]++;
          if (clean != NULL)
            {
              given[limits.n_given++] = (CloutPlusK) { "me", friend, topic, NULL, limits.now };
              g_assert_cmpuint (left, >, 0);
              g_assert_cmpuint (clout_plus_k_get_left (&limits), ==, left - 1);
            }
          limits.now += g_rand_int_range (random, 0, 3 * 3600);
          if (g_rand_int_range (random, 0, 20) == 0)
            limits.now -= g_rand_int_range (random, 0, 2 * CLOUT_DAY);
        }
      check_history (&limits);
    }
  g_assert_cmpuint (outcomes[CLOUT_N_TOPICS_ERRORS], >, 500);
  g_assert_cmpuint (outcomes[CLOUT_TOPICS_ERROR_SPENT], >, 500);
  g_assert_cmpuint (outcomes[CLOUT_TOPICS_ERROR_AGAIN], >, 500);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/plus-k/day", test_day);
  g_test_add_func ("/topics/plus-k/far-days", test_far_days);
  g_test_add_func ("/topics/plus-k/wishes", test_wishes);
  g_test_add_func ("/topics/plus-k/left", test_left);
  g_test_add_func ("/topics/plus-k/spent", test_spent);
  g_test_add_func ("/topics/plus-k/any-history", test_any_history);
  return g_test_run ();
}
