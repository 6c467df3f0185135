/* test-tips.c: tips are dismissed for a while, and say what happened since they were shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "base/duration.h"
#include "mastodon-fixture.h"
#include "sync/network-info.h"
#include "sync/score.h"
#include "sync/tips.h"

#define SHOWN_DAYS 9

static CloutReport *
make_report (Fixture *fixture)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutReport *made;

  clout_engine_report_async (fixture->engine, NULL, await_cb, &one);
  made = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return made;
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr(CloutReport) report = make_report (fixture);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GPtrArray *entries;

  clout_engine_list_tips_async (fixture->engine, report, NULL, await_cb, &one);
  entries = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return entries;
}

static const CloutTipEntry *
find (GPtrArray    *entries,
      CloutTipKind  kind,
      gboolean      advised)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const CloutTipEntry *entry = entries->pdata[i];

      if (entry->tip.kind == kind && entry->advised == advised)
        return entry;
    }
  return NULL;
}

static void
dismiss (Fixture             *fixture,
         const CloutTipEntry *entry,
         gboolean             hide)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_engine_dismiss_tip_async (fixture->engine, entry, hide, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  g_assert_no_error (error);
}

/* While no engine has the store open. */
static void
change (Fixture    *fixture,
        const char *sql)
{
  sqlite3 *db = NULL;
  char *problem = NULL;

  fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  sqlite3_exec (db, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  sqlite3_close (db);
  fixture_open (fixture);
}

static void
set_up (Fixture *fixture)
{
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture->server, fixture->now, 20, 40);
  account = fixture_sign_in (fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  fixture_sync (fixture, account, &error);
  g_assert_no_error (error);
}

/* Hidden for 30 days, also after a restart, unless that is undone. */
static void
test_dismiss (void)
{
  Fixture fixture;
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) hidden = NULL;
  g_autoptr(GPtrArray) back = NULL;
  g_autoptr(GPtrArray) later = NULL;
  const CloutTipEntry *entry;

  set_up (&fixture);
  first = list (&fixture);
  g_assert_cmpuint (first->len, >, 0);
  entry = first->pdata[0];
  g_assert_true (entry->advised);

  dismiss (&fixture, entry, TRUE);
  hidden = list (&fixture);
  g_assert_null (find (hidden, entry->tip.kind, TRUE));
  g_assert_cmpuint (hidden->len, ==, first->len - 1);
  dismiss (&fixture, entry, FALSE);
  back = list (&fixture);
  g_assert_cmpuint (back->len, ==, first->len);

  dismiss (&fixture, entry, TRUE);
  change (&fixture, "UPDATE tip SET dismissed = dismissed - 29 * 86400 WHERE dismissed > 0");
  g_ptr_array_unref (g_steal_pointer (&hidden));
  hidden = list (&fixture);
  g_assert_null (find (hidden, entry->tip.kind, TRUE));
  change (&fixture, "UPDATE tip SET dismissed = dismissed - 86400 WHERE dismissed > 0");
  later = list (&fixture);
  g_assert_nonnull (find (later, entry->tip.kind, TRUE));
  fixture_tear_down (&fixture);
}

/* Posts and replies since a tip was shown; one that was dismissed isn't mentioned. */
static void
test_followed (void)
{
  Fixture fixture;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) without = NULL;
  const CloutTipEntry *replied;
  const CloutTipEntry *posted;
  g_autofree char *sql = NULL;

  set_up (&fixture);
  sql = g_strdup_printf ("INSERT OR REPLACE INTO tip (kind, account, topic, shown) SELECT column1,"
                         " account.id, '', %" G_GINT64_FORMAT " FROM account,"
                         " (VALUES (%d), (%d), (%d));"
                         "UPDATE post SET answers = (SELECT remote FROM remark WHERE person > 0"
                         " ORDER BY time LIMIT 1)"
                         " WHERE id = (SELECT id FROM post ORDER BY time DESC LIMIT 1)",
                         fixture.now - SHOWN_DAYS * (gint64) CLOUT_DAY,
                         CLOUT_TIP_REPLY_TO_PEOPLE, CLOUT_TIP_FADING, CLOUT_TIP_SHOUTING);
  change (&fixture, sql);
  entries = list (&fixture);
  posted = find (entries, CLOUT_TIP_FADING, FALSE);
  g_assert_nonnull (posted);
  /* One every other day. */
  g_assert_cmpuint (posted->followed.n, ==, SHOWN_DAYS / 2);
  g_assert_cmpfloat (posted->followed.points, >, 0);
  replied = find (entries, CLOUT_TIP_REPLY_TO_PEOPLE, FALSE);
  g_assert_nonnull (replied);
  g_assert_cmpuint (replied->followed.n, ==, 1);
  g_assert_null (find (entries, CLOUT_TIP_SHOUTING, FALSE));

  dismiss (&fixture, posted, TRUE);
  without = list (&fixture);
  g_assert_null (find (without, CLOUT_TIP_FADING, FALSE));
  fixture_tear_down (&fixture);
}

/* Where a tip about posting leads to. */
static void
test_composer (void)
{
  static const struct
  {
    const char *network;
    const char *server;
    const char *page;
  } rows[] = {
    { "mastodon", "https://example.social", "https://example.social/publish" },
    { "mastodon", "example.social", "https://example.social/publish" },
    { "mastodon", "", NULL },
    { "misskey", "https://key.example", "https://key.example/share" },
    { "bluesky", "https://pds.example", "https://bsky.app/intent/compose" },
    { "x", "", "https://x.com/intent/post" },
    { "blog", "https://ann.example", NULL },
    { "google-plus", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CloutAccount) account = clout_account_new (rows[i].network, rows[i].server,
                                                           CLOUT_ACCOUNT_SIGNED_IN);
      g_autofree char *page = clout_network_info_dup_composer (account);

      g_assert_cmpstr (page, ==, rows[i].page);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/tips/dismissed", test_dismiss);
  g_test_add_func ("/sync/tips/followed", test_followed);
  g_test_add_func ("/sync/tips/composer", test_composer);
  return g_test_run ();
}
