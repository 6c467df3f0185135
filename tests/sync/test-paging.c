/* test-paging.c: lists that never end, lead elsewhere or are broken.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include "sync/fetch/due.h"
#include "messages/dates.h"
#include "messages/messages.h"
#include "score/calendar.h"
#include "sync/sync-error.h"

#define N_POSTS 45
#define N_PEOPLE 12

static CloutAccount *
set_up (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  fixture_set_up_mastodon (f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (f->server, f->now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  return account;
}

static const struct
{
  const char *name;
  const char *pages;
  guint n_pages;    /* of a list whose pages aren't empty */
} loops[] = {
  { "a-a", "AA", 2 }, { "a-b-a", "ABA", 3 }, { "a-b-c-b", "ABCB", 3 }, { "all-the-same", "*", 2 },
};

/* The first page is requested without its name, so it may come twice. */
static void
test_loop (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Fixture f;
  g_autoptr(CloutAccount) account = set_up (&f);
  g_autoptr(GError) error = NULL;
  g_autofree char *list = NULL;

  list = g_strdup_printf ("/api/v1/accounts/%s/statuses",
                          mastodon_server_get_id (f.server, "ann"));
  mastodon_server_set_loop (f.server, loops[i].pages);
  for (guint n = 1; n <= 2; n++)
    {
      g_assert_true (fixture_sync (&f, account, &error));
      g_assert_no_error (error);
      g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_READY);
      g_assert_cmpuint (mastodon_server_get_n_asked (f.server, "/api/v1/accounts/"), <=, 60);
    }
  g_assert_cmpuint (mastodon_server_get_n_asked (f.server, list), ==, 2 * loops[i].n_pages);
  fixture_assert_incomplete (account, "");
  fixture_tear_down (&f);
}

/* Skipped items are reported, also after a restart, until they are read. */
static void
test_leads_away (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = set_up (&f);
  g_autoptr(CloutAccount) reopened = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *whole = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *date = NULL;
  g_autofree char *start = NULL;
  g_auto(GStrv) notes = NULL;

  mastodon_server_set_link_origin (f.server, "https://elsewhere.example");
  g_assert_true (fixture_sync (&f, account, &error));
  fixture_assert_incomplete (account,
                             "favourited_by followers notifications posts reblogged_by");
  g_clear_object (&account);
  fixture_close (&f);
  fixture_open (&f);
  reopened = g_list_model_get_item (clout_engine_get_accounts (f.engine), 0);
  fixture_assert_incomplete (reopened,
                             "favourited_by followers notifications posts reblogged_by");
  notes = clout_format_account_notes (reopened, f.now, zone);
  g_assert_cmpstr (notes[0], ==,
                   "Incomplete since today: likes, followers, notifications, posts, boosts");
  g_clear_pointer (&notes, g_strfreev);
  date = clout_format_day (clout_day_of (f.now, zone), CLOUT_DAY_SHORT);
  start = g_strdup_printf ("Incomplete since %s: ", date);
  notes = clout_format_account_notes (reopened, f.now + 3 * CLOUT_DAY, zone);
  g_assert_true (g_str_has_prefix (notes[0], start));
  g_assert_null (notes[1]);
  fixture_tear_down (&f);
}

static const struct
{
  const char *name;
  const char *path;
  guint status;    /* 0 for a response cut halfway, 200 and 204 for one that isn't JSON */
  const char *incomplete;
} faults[] = {
  { "notifications-5xx", "/api/v1/notifications", 500, "notifications" },
  { "notifications-html", "/api/v1/notifications", 200, "notifications" },
  { "notifications-empty", "/api/v1/notifications", 204, "notifications" },
  { "notifications-cut", "/api/v1/notifications", 0, "notifications" },
  { "favourites-5xx", "/api/v1/favourites", 503, "favourites" },
  { "favourites-refused", "/api/v1/favourites", 400, "favourites" },
  { "post-by-post", "/api/v1/statuses/", 500, "context favourited_by reblogged_by" },
};

/* The others are read all the same, and the broken one when the server works again. */
static void
test_broken (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Fixture f;
  g_autoptr(CloutAccount) account = set_up (&f);
  g_autoptr(GError) error = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;

  g_assert_true (fixture_sync (&f, account, &error));
  wanted = fixture_dump (&f);
  g_assert_true (fixture_remove (&f, account, &error));
  g_clear_object (&account);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  if (g_str_has_prefix (faults[i].path, "/api/v1/statuses"))
    mastodon_server_clear_notifications (f.server);
  mastodon_server_fail_next (f.server, faults[i].path, 10000, faults[i].status, NULL);
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_no_error (error);
  fixture_assert_incomplete (account, faults[i].incomplete);
  g_assert_cmpuint (mastodon_server_get_n_asked (f.server, "/api/v1/accounts/"), >, 4);
  if (!g_str_has_prefix (faults[i].path, "/api/v1/statuses"))
    {
      mastodon_server_fail_next (f.server, faults[i].path, 0, 200, NULL);
      g_assert_true (fixture_sync (&f, account, &error));
      fixture_assert_incomplete (account, "");
      got = fixture_dump (&f);
      g_assert_cmpstr (got, ==, wanted);
    }
  fixture_tear_down (&f);
}

/* A server that always has a next page gets 2,000 requests, and that is reported. */
static void
test_endless (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = set_up (&f);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *words = NULL;
  guint before = mastodon_server_get_n_asked (f.server, "/");

  mastodon_server_set_loop (f.server, ".");
  g_assert_false (fixture_sync (&f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_TOO_LONG);
  g_assert_cmpuint (mastodon_server_get_n_asked (f.server, "/"), <=,
                    before + CLOUT_DUE_MOST_REQUESTS + 20);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_WAITING);
  words = clout_format_account_state (account, f.now, zone);
  g_assert_cmpstr (words, ==, "There’s too much for one refresh. The next one will continue.");
  fixture_tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (loops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/paging/circle/%s", loops[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_loop);
    }
  g_test_add_func ("/sync/paging/leads-away", test_leads_away);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/paging/broken/%s", faults[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/sync/paging/endless", test_endless);
  return g_test_run ();
}
