/* test-words.c: hours, days and changes as they are told.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>

#include "words/words.h"

#define DAY 86400

static void
check_hours (const char *const *hours)
{
  static const int asked[] = { 0, 9, 12, 18, 23 };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *hour = clout_words_for_hour (asked[i]);

      g_assert_cmpstr (hour, ==, hours[i]);
    }
}

static void
test_hours (void)
{
  check_hours ((const char *[]) { "00:00", "09:00", "12:00", "18:00", "23:00" });
}

/* A locale whose times are of 12 hours, made in @folder; %FALSE where it cannot be made. */
static gboolean
make_locale (const char *folder,
             const char *source)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.UTF-8", folder, source);
  const char *argv[] = { "localedef", "-i", source, "-f", "UTF-8", path, NULL };
  int status = -1;

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                       | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL)
         && status == 0;
}

static void
remove_locale (const char *folder)
{
  const char *argv[] = { "rm", "-r", folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

/* The clock is the locale's, not the language's: English is at home with both. */
static void
test_clocks (void)
{
  g_autofree char *folder = g_dir_make_tmp ("clout-locale-XXXXXX", NULL);
  gboolean made = make_locale (folder, "en_US") && make_locale (folder, "en_GB");

  if (made)
    {
      g_setenv ("LOCPATH", folder, TRUE);
      g_assert_nonnull (setlocale (LC_ALL, "en_US.UTF-8"));
      check_hours ((const char *[]) { "12 AM", "9 AM", "12 PM", "6 PM", "11 PM" });
      g_assert_nonnull (setlocale (LC_ALL, "en_GB.UTF-8"));
      check_hours ((const char *[]) { "00:00", "09:00", "12:00", "18:00", "23:00" });
      g_assert_nonnull (setlocale (LC_ALL, "C"));
      g_unsetenv ("LOCPATH");
    }
  else
    g_test_skip ("localedef and the locales of Debian are not installed");
  remove_locale (folder);
}

static void
test_days (void)
{
  const gint64 now = 1000 * DAY + DAY / 2;
  static const struct
  {
    gint64 ago;
    gint32 utc_offset;
    const char *words;
  } rows[] = {
    { 0, 0, "today" },
    { DAY / 2, 0, "today" },
    { DAY / 2 + 1, 0, "yesterday" },
    { DAY / 2 + 1, 3600, "today" },
    { DAY / 2, -11 * 3600, "yesterday" },
    { -DAY, 0, "today" },
    { 2 * DAY, 0, "2 days ago" },
    { 29 * DAY, 0, "29 days ago" },
    { 30 * DAY, 0, "08/28/72" },
    { -2 * DAY, 0, "09/29/72" },
    { G_MAXINT64 / 4, 0, "at an unknown time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words =
        clout_words_for_date (now - rows[i].ago, now, rows[i].utc_offset);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_changes (void)
{
  static const struct
  {
    double change;
    const char *words;
  } rows[] = {
    { 1.26, "+1.3" }, { -1.26, "−1.3" }, { 0.04, "±0.0" }, { -0.04, "±0.0" }, { NAN, "–" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = clout_words_for_change (rows[i].change);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/hours", test_hours);
  g_test_add_func ("/words/clocks", test_clocks);
  g_test_add_func ("/words/days", test_days);
  g_test_add_func ("/words/changes", test_changes);
  return g_test_run ();
}
