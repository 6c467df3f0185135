/* test-calendar.c: calendar days, whatever the clocks do.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/change.h"
#include "score/decay.h"
#include "score/history.h"
#include "score/score.h"

/* Including zones that change at midnight, by half an hour and by a day. */
static const char *const zones[] = {
  "Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin", "Pacific/Apia", "Asia/Kolkata",
  "America/Sao_Paulo", "Australia/Lord_Howe", "Atlantic/Azores", "Africa/Casablanca", "UTC",
};

static GTimeZone *
zone_of (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

static gint64
time_of (const char *text)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (date);
  return g_date_time_to_unix (date);
}

static gint64
day_number (const char *text)
{
  g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);

  return time_of (midnight) / CLOUT_DAY;
}

static void
test_known_days (void)
{
  static const struct
  {
    const char *zone;
    const char *time;
    const char *day;
  } rows[] = {
    { NULL, "1969-12-31T23:59:59Z", "1969-12-31" },
    { "Asia/Tokyo", "2026-03-01T14:59:59Z", "2026-03-01" },
    { "Asia/Tokyo", "2026-03-01T15:00:00Z", "2026-03-02" },
    { "Asia/Kolkata", "2026-03-01T18:29:59Z", "2026-03-01" },
    { "Asia/Kolkata", "2026-03-01T18:30:00Z", "2026-03-02" },
    { "America/Los_Angeles", "2026-03-08T07:59:59Z", "2026-03-07" },
    { "America/Los_Angeles", "2026-03-08T08:00:00Z", "2026-03-08" },
    { "America/Los_Angeles", "2026-03-09T07:00:00Z", "2026-03-09" },
    { "Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29" },
    { "Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30" },
    { "Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25" },
    { "Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25" },
    { "Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26" },
    { "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29" },
    { "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GTimeZone) zone = rows[i].zone != NULL ? zone_of (rows[i].zone) : NULL;

      g_assert_cmpint (clout_day_of (time_of (rows[i].time), zone), ==, day_number (rows[i].day));
    }
}

static void
test_day_lengths (void)
{
  static const struct
  {
    const char *zone;
    const char *day;
    gint64 hours;
  } rows[] = {
    { "Europe/Berlin", "2026-03-29", 23 }, { "Europe/Berlin", "2026-10-25", 25 },
    { "Europe/Berlin", "2026-10-26", 24 }, { "America/Los_Angeles", "2026-03-08", 23 },
    { "America/Los_Angeles", "2026-11-01", 25 }, { "Asia/Tokyo", "2026-03-29", 24 },
    { "Pacific/Apia", "2011-12-30", 0 }, { "Pacific/Apia", "2011-12-31", 24 },
    /* Where the clocks change at midnight, the day starts at 1:00. */
    { "America/Sao_Paulo", "2018-11-04", 23 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GTimeZone) zone = zone_of (rows[i].zone);
      gint64 day = day_number (rows[i].day);

      g_assert_cmpint (clout_day_start (day + 1, zone) - clout_day_start (day, zone), ==,
                       rows[i].hours * CLOUT_HOUR);
    }
}

/* The first second of a day belongs to it, and the second before it to an earlier day. */
static void
test_every_start (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr(GTimeZone) zone = zone_of (zones[i]);

      for (gint64 day = day_number ("1990-01-01"); day < day_number ("2040-01-01"); day++)
        {
          gint64 start = clout_day_start (day, zone);

          g_assert_cmpint (clout_day_of (start - 1, zone), <, day);
          if (start < clout_day_start (day + 1, zone))
            g_assert_cmpint (clout_day_of (start, zone), ==, day);
        }
    }
}

/* The lookup table for reactions agrees with the time zone itself. */
static void
test_table (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr(GTimeZone) zone = zone_of (zones[round % G_N_ELEMENTS (zones)]);
      gint64 now = g_rand_double_range (random, time_of ("2008-01-01T00:00:00Z"),
                                        time_of ("2030-01-01T00:00:00Z"));
      CloutScoreInput input = { .now = now, .zone = zone };
      gint64 today = clout_day_of (now, zone);
      g_auto(CloutDecay) decay = { 0 };

      clout_decay_init (&decay, &input, today, g_rand_int_range (random, 1, 1500));
      for (guint i = 0; i < 500; i++)
        {
          gint64 day = today - g_rand_int_range (random, -4, decay.n_days + 4);
          gint64 time = clout_day_start (day, zone)
            + g_rand_int_range (random, -2 * CLOUT_HOUR, 2 * CLOUT_HOUR);
          gint64 back = today - clout_day_of (time, zone);

          if (back < 0 || back >= decay.n_days)
            g_assert_cmpuint (clout_decay_back (&decay, time), >=, decay.n_days);
          else
            g_assert_cmpuint (clout_decay_back (&decay, time), ==, back);
        }
    }
}

/* A reaction from yesterday counts as yesterday's, on days of 23 and 25 hours and after a skipped
 * day. */
static void
test_changes_across (void)
{
  static const struct
  {
    const char *zone;
    const char *now;
  } rows[] = {
    { "Europe/Berlin", "2026-03-29T22:30:00Z" },
    { "Europe/Berlin", "2026-10-25T22:30:00Z" },
    { "America/Los_Angeles", "2026-03-09T07:10:00Z" },
    { "Pacific/Apia", "2011-12-30T20:00:00Z" },
    { "Asia/Kolkata", "2026-03-29T18:40:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GTimeZone) zone = zone_of (rows[i].zone);
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      gint64 now = time_of (rows[i].now);
      gint64 today = clout_day_of (now, zone);
      double days[CLOUT_HISTORY_DAYS];
      const CloutScoreInput *input;

      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 300;
      maker->input.now = now;
      maker->input.zone = zone;
      for (gint64 back = 0; back < 40; back++)
        for (gint64 n = 0; n <= back % 3; n++)
          history_maker_react (maker, CLOUT_REACTION_MENTION, history_maker_add_person (maker, 90,
                                                                                        FALSE),
                               CLOUT_NONE,
                               clout_day_start (today - back, zone) + n * 7 * CLOUT_HOUR);
      input = history_maker_input (maker);
      clout_history_compute (input, CLOUT_HISTORY_DAYS, days);
      for (guint back = 1; back <= 30; back++)
        {
          g_autoptr(CloutChange) change = clout_change_new (input, back);

          g_assert_cmpfloat_with_epsilon (change->before, days[CLOUT_HISTORY_DAYS - 1 - back],
                                          1e-6);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/calendar/known-days", test_known_days);
  g_test_add_func ("/score/calendar/day-lengths", test_day_lengths);
  g_test_add_func ("/score/calendar/every-start", test_every_start);
  g_test_add_func ("/score/calendar/table", test_table);
  g_test_add_func ("/score/calendar/changes-across", test_changes_across);
  return g_test_run ();
}
