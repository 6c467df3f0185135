/* test-messages.c: how times, days and score changes are written.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/duration.h"
#include "messages/messages.h"
#include "model/breakdown-item.h"
#include "platform/locale.h"
#include "support/weights.h"

static void
check_hours (const char *const *hours)
{
  static const int asked[] = { 0, 9, 12, 18, 23 };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *hour = clout_format_hour (asked[i]);

      g_assert_cmpstr (hour, ==, hours[i]);
    }
}

/* Windows' settings decide there, elsewhere the C locale. */
static void
test_hours (void)
{
  if (G_DIR_SEPARATOR == '\\' && clout_platform_has_12_hours ())
    check_hours ((const char *[]) { "12 AM", "9 AM", "12 PM", "6 PM", "11 PM" });
  else
    check_hours ((const char *[]) { "00:00", "09:00", "12:00", "18:00", "23:00" });
}

/* Builds a locale with a 12-hour clock in @folder; %FALSE if that isn't possible. */
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

/* The clock format is the locale's, not the language's: English is used with both. */
static void
test_clocks (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *program = g_find_program_in_path ("localedef");

  if (program == NULL)
    {
      g_test_skip ("localedef is not installed");
      return;
    }
  folder = g_dir_make_tmp ("clout-locale-XXXXXX", NULL);
  if (make_locale (folder, "en_US") && make_locale (folder, "en_GB"))
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
    g_test_skip ("the locales of Debian are not installed");
  remove_locale (folder);
}

static gint64
time_of (const char *text)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (date);
  return g_date_time_to_unix (date);
}

static void
test_days (void)
{
  const gint64 now = 1000 * CLOUT_DAY + CLOUT_DAY / 2;
  static const struct
  {
    gint64 ago;
    const char *words;
  } rows[] = {
    { 0, "today" },
    { CLOUT_DAY / 2, "today" },
    { CLOUT_DAY / 2 + 1, "yesterday" },
    { -CLOUT_DAY, "today" },
    { 2 * CLOUT_DAY, "2 days ago" },
    { 29 * CLOUT_DAY, "29 days ago" },
    { 30 * CLOUT_DAY, "Aug 28, 1972" },
    { -2 * CLOUT_DAY, "Sep 29, 1972" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = clout_format_date (now - rows[i].ago, now, NULL);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* What a calendar on the wall there would show. */
static void
test_zones (void)
{
  static const struct
  {
    const char *zone;
    const char *time;
    const char *now;
    const char *words;
  } rows[] = {
    /* 8:00 on the 11th, and 23:30 on the 10th. */
    { "Asia/Tokyo", "2026-06-10T23:00:00Z", "2026-06-10T23:30:00Z", "today" },
    { "Asia/Tokyo", "2026-06-10T14:30:00Z", "2026-06-10T23:30:00Z", "yesterday" },
    { "America/Los_Angeles", "2026-06-11T01:00:00Z", "2026-06-11T08:00:00Z", "yesterday" },
    { "America/Los_Angeles", "2026-06-10T08:00:00Z", "2026-06-11T06:00:00Z", "today" },
    { "Asia/Kolkata", "2026-06-10T18:29:00Z", "2026-06-10T18:31:00Z", "yesterday" },
    /* 0:30 after the day with 23 hours: 23 hours ago it was still that day. */
    { "Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29T22:30:00Z", "yesterday" },
    { "Europe/Berlin", "2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z", "2 days ago" },
    /* The day with 25 hours. */
    { "Europe/Berlin", "2026-10-24T22:15:00Z", "2026-10-25T22:45:00Z", "today" },
    { "Europe/Berlin", "2026-10-24T21:45:00Z", "2026-10-25T22:45:00Z", "yesterday" },
    { "America/Los_Angeles", "2026-03-08T08:30:00Z", "2026-03-09T07:30:00Z", "yesterday" },
    { "America/Los_Angeles", "2026-11-01T07:15:00Z", "2026-11-02T07:45:00Z", "today" },
    /* The 30th was skipped: the day before the 31st was the 29th. */
    { "Pacific/Apia", "2011-12-30T09:30:00Z", "2011-12-30T10:30:00Z", "2 days ago" },
    { "Asia/Tokyo", "2025-12-31T15:00:00Z", "2026-06-10T23:00:00Z", "Jan 1, 2026" },
    { "America/Los_Angeles", "2026-01-01T07:59:00Z", "2026-06-10T23:00:00Z", "Dec 31, 2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      g_autofree char *words = clout_format_date (time_of (rows[i].time), time_of (rows[i].now),
                                                  zone);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_day_forms (void)
{
  g_autofree char *digits = clout_format_day (20513, CLOUT_DAY_SHORT);
  g_autofree char *name = clout_format_day (20513, CLOUT_DAY_LONG);
  g_autofree char *iso = clout_format_day (20513, CLOUT_DAY_ISO);
  g_autofree char *never = clout_format_day (G_MAXINT64, CLOUT_DAY_LONG);

  g_assert_cmpstr (digits, ==, "Mar 1, 2026");
  g_assert_cmpstr (name, ==, "March 1, 2026");
  g_assert_cmpstr (iso, ==, "2026-03-01");
  g_assert_cmpstr (never, ==, "unknown date");
}

/* Lists of accounts, archives and old posts use the same time zone for dates. */
static void
test_sentences (void)
{
  g_autoptr(GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  const gint64 now = time_of ("2026-06-10T23:30:00Z");
  g_autoptr(CloutAccount) signed_in = clout_account_new ("mastodon", "1", CLOUT_ACCOUNT_SIGNED_IN);
  g_autoptr(CloutAccount) archive = clout_account_new ("x", "1", CLOUT_ACCOUNT_ARCHIVE);
  g_autofree char *state = NULL;
  g_autofree char *age = NULL;

  clout_account_set_last_sync (signed_in, time_of ("2026-06-10T14:30:00Z"));
  clout_account_set_last_sync (archive, time_of ("2026-06-10T15:30:00Z"));
  state = clout_format_account_state (signed_in, now, tokyo);
  age = clout_format_account_state (archive, now, tokyo);
  g_assert_cmpstr (state, ==, "Last refresh: yesterday");
  g_assert_cmpstr (age, ==, "From an archive, up to today");
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
      g_autofree char *words = clout_format_change (rows[i].change);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* The same sentence in the window, the terminal and, without the name, on the card. */
static void
test_estimates (void)
{
  g_autoptr(CloutAccount) account = clout_account_new ("mastodon", "https://a.example",
                                                       CLOUT_ACCOUNT_ARCHIVE);
  CloutScoreAccount one = { .weight = weight_of_network ("mastodon"), .engagement_unknown = TRUE };
  CloutScoreInput input = { .n_accounts = 1, .accounts = &one };
  g_autoptr(CloutScore) nothing = NULL;
  g_autoptr(CloutScore) followers = NULL;
  g_autoptr(CloutAccount) reddit = clout_account_new ("reddit", "https://www.reddit.com",
                                                      CLOUT_ACCOUNT_ARCHIVE);
  g_autofree char *too_little = NULL;
  g_autofree char *archive_only = NULL;
  g_autofree char *partly = NULL;
  g_autofree char *named = NULL;

  clout_account_set_handle (account, "ada@a.example");
  clout_signals_init (&one.counters);
  nothing = clout_score_compute (&input);
  too_little = clout_format_estimate (nothing, account, TRUE);
  g_assert_cmpstr (too_little, ==, "Not enough data for a score: the archive from Mastodon has no "
                   "reactions. Sign in to the account, or add another one.");
  archive_only = clout_format_estimate (nothing, reddit, TRUE);
  g_assert_cmpstr (archive_only, ==, "Not enough data for a score: the archive from Reddit has no "
                   "reactions. Add another account.");
  one.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 2000;
  followers = clout_score_compute (&input);
  partly = clout_format_estimate (followers, account, FALSE);
  named = clout_format_estimate (followers, account, TRUE);
  g_assert_true (g_str_has_prefix (partly, "Partly estimated (4"));
  g_assert_null (strstr (partly, "ada"));
  g_assert_true (g_str_has_suffix (named, " Mastodon: ada@a.example"));
  one.engagement_unknown = FALSE;
  one.counters.value[CLOUT_SIGNAL_LISTED] = 20;
  g_clear_pointer (&followers, clout_score_free);
  followers = clout_score_compute (&input);
  g_assert_null (clout_format_estimate (followers, account, TRUE));
}

/* How people are named in a breakdown or a change. */
static void
test_people (void)
{
  static const struct
  {
    CloutBreakdownLevel level;
    const char *name;
    const char *handle;
    gboolean namesake;
    const char *words;
  } rows[] = {
    { CLOUT_BREAKDOWN_PERSON, "bob", "bob@a.example", FALSE, "bob" },
    { CLOUT_BREAKDOWN_PERSON, "bob", "bob@a.example", TRUE, "bob (bob@a.example)" },
    { CLOUT_BREAKDOWN_PERSON, "bob", NULL, TRUE, "bob" },
    { CLOUT_BREAKDOWN_PERSON, "", "bob@a.example", FALSE, "bob@a.example" },
    { CLOUT_BREAKDOWN_PERSON, NULL, NULL, FALSE, "Someone" },
    { CLOUT_BREAKDOWN_REACTION, "bob", "bob@a.example", TRUE, "Reply: bob (bob@a.example)" },
    { CLOUT_BREAKDOWN_REACTION, "bob", "bob@a.example", FALSE, "Reply: bob" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CloutBreakdownItem) part = clout_breakdown_item_new (&(CloutBreakdownFacts) {
        .level = rows[i].level, .kind = CLOUT_REACTION_REPLY, .name = rows[i].name,
        .detail = rows[i].handle, .namesake = rows[i].namesake });
      g_autofree char *words = clout_format_breakdown_item (part, NULL);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* What the chart says of a day. */
static void
test_events (void)
{
  static const struct
  {
    CloutEvent event;
    const char *words;
  } table[] = {
    { { CLOUT_EVENT_POST, 1, 1, (char *) "Tea first", 0, NULL }, "Popular post: Tea first" },
    { { CLOUT_EVENT_AWAY, 1, 9, NULL, 0, NULL }, "Time away" },
    { { CLOUT_EVENT_FORMULA, 1, 1, NULL, 3, NULL }, "Version 3 of the formula" },
    { { CLOUT_EVENT_ACCOUNT, 1, 1, (char *) "ann.example", 0, (char *) "bluesky" },
      "Account added: Bluesky, ann.example" },
    { { CLOUT_EVENT_ACCOUNT, 1, 1, (char *) "ann", 0, (char *) "gone" },
      "Account added: gone, ann" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = clout_format_event (&table[i].event);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

/* What the person did after a tip. */
static void
test_tips_done (void)
{
  static const struct
  {
    CloutTipKind kind;
    gsize n;
    const char *words;
  } table[] = {
    { CLOUT_TIP_REPLY_TO_PEOPLE, 9, "You replied to 9 people" },
    { CLOUT_TIP_REPLY_TO_ANYONE, 1, "You replied to 1 person" },
    { CLOUT_TIP_BEST_HOURS, 2, "You wrote 2 posts at your best time" },
    { CLOUT_TIP_OWN_WORDS, 1, "You posted 1 question" },
    { CLOUT_TIP_QUIET_TOPIC, 3, "You wrote 3 posts about Birds" },
    { CLOUT_TIP_CONNECT, 1, "You added 1 account" },
    { CLOUT_TIP_FADING, 4, "You wrote 4 posts" },
    { CLOUT_TIP_PICTURES, 1, "You wrote 1 post with a picture" },
    { CLOUT_TIP_LINKS, 2, "You wrote 2 posts with a link" },
    { CLOUT_TIP_OLD_FRIENDS, 2, "2 people reacted again" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      CloutTipEntry entry = { .tip = { .kind = table[i].kind }, .topic = (char *) "Birds",
                              .followed = { table[i].n, 0 } };
      g_autofree char *words = clout_format_tip_done (&entry);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/messages/hours", test_hours);
  g_test_add_func ("/messages/clocks", test_clocks);
  g_test_add_func ("/messages/days", test_days);
  g_test_add_func ("/messages/zones", test_zones);
  g_test_add_func ("/messages/day-forms", test_day_forms);
  g_test_add_func ("/messages/sentences", test_sentences);
  g_test_add_func ("/messages/changes", test_changes);
  g_test_add_func ("/messages/estimates", test_estimates);
  g_test_add_func ("/messages/events", test_events);
  g_test_add_func ("/messages/tips-done", test_tips_done);
  g_test_add_func ("/messages/people", test_people);
  return g_test_run ();
}
