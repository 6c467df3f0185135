/* test-zones.c: time zones by IANA name on Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

/* Times that the current rules alone would get wrong are among them. */
static const struct
{
  const char *zone;
  const char *utc;
  const char *local;
} cases[] = {
  { "Europe/Berlin", "2026-07-01T12:00:00Z", "2026-07-01 14:00" },
  { "Europe/Berlin", "2026-12-01T12:00:00Z", "2026-12-01 13:00" },
  { "Asia/Kathmandu", "2026-12-01T12:00:00Z", "2026-12-01 17:45" },
  { "Pacific/Apia", "2011-12-30T09:59:00Z", "2011-12-29 23:59" },
  { "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31 00:00" },
  { "America/New_York", "2006-03-20T12:00:00Z", "2006-03-20 07:00" },
  { "America/New_York", "2007-03-20T12:00:00Z", "2007-03-20 08:00" },
  { "Europe/Berlin", "2100-07-01T12:00:00Z", "2100-07-01 14:00" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
  g_autoptr(GDateTime) utc = g_date_time_new_from_iso8601 (cases[i].utc, NULL);
  g_autoptr(GDateTime) local = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (zone);
  local = g_date_time_to_timezone (utc, zone);
  text = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_assert_cmpstr (text, ==, cases[i].local);
}

static void
test_unknown (void)
{
  g_assert_null (g_time_zone_new_identifier ("Nowhere/Land"));
  g_assert_null (g_time_zone_new_identifier ("Europe"));
}

/* The names that Windows itself has still work. */
static void
test_registry (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("W. Europe Standard Time");
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();

  g_assert_nonnull (zone);
  g_assert_nonnull (local);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/zones/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/zones/unknown", test_unknown);
  g_test_add_func ("/zones/registry", test_registry);
  return g_test_run ();
}
