/* test-timestamp.c: dates in the formats of servers and exports.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/timestamp.h"

typedef gboolean (*ParseFunc) (const char *text,
                               gint64     *ret_seconds);

static const struct
{
  ParseFunc parse;
  const char *text;
  gint64 seconds;
} valid[] = {
  { clout_timestamp_from_iso8601, "2026-11-23T11:07:08Z", 1795432028 },
  { clout_timestamp_from_iso8601, "2026-11-23T11:07:08.232Z", 1795432028 },
  { clout_timestamp_from_iso8601, "2026-11-23T12:07:08+01:00", 1795432028 },
  { clout_timestamp_from_iso8601, "2026-11-23T11:07:08", 1795432028 },
  { clout_timestamp_from_iso8601, "2026-11-23", 1795392000 },
  { clout_timestamp_from_iso8601, "2024-02-29T00:00:00Z", 1709164800 },
  { clout_timestamp_from_iso8601, "1969-12-31T23:59:59Z", -1 },
  { clout_timestamp_from_table, "2026-11-23 11:07:08", 1795432028 },
  { clout_timestamp_from_table, "2026-11-23 11:07:08 UTC", 1795432028 },
  { clout_timestamp_from_table, "2026-11-23T11:07:08Z", 1795432028 },
  { clout_timestamp_from_table, "2026/11/23 11:07", 1795432020 },
  { clout_timestamp_from_table, "2026-11-23 12:37:08 +0130", 1795432028 },
  { clout_timestamp_from_table, "2026-11-23 09:37:08 -0130", 1795432028 },
  { clout_timestamp_from_asctime, "Mon Nov 23 11:07:08 +0000 2026", 1795432028 },
  { clout_timestamp_from_asctime, "Mon Nov 23 11:07:8 +0000 2026", 1795432028 },
  { clout_timestamp_from_asctime, "Mon Nov 23 01:07:08 -1000 2026", 1795432028 },
};

static void
test_valid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      gint64 seconds = 7;

      g_test_message ("%s", valid[i].text);
      g_assert_true (valid[i].parse (valid[i].text, &seconds));
      g_assert_cmpint (seconds, ==, valid[i].seconds);
    }
}

static const struct
{
  ParseFunc parse;
  const char *text;
} invalid[] = {
  { clout_timestamp_from_iso8601, NULL },
  { clout_timestamp_from_iso8601, "" },
  { clout_timestamp_from_iso8601, "yesterday" },
  { clout_timestamp_from_iso8601, "2026-13-23T11:07:08Z" },
  { clout_timestamp_from_iso8601, "2026-02-29T11:07:08Z" },
  { clout_timestamp_from_iso8601, "2026-11-23T24:07:08Z" },
  { clout_timestamp_from_iso8601, "2026-11-23T11:60:08Z" },
  { clout_timestamp_from_iso8601, "2026-11-23T11:07:0xZ" },
  { clout_timestamp_from_iso8601, "2026-11-23T11:07:08Zulu" },
  { clout_timestamp_from_table, NULL },
  { clout_timestamp_from_table, "2026-11-23" },
  { clout_timestamp_from_table, "2026-00-23 11:07:08" },
  { clout_timestamp_from_table, "2026-11-31 11:07:08" },
  { clout_timestamp_from_table, "-026-11-23 11:07:08" },
  { clout_timestamp_from_asctime, NULL },
  { clout_timestamp_from_asctime, "Mon Nvo 23 11:07:08 +0000 2026" },
  { clout_timestamp_from_asctime, "Mon anF 23 11:07:08 +0000 2026" },
  { clout_timestamp_from_asctime, "Mon Nov 23 11:07:08 GMT 2026" },
  { clout_timestamp_from_asctime, "Mon Nov 33 11:07:08 +0000 2026" },
};

static void
test_invalid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      gint64 seconds = 7;

      g_test_message ("%s", invalid[i].text);
      g_assert_false (invalid[i].parse (invalid[i].text, &seconds));
      g_assert_cmpint (seconds, ==, 7);
    }
}

/* The calendar is GLib's. */
static void
test_calendar (void)
{
  for (gint64 day = -700000; day < 2900000; day += 97)
    {
      gint64 expected = day * 86400 + 43210;
      g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (expected);
      g_autofree char *text = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
      gint64 seconds;

      if (g_date_time_get_year (moment) < 1000)
        continue;
      g_assert_true (clout_timestamp_from_iso8601 (text, &seconds));
      g_assert_cmpint (seconds, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/timestamp/valid", test_valid);
  g_test_add_func ("/base/timestamp/invalid", test_invalid);
  g_test_add_func ("/base/timestamp/calendar", test_calendar);
  return g_test_run ();
}
