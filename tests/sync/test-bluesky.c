/* test-bluesky.c: a Bluesky account added by its handle, from the AppView to the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "base/duration.h"
#include "later.h"
#include "support/bluesky-appview.h"
#include "sync/sync-error.h"

#define VARIABLE "CLOUT_BLUESKY_APPVIEW"
#define ADA "did:plc:ada"
#define BOB "did:plc:bob"
#define EVE "did:plc:eve"
#define POST "at://" ADA "/app.bsky.feed.post/1"
#define N_FANS 60

static void
set_up (Fixture        *self,
        BlueskyAppview *appview)
{
  fixture_set_up (self);
  g_setenv (VARIABLE, bluesky_appview_get_origin (appview), TRUE);
  bluesky_appview_add_person (appview, ADA, "ada.example", 3);
  bluesky_appview_add_person (appview, BOB, "bob.example", 12);
  bluesky_appview_add_person (appview, EVE, "eve.example", 40);
  bluesky_appview_post (appview, ADA, "1", self->now - 5 * CLOUT_DAY, NULL, NULL);
}

static void
add_fans (BlueskyAppview *appview,
          gint64          time)
{
  for (guint i = 0; i < N_FANS; i++)
    {
      g_autofree char *did = g_strdup_printf ("did:plc:fan%u", i);

      bluesky_appview_add_person (appview, did, "fan.example", (int) i);
      bluesky_appview_react (appview, BLUESKY_LIKE, did, POST, time);
    }
}

/* Syncs as if the last sync had been some hours ago. */
static char *
sync_later (Fixture      *self,
            CloutAccount *account)
{
  static const char *const resources[] = { "likes", "reposts", "quotes", "replies", "people",
                                           NULL };

  return later_sync (self, account, resources);
}

static void
test_whole (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  gint64 then;

  set_up (&f, appview);
  then = f.now - CLOUT_DAY;
  add_fans (appview, then);
  bluesky_appview_set_page (appview, 20);
  bluesky_appview_react (appview, BLUESKY_REPOST, BOB, POST, then);
  bluesky_appview_react (appview, BLUESKY_FOLLOW, BOB, ADA, then);
  bluesky_appview_react (appview, BLUESKY_FOLLOW, ADA, EVE, then);
  bluesky_appview_post (appview, BOB, "r", then, POST, NULL);
  bluesky_appview_post (appview, EVE, "q", then, NULL, POST);
  account = later_add (&f, "Ada.example", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_network (account), ==, "bluesky");
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, ADA);
  g_assert_cmpint (clout_account_get_followers (account), ==, 3);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  dump = fixture_dump (&f);
  later_assert_has (dump, TRUE, "post " POST " %d %d", (int) f.now - 5 * CLOUT_DAY, N_FANS);
  for (guint i = 0; i < N_FANS; i++)
    {
      later_assert_has (dump, TRUE, "reaction 4 did:plc:fan%u " POST " - %d", i, (int) then);
      later_assert_has (dump, TRUE, "person did:plc:fan%u %u 0", i, i);
    }
  later_assert_has (dump, TRUE, "reaction 3 " BOB " " POST " - 0");
  later_assert_has (dump, TRUE, "reaction 1 " BOB " " POST " at://" BOB "/app.bsky.feed.post/r %d",
              (int) then);
  later_assert_has (dump, TRUE, "reaction 2 " EVE " " POST " at://" EVE "/app.bsky.feed.post/q %d",
              (int) then);
  later_assert_has (dump, TRUE, "person " BOB " 12 2");
  later_assert_has (dump, TRUE, "person " EVE " 40 4");
  g_assert_cmpfloat (fixture_score (&f, NULL), >, 10);
  g_assert_cmpuint (bluesky_appview_count_asked (appview, "app.bsky.actor.getProfiles"), ==, 3);
  fixture_tear_down (&f);
}

static void
test_taken_back (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  set_up (&f, appview);
  add_fans (appview, f.now - CLOUT_DAY);
  bluesky_appview_set_page (appview, 20);
  bluesky_appview_post (appview, BOB, "r", f.now - CLOUT_DAY, POST, NULL);
  bluesky_appview_post (appview, EVE, "r", f.now - CLOUT_DAY, POST, NULL);
  account = later_add (&f, ADA, &error);
  g_assert_no_error (error);
  first = sync_later (&f, account);
  bluesky_appview_take_back (appview, BLUESKY_LIKE, "did:plc:fan7", POST);
  bluesky_appview_take_back (appview, BLUESKY_POST, BOB, POST);
  second = sync_later (&f, account);
  for (guint i = 0; i < N_FANS; i++)
    {
      later_assert_has (first, TRUE, "reaction 4 did:plc:fan%u " POST " - %d", i,
                        (int) f.now - CLOUT_DAY);
      later_assert_has (second, i != 7, "reaction 4 did:plc:fan%u " POST " - %d", i,
                        (int) f.now - CLOUT_DAY);
    }
  later_assert_has (first, TRUE, "reaction 1 " BOB " " POST " at://" BOB "/app.bsky.feed.post/r %d",
              (int) f.now - CLOUT_DAY);
  later_assert_has (second, FALSE,
                    "reaction 1 " BOB " " POST " at://" BOB "/app.bsky.feed.post/r %d",
                    (int) f.now - CLOUT_DAY);
  later_assert_has (second, TRUE,
                    "reaction 1 " EVE " " POST " at://" EVE "/app.bsky.feed.post/r %d",
                    (int) f.now - CLOUT_DAY);

  /* A reply that is only hidden from signed-out users wasn't taken back. */
  bluesky_appview_block (appview, EVE);
  third = sync_later (&f, account);
  later_assert_has (third, TRUE, "reaction 1 " EVE " " POST " at://" EVE "/app.bsky.feed.post/r %d",
              (int) f.now - CLOUT_DAY);
  fixture_tear_down (&f);
}

/* Only posts whose counts have changed are fetched again. */
static void
test_nothing_new (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  guint n_asked;

  set_up (&f, appview);
  bluesky_appview_react (appview, BLUESKY_LIKE, BOB, POST, f.now);
  account = later_add (&f, "https://bsky.app/profile/ada.example", &error);
  g_assert_no_error (error);
  first = sync_later (&f, account);
  n_asked = bluesky_appview_count_asked (appview, "app.bsky.feed.getLikes");
  g_assert_cmpuint (n_asked, ==, 1);
  again = sync_later (&f, account);
  g_assert_cmpstr (again, ==, first);
  /* Lists are read again once a day. */
  g_assert_cmpuint (bluesky_appview_count_asked (appview, "app.bsky.feed.getLikes"), ==,
                    n_asked + 1);
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_cmpuint (bluesky_appview_count_asked (appview, "app.bsky.feed.getLikes"), ==,
                    n_asked + 1);
  g_assert_cmpuint (bluesky_appview_count_asked (appview, "app.bsky.actor.getProfiles"), ==, 1);
  fixture_tear_down (&f);
}

/* A like can outlive the profile of the person who liked. */
static void
test_gone_and_hidden (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, appview);
  bluesky_appview_add_person (appview, "did:plc:shy", "shy.example", -1);
  bluesky_appview_react (appview, BLUESKY_LIKE, "did:plc:shy", POST, f.now);
  bluesky_appview_react (appview, BLUESKY_LIKE, BOB, POST, f.now);
  bluesky_appview_hide (appview, BOB);
  account = later_add (&f, "ada.example", &error);
  g_assert_no_error (error);
  dump = sync_later (&f, account);
  later_assert_has (dump, TRUE, "person did:plc:shy -1 0");
  later_assert_has (dump, TRUE, "person " BOB " 0 0");
  fixture_tear_down (&f);
}

static void
test_renamed (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&f, appview);
  account = later_add (&f, "ada.example", &error);
  g_assert_no_error (error);
  bluesky_appview_rename (appview, ADA, "lovelace.example");
  bluesky_appview_rename (appview, BOB, "ada.example");
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_handle (account), ==, "lovelace.example");
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, ADA);
  g_assert_cmpint (clout_account_get_followers (account), ==, 3);
  fixture_tear_down (&f);
}

/* A sync interrupted within a long list continues later, without losing or doubling anything. */
static void
test_cut (void)
{
  static const char *const methods[] = {
    "app.bsky.feed.getAuthorFeed", "app.bsky.feed.getLikes", "app.bsky.actor.getProfiles",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
      Fixture f;
      g_autoptr(CloutAccount) account = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *dump = NULL;
      gsize n;

      set_up (&f, appview);
      add_fans (appview, f.now - CLOUT_DAY);
      account = later_add (&f, "ada.example", &error);
      g_assert_no_error (error);
      clout_engine_set_patience (f.engine, 1);
      bluesky_appview_fail_once (appview, methods[i], 429);
      fixture_sync (&f, account, &error);
      g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_RATE_LIMITED);
      g_clear_error (&error);
      fixture_sync (&f, account, &error);
      g_assert_no_error (error);
      dump = fixture_dump (&f);
      later_assert_has (dump, TRUE, "person did:plc:fan59 59 0");
      fixture_score (&f, &n);
      g_assert_cmpuint (n, ==, N_FANS);
      fixture_tear_down (&f);
    }
}

static void
test_unknown_account (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  struct { const char *typed; CloutSyncError code; } cases[] = {
    { "nobody.example", CLOUT_SYNC_ERROR_NOT_FOUND },
    { "did:plc:nobody", CLOUT_SYNC_ERROR_NOT_FOUND },
    { "nobody", CLOUT_SYNC_ERROR_BAD_SERVER_NAME },
    { "", CLOUT_SYNC_ERROR_BAD_SERVER_NAME },
  };
  Fixture f;

  set_up (&f, appview);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (later_add (&f, cases[i].typed, &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, (int) cases[i].code);
    }
  fixture_tear_down (&f);
}

/* Only this machine is contacted without encryption. */
static void
test_bad_server (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  g_autoptr(GError) error = NULL;
  Fixture f;

  set_up (&f, appview);
  g_setenv (VARIABLE, "http://appview.example", TRUE);
  g_assert_null (later_add (&f, "ada.example", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_INSECURE);
  fixture_tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/bluesky/whole", test_whole);
  g_test_add_func ("/sync/bluesky/taken-back", test_taken_back);
  g_test_add_func ("/sync/bluesky/nothing-new", test_nothing_new);
  g_test_add_func ("/sync/bluesky/gone-and-hidden", test_gone_and_hidden);
  g_test_add_func ("/sync/bluesky/renamed", test_renamed);
  g_test_add_func ("/sync/bluesky/cut", test_cut);
  g_test_add_func ("/sync/bluesky/unknown-account", test_unknown_account);
  g_test_add_func ("/sync/bluesky/bad-server", test_bad_server);
  return g_test_run ();
}
