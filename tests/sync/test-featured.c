/* test-featured.c: hashtags featured on a profile become topics.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "later.h"
#include "mastodon-fixture.h"

#include <string.h>

#include "model/topic.h"
#include "store/reactions/batches.h"
#include "sync/score.h"

static void
said_cb (CloutEngine  *engine,
         CloutAccount *account,
         const char   *resource,
         GString      *said)
{
  g_string_append_printf (said, "%s ", resource);
}

/* Topics with their counts of posts, as "Orchids 0,", if they start with @beginning. */
static void
assert_topics (Fixture    *fixture,
               const char *beginning,
               const char *wanted)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GListModel) topics = NULL;

  clout_engine_load_topics_async (fixture->engine, NULL, await_cb, &one);
  topics = clout_finish_pointer (await_result (&one), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (topics, i);

      if (g_str_has_prefix (clout_topic_get_name (topic), beginning))
        g_string_append_printf (found, "%s %d,", clout_topic_get_name (topic),
                                (int) clout_topic_get_posts (topic));
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

/* The part of the request's path: a profile's mark is its ID there. */
static char *
dup_path (Fixture      *fixture,
          CloutAccount *account)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GPtrArray) cursors = NULL;

  clout_store_list_cursors_async (clout_engine_get_store (fixture->engine),
                                  clout_account_get_id (account), NULL, await_cb, &one);
  cursors = clout_finish_pointer (await_result (&one), NULL);
  for (guint i = 0; i < cursors->len; i++)
    {
      const CloutCursor *cursor = cursors->pdata[i];

      if (strcmp (cursor->resource, "profile") == 0)
        return g_strdup_printf ("/api/v1/accounts/%s/featured_tags", cursor->mark);
    }
  g_assert_not_reached ();
}

/* A featured hashtag is a topic as long as it is featured and doesn't affect the score. A server
 * without the call doesn't fail the sync, and isn't reported. */
static void
test_featured (void)
{
  static const char *const again[] = { "featured_tags", NULL };
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) said = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *path = NULL;
  double before;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 3);
  account = fixture_add (&fixture, "ann", &error);
  g_signal_connect (fixture.engine, "not-served", G_CALLBACK (said_cb), said);
  g_assert_true (fixture_sync (&fixture, account, &error));
  assert_topics (&fixture, "Zither", "");
  before = fixture_score (&fixture, NULL);
  mastodon_server_feature (fixture.server, "ann", "Zithers");
  first = later_sync (&fixture, account, again);
  assert_topics (&fixture, "Zither", "Zithers 0,");
  g_assert_cmpfloat (fixture_score (&fixture, NULL), ==, before);
  path = dup_path (&fixture, account);
  mastodon_server_fail_next (fixture.server, path, 100, 404, NULL);
  second = later_sync (&fixture, account, again);
  assert_topics (&fixture, "Zither", "Zithers 0,");
  mastodon_server_fail_next (fixture.server, path, 0, 404, NULL);
  mastodon_server_feature (fixture.server, "ann", NULL);
  third = later_sync (&fixture, account, again);
  assert_topics (&fixture, "Zither", "");
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, path), ==, 4);
  g_assert_cmpstr (said->str, ==, "");
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/featured", test_featured);
  return g_test_run ();
}
