/* test-plans.c: no query scans all reactions without need.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/network.h"
#include "store/accounts/audience.h"
#include "store/backup/export.h"
#include "store/fixture.h"
#include "store/people/compare.h"
#include "store/people/friends.h"
#include "store/people/lists.h"
#include "store/people/merged.h"
#include "store/people/names.h"
#include "store/score/away-periods.h"
#include "store/score/events.h"
#include "store/score/highlights.h"
#include "store/score/own-posts.h"
#include "store/score/points.h"
#include "store/score/posts.h"
#include "store/score/topic-posts.h"
#include "store/score/topics.h"
#include "support/await.h"

/* Every statement that any connection ran, once each; connections run in several threads. */
static GHashTable *statements;
static GMutex mutex;

static int
statement_cb (unsigned int  event,
              void         *data,
              void         *statement,
              void         *text)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const char *sql = text;

  /* Statements run by foreign keys and triggers are reported as comments. */
  if (!g_str_has_prefix (sql, "--"))
    g_hash_table_add (statements, g_strdup (sql));
  return 0;
}

static int
opened_cb (sqlite3     *db,
           const char **message,
           const void  *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, statement_cb, NULL);
}

static guint
ask_people (CloutStore *store,
            Await      *calls)
{
  const CloutNetworkWeight *weights = clout_networks_get_weights ();
  gint64 one_id = 1;
  guint n = 0;

  clout_store_compare_async (store, &one_id, 1, NOW, NULL, await_cb, &calls[n++]);
  clout_store_find_friends_async (store, weights, CLOUT_FRIENDS_ALL, NULL, 1, NOW, 0, NULL,
                                  await_cb, &calls[n++]);
  clout_store_list_lists_async (store, 1, NULL, await_cb, &calls[n++]);
  clout_store_set_list_member_async (store, "Family", 1, TRUE, NULL, await_cb, &calls[n++]);
  clout_store_set_list_member_async (store, "Family", 1, FALSE, NULL, await_cb, &calls[n++]);
  clout_store_remove_list_async (store, "Family", NULL, await_cb, &calls[n++]);
  clout_store_merge_people_async (store, 1, 2, NULL, await_cb, &calls[n++]);
  clout_store_list_merged_async (store, 1, NULL, await_cb, &calls[n++]);
  clout_store_split_person_async (store, 1, NULL, await_cb, &calls[n++]);
  return n;
}

/* Runs every query the store has. */
static void
ask_all (CloutStore *store)
{
  g_autoptr(CloutAccount) account = store_add_account (store, "1");
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(CloutStoreHistory) history = NULL;
  g_autoptr(GPtrArray) cursors = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const CloutNetworkWeight *weights = clout_networks_get_weights ();
  gint64 id = clout_account_get_id (account);
  gint64 one_id = 1;
  CloutScorePoint point = { 1, 1, 1, 1, 1, TRUE };
  CloutAwayPeriod away_period = { 1, 1 };
  CloutFriendEntry entry = { 1, 0, 0 };
  CloutPostFilter all_posts = { 0 };
  CloutPostFilter of_topic = { .topic = (char *) "Orchids" };
  CloutPostEntry post = { .id = 1 };
  Await calls[48] = { AWAIT_INIT };
  guint n = 0;

  store_upsert_pages (store, account, 0, 3, NULL);
  history = store_load (store);
  cursors = store_list_cursors (store, account);
  clout_store_list_accounts_async (store, NULL, await_cb, &calls[n++]);
  for (guint kind = CLOUT_REACTION_MENTION; kind <= CLOUT_REACTION_LIKE; kind++)
    clout_store_list_unlisted_async (store, id, kind, "likes", 0, FALSE, 0, NULL, await_cb,
                                     &calls[n++]);
  clout_store_load_names_async (store, CLOUT_NAME_PERSON, &one_id, 1, NULL, await_cb, &calls[n++]);
  clout_store_load_names_async (store, CLOUT_NAME_POST, &one_id, 1, NULL, await_cb, &calls[n++]);
  clout_store_save_points_async (store, &point, 1, 1, NULL, await_cb, &calls[n++]);
  clout_store_list_points_async (store, 0, NULL, await_cb, &calls[n++]);
  clout_store_save_away_periods_async (store, &away_period, 1, NULL, await_cb, &calls[n++]);
  clout_store_list_away_periods_async (store, NULL, await_cb, &calls[n++]);
  clout_store_list_topics_async (store, NOW, NULL, NULL, await_cb, &calls[n++]);
  for (guint show = CLOUT_FRIENDS_ALL; show < CLOUT_N_FRIENDS_SHOWS; show++)
    clout_store_find_friends_async (store, weights, show, NULL, 0, NOW, 0, NULL, await_cb,
                                    &calls[n++]);
  n += ask_people (store, calls + n);
  clout_store_find_friends_async (store, weights, CLOUT_FRIENDS_ALL, "ada", 0, NOW, 0, NULL,
                                  await_cb, &calls[n++]);
  clout_store_list_own_posts_async (store, 1, NULL, await_cb, &calls[n++]);
  clout_store_find_posts_async (store, &all_posts, NULL, await_cb, &calls[n++]);
  clout_store_find_posts_async (store, &of_topic, NULL, await_cb, &calls[n++]);
  clout_store_load_posts_async (store, &post, 1, NULL, await_cb, &calls[n++]);
  clout_store_list_events_async (store, 0, NULL, NULL, await_cb, &calls[n++]);
  clout_store_list_highlights_async (store, id, NOW, NULL, await_cb, &calls[n++]);
  clout_store_list_topic_posts_async (store, "Orchids", NULL, await_cb, &calls[n++]);
  clout_store_load_friends_async (store, weights, &entry, 1, NOW, zone, NULL, await_cb,
                                  &calls[n++]);
  clout_store_load_relationship_async (store, 1, NOW, NULL, await_cb, &calls[n++]);
  clout_store_list_unknown_people_async (store, id, NOW, NULL, await_cb, &calls[n++]);
  clout_store_load_audience_async (store, id, NULL, await_cb, &calls[n++]);
  clout_store_export_async (store, stream, NULL, await_cb, &calls[n++]);
  for (guint i = 0; i < n; i++)
    {
      await_result (&calls[i]);
      await_clear (&calls[i]);
    }
  store_remove (store, account, NULL);
}

static void
any_func (sqlite3_context  *context,
          int               n_values,
          sqlite3_value   **values)
{
}

static void
end_func (sqlite3_context *context)
{
}

/* Returns: a connection that isn't traced, after every query of the store has run */
static sqlite3 *
open_after_all (Fixture *f)
{
  sqlite3 *db = NULL;

  ask_all (f->store);
  store_close (&f->store);
  sqlite3_reset_auto_extension ();
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_create_function (db, "clout_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                           any_func, NULL, NULL);
  sqlite3_create_function (db, "clout_take", -1, SQLITE_UTF8, NULL, NULL, any_func, end_func);
  return db;
}

/* Returns: the lines in the statement's plan that start with these words */
static char *
find_in_plan (sqlite3    *db,
              const char *sql,
              const char *beginning)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr(GString) found = g_string_new (NULL);
  sqlite3_stmt *plan = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, explain, -1, &plan, NULL), ==, SQLITE_OK);
  while (sqlite3_step (plan) == SQLITE_ROW)
    {
      const char *line = (const char *) sqlite3_column_text (plan, 3);

      if (g_str_has_prefix (line, beginning)
          && (line[strlen (beginning)] == ' ' || line[strlen (beginning)] == '\0'))
        g_string_append_printf (found, "%s;", line);
    }
  sqlite3_finalize (plan);
  return g_string_free (g_steal_pointer (&found), FALSE);
}

/* A migration's temporary tables don't matter. */
static gboolean
is_query (const char *sql)
{
  static const char *const words[] = { "SELECT", "WITH", "INSERT", "UPDATE", "DELETE" };

  if (strstr (sql, "renamed") != NULL || strstr (sql, "twin") != NULL
      || strstr (sql, "same_post") != NULL || strstr (sql, "same_person") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (sql, words[i]))
      return TRUE;
  return FALSE;
}

/* An export reads everything, a score reads everyone, a search reads every name, a style and
   highlights read all that the person wrote; topics count each text once. */
static gboolean
may_scan (const char *sql,
          const char *table)
{
  static const char *const beginnings[] = {
    "SELECT id, followers, following, posts, flags FROM person ORDER BY id",
    "SELECT id, account, followers, name, handle FROM person WHERE (flags & 6) <> 0",
    "SELECT time, flags & 1, ",
    "SELECT excerpt, url, time, ",
  };
  g_autofree char *all = g_strdup_printf ("SELECT * FROM %s", table);

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (sql, beginnings[i]))
      return TRUE;
  return g_str_equal (sql, all)
    || (g_str_equal (table, "remark") && strstr (sql, "post_tag") != NULL);
}

static void
test_scans (Fixture       *f,
            gconstpointer  data)
{
  static const char *const tables[] = { "reaction", "remark", "post", "person", "given" };
  sqlite3 *db = open_after_all (f);
  g_autofree const char **queries =
    (const char **) g_hash_table_get_keys_as_array (statements, NULL);
  guint n_searches = 0;

  for (guint i = 0; queries[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (tables) && is_query (queries[i]); k++)
      {
        g_autofree char *scan = g_strconcat ("SCAN ", tables[k], NULL);
        g_autofree char *search = g_strconcat ("SEARCH ", tables[k], NULL);
        g_autofree char *scans = find_in_plan (db, queries[i], scan);
        g_autofree char *searches = find_in_plan (db, queries[i], search);

        if (*scans != '\0' && !may_scan (queries[i], tables[k]))
          g_error ("%s does %s", queries[i], scans);
        n_searches += *searches != '\0';
      }
  g_assert_cmpuint (n_searches, >=, 8);
  sqlite3_close (db);
}

/* The first rows of Friends are read from an index in its order, so they are there at once. */
static void
test_first_friends (Fixture       *f,
                    gconstpointer  data)
{
  sqlite3 *db = open_after_all (f);
  g_autofree const char **queries =
    (const char **) g_hash_table_get_keys_as_array (statements, NULL);
  guint n_finds = 0;

  for (guint i = 0; queries[i] != NULL; i++)
    if (strstr (queries[i], "ORDER BY followers DESC") != NULL)
      {
        g_autofree char *sorts = find_in_plan (db, queries[i], "USE TEMP B-TREE");
        g_autofree char *searches = find_in_plan (db, queries[i], "SEARCH");

        g_assert_cmpstr (sorts, ==, "");
        g_assert_cmpstr (searches, ==,
                         "SEARCH person USING COVERING INDEX person_friend (account=?);");
        n_finds++;
      }
  g_assert_cmpuint (n_finds, >, 0);
  sqlite3_close (db);
}

/* Posts come from an index in their order, or by their topic. */
static void
test_posts (Fixture       *f,
            gconstpointer  data)
{
  sqlite3 *db = open_after_all (f);
  g_autofree const char **queries =
    (const char **) g_hash_table_get_keys_as_array (statements, NULL);
  guint n_finds = 0;

  for (guint i = 0; queries[i] != NULL; i++)
    if (g_str_has_prefix (queries[i], "SELECT time, id, mentions"))
      {
        gboolean by_topic = strstr (queries[i], "clout_fold") != NULL;
        g_autofree char *searches = find_in_plan (db, queries[i], "SEARCH post");
        g_autofree char *tags = find_in_plan (db, queries[i], "SCAN post_tag");

        g_assert_cmpstr (searches, ==,
                         by_topic ? "SEARCH post USING INTEGER PRIMARY KEY (rowid=?);"
                                  : "SEARCH post USING INDEX post_time (time>? AND time<?);");
        g_assert_cmpstr (tags, ==, "");
        n_finds++;
      }
  g_assert_cmpuint (n_finds, ==, 2);
  sqlite3_close (db);
}

/* Statements that run once per row use an index. */
static void
test_each_row (Fixture       *f,
               gconstpointer  data)
{
  sqlite3 *db = open_after_all (f);
  g_autofree const char **queries =
    (const char **) g_hash_table_get_keys_as_array (statements, NULL);
  guint n_finds = 0;

  for (guint i = 0; queries[i] != NULL; i++)
    if (is_query (queries[i])
        && (g_str_has_prefix (queries[i], "SELECT id FROM ")
            || strstr (queries[i], "WHERE id = ?1") != NULL
            || strstr (queries[i], "INTO post_tag") != NULL))
      {
        g_autofree char *scans = find_in_plan (db, queries[i], "SCAN");

        g_assert_cmpstr (scans, ==, "");
        n_finds++;
      }
  g_assert_cmpuint (n_finds, >=, 5);
  sqlite3_close (db);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  sqlite3_auto_extension ((void (*) (void)) opened_cb);
  statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  store_set_up (f, data);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  store_tear_down (f, data);
  g_hash_table_unref (statements);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/plans/no-needless-scan", Fixture, NULL, set_up, test_scans, tear_down);
  g_test_add ("/store/plans/first-friends-from-index", Fixture, NULL, set_up, test_first_friends,
              tear_down);
  g_test_add ("/store/plans/posts-from-index", Fixture, NULL, set_up, test_posts, tear_down);
  g_test_add ("/store/plans/each-row-is-found-at-once", Fixture, NULL, set_up, test_each_row,
              tear_down);
  return g_test_run ();
}
