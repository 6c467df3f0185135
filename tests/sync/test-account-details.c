/* test-account-details.c: an account's own trend, its followers by day, and what couldn't be read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "mastodon-fixture.h"
#include "messages/messages.h"
#include "sync/account-details.h"
#include "sync/score.h"

static CloutAccountDetails *
load (Fixture      *f,
      CloutAccount *account)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutAccountDetails *details;

  clout_engine_load_account_details_async (f->engine, account, NULL, await_cb, &one);
  details = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return details;
}

static char *
list_gaps (CloutAccount              *account,
           const CloutAccountDetails *details,
           gint64                     now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < details->gaps->len; i++)
    {
      const CloutAccountGap *gap = details->gaps->pdata[i];
      g_autofree char *name = clout_format_list (gap->resource);
      g_autofree char *reason = clout_format_gap (account, gap->since, now, zone);

      g_string_append_printf (text, "%s: %s\n", name, reason);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_details (void)
{
  Fixture f;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccountDetails) details = NULL;
  g_autofree char *gaps = NULL;
  const CloutAudienceDay *last;

  fixture_set_up_mastodon (&f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (f.server, f.now, 5, 5);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  mastodon_server_fail_next (f.server, "/api/v1/notifications", 100, 404, NULL);
  mastodon_server_fail_next (f.server, "/api/v1/favourites", 100, 500, NULL);
  g_assert_true (fixture_sync (&f, account, &error));
  details = load (&f, account);
  gaps = list_gaps (account, details, f.now);
  g_assert_cmpstr (gaps, ==,
                   "Your likes: Incomplete since today\n"
                   "Notifications: 127.0.0.1 doesn’t provide this. Clout asks again every week.\n");
  last = &g_array_index (details->audience, CloutAudienceDay, details->audience->len - 1);
  g_assert_true (last->counted);
  g_assert_cmpint ((gint64) last->followers, ==, clout_account_get_followers (account));
  g_assert_cmpint (last->day, ==, f.now / CLOUT_DAY);
  /* It is the only account. */
  g_assert_cmpuint (details->scores->len, >, 0);
  g_assert_cmpfloat_with_epsilon (
    g_array_index (details->scores, double, details->scores->len - 1), fixture_score (&f, NULL),
    0.05);
  fixture_tear_down (&f);
}

static void
test_new (void)
{
  Fixture f;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccountDetails) details = NULL;

  fixture_set_up_mastodon (&f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (f.server, f.now, 5, 5);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  details = load (&f, account);
  g_assert_cmpuint (details->gaps->len, ==, 0);
  g_assert_cmpuint (details->audience->len, ==, 0);
  g_assert_cmpuint (details->scores->len, ==, 0);
  fixture_tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/account-details/synced", test_details);
  g_test_add_func ("/sync/account-details/new", test_new);
  return g_test_run ();
}
