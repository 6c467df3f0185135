/* test-friends.c: people as a paged list, with a store of 100,000 people.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <sqlite3.h>

#include "base/duration.h"
#include "store/reactions/batches.h"
#include "sync/engine/changes.h"
#include "sync/friend-list.h"

#define N_PEOPLE 100000

/* Person n has n followers; every third is followed, every seventh follows, the first 100 are
 * neither but react. NOW is the test's current time. */
static const char people[] =
  "INSERT INTO account (id, network, server, remote, handle, source) VALUES"
  " (1, 'mastodon', 'https://one.example', 'ada@one.example', 'ada@one.example', 2),"
  " (2, 'bluesky', 'https://two.example', 'did:plc:ada', 'ada.two.example', 2);"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
  " INSERT INTO person (id, account, remote, handle, name, followers, flags) SELECT i, 1 + i % 2,"
  " 'r' || i, 'h' || i || '@far.example', CASE i WHEN 60000 THEN 'Zoë Äpfel' WHEN 60003 THEN"
  " 'Ζωή Παπά' ELSE 'Person ' || i END, i, CASE WHEN i <= 100 THEN 0"
  " ELSE iif (i % 3 = 0, 4, 0) | iif (i % 7 = 0, 2, 0) END FROM n;"
  "INSERT INTO post (id, account, remote, time, answers) VALUES (1, 1, 'p1', NOW - 5 * 86400,"
  " NULL),"
  " (2, 1, 'p2', NOW, 'w2');"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
  " INSERT INTO reaction (account, post, kind, person, time) SELECT 1, 1, k, 2 * i,"
  " iif (i = 9, NOW - 100 * 86400, iif (i = 8, 0, NOW - 86400))"
  " FROM n, (SELECT 3 AS k UNION SELECT 4 UNION SELECT 5) WHERE k = 4 OR i < 20;"
  "INSERT INTO remark (account, remote, post, kind, person, time, url) VALUES"
  " (1, 'w1', 1, 1, 2, NOW - 2 * 86400, 'https://far.example/w1'),"
  " (1, 'w2', 1, 1, 4, NOW - 2 * 86400, NULL), (1, 'w3', 1, 1, 6, NOW - 3 * 86400, NULL),"
  " (1, 'w4', 1, 1, 8, NOW - 30 * 86400, NULL);"
  "INSERT INTO given (account, kind, remote, person, time) VALUES (1, 1, 'a', 10, NOW - 86400),"
  " (1, 3, 'b', 10, NOW - 2 * 86400), (2, 4, 'c', 11, NOW - 86400),"
  " (1, 4, 'd', 12, NOW - 100 * 86400);";

static void
fill (Fixture *self)
{
  g_autoptr(GString) sql = g_string_new (people);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, self->now);
  char *message = NULL;
  sqlite3 *db = NULL;

  g_string_replace (sql, "NOW", now, 0);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql->str, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
found_cb (CloutFriendList *list,
          gboolean        *found)
{
  *found = TRUE;
}

static void
find (CloutFriendList  *list,
      CloutFriendsShow  show,
      const char       *search)
{
  clout_friend_list_find (list, show, search, 0);
  g_assert_true (clout_friend_list_is_finding (list));
  while (clout_friend_list_is_finding (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (clout_friend_list_get_problem (list));
}

static CloutFriend *
get (CloutFriendList *list,
     guint            position)
{
  CloutFriend *friend = g_list_model_get_item (G_LIST_MODEL (list), position);
  gboolean known = clout_friend_get_facts (friend) != NULL;
  gulong id = g_signal_connect_data (friend, "changed", G_CALLBACK (found_cb), &known, NULL, 0);

  await_flag (&known);
  g_signal_handler_disconnect (friend, id);
  return friend;
}

static void
assert_at (CloutFriendList *list,
           guint            position,
           const char      *remote,
           guint            n)
{
  g_autoptr(CloutFriend) friend = get (list, position);

  g_assert_cmpstr (clout_friend_get_facts (friend)->remote, ==, remote);
  g_assert_cmpuint (clout_friend_get_facts (friend)->n, ==, n);
}

static CloutFriendList *
open_list (Fixture *self)
{
  fixture_set_up (self);
  fill (self);
  fixture_close (self);
  fixture_open (self);
  return clout_friend_list_new (self->engine);
}

static void
close_list (Fixture         *self,
            CloutFriendList *list)
{
  g_object_unref (list);
  fixture_tear_down (self);
}

/* By influence, which on one network is the order of follower counts. */
static void
test_order (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);
  guint n = 0;
  double last = 100;
  guint step;

  for (guint i = 101; i <= N_PEOPLE; i++)
    n += i % 3 == 0 || i % 7 == 0;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  find (list, CLOUT_FRIENDS_ALL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  step = n / 40;
  for (guint i = 0; i < n; i += step)
    {
      g_autoptr(CloutFriend) friend = get (list, i);
      const CloutFriendFacts *facts = clout_friend_get_facts (friend);

      g_assert_cmpfloat (facts->influence, <=, last);
      g_assert_cmpfloat (facts->influence, >, 0);
      g_assert_cmpfloat (facts->low, <, facts->influence);
      g_assert_cmpfloat (facts->high, >, facts->influence);
      g_assert_cmpstr (facts->network, ==, facts->account == 1 ? "mastodon" : "bluesky");
      g_assert_cmpint (facts->id % 2, ==, facts->account - 1);
      last = facts->influence;
    }
  g_assert_cmpfloat (last, <, 40);
  close_list (&f, list);
}

/* Keeps a copy of the list, as a view does. */
static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *seen)
{
  if (removed > 0)
    g_ptr_array_remove_range (seen, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (seen, position + i, g_list_model_get_item (list, position + i));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* Returns (transfer full) (element-type guint): ids of everyone, by their number of followers,
   which is their id, on each of both networks. */
static GArray *
list_ids (CloutFriendList *list)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint last[] = { G_MAXUINT, G_MAXUINT };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutFriend) friend = get (list, i);
      guint id = clout_friend_get_facts (friend)->id;

      g_assert_cmpuint (id, <, last[id % 2]);
      last[id % 2] = id;
      g_array_append_val (ids, id);
    }
  return ids;
}

/* The first page is there, with its data, before the rest of the list is found. Then each person
 * is in the list once, and those of the first page are the same objects. */
static void
test_first_page (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) first = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) ids = NULL;
  gboolean found = FALSE;
  guint n_expected = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), seen);
  g_signal_connect (list, "found", G_CALLBACK (found_cb), &found);
  clout_friend_list_find_first (list, CLOUT_FRIENDS_ALL, NULL, 0);
  await_flag (&found);
  /* A view draws these before it asks for the rest. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (clout_friend_list_is_finding (list));
  g_assert_cmpuint (seen->len, >=, 20);
  g_assert_cmpuint (seen->len, <, 1000);
  for (guint i = 0; i < seen->len; i++)
    {
      g_assert_nonnull (clout_friend_get_facts (seen->pdata[i]));
      g_ptr_array_add (first, g_object_ref (seen->pdata[i]));
    }
  clout_friend_list_find_rest (list);
  while (clout_friend_list_is_finding (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < first->len; i++)
    g_assert_true (first->pdata[i] == seen->pdata[i]);
  g_signal_handlers_disconnect_by_data (list, seen);
  ids = list_ids (list);
  g_array_sort (ids, compare_ids);
  for (guint id = 101; id <= N_PEOPLE; id++)
    if (id % 3 == 0 || id % 7 == 0)
      g_assert_cmpuint (g_array_index (ids, guint, n_expected++), ==, id);
  g_assert_cmpuint (ids->len, ==, n_expected);
  close_list (&f, list);
}

static void
gone_cb (gpointer  data,
         GObject  *object)
{
  (*(guint *) data)--;
}

/* Scrolling through everyone keeps a few hundred in memory. */
static void
test_memory (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);
  guint alive = 0;
  guint most = 0;
  guint n;

  find (list, CLOUT_FRIENDS_ALL, NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      CloutFriend *friend = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_object_weak_ref (G_OBJECT (friend), gone_cb, &alive);
      alive++;
      most = MAX (most, alive);
      g_object_unref (friend);
      if (i % 1000 == 0)
        while (g_main_context_iteration (NULL, FALSE))
          ;
    }
  g_assert_cmpuint (most, >, 100);
  g_assert_cmpuint (most, <, 1000);
  g_object_unref (get (list, 0));
  g_assert_cmpuint (alive, <, 500);
  g_object_unref (list);
  while (alive > 0)
    g_main_context_iteration (NULL, FALSE);
  fixture_tear_down (&f);
}

static void
test_search (void)
{
  static const struct
  {
    const char *search;
    guint n;
  } table[] = {
    { "zoe", 1 }, { "APFEL Zoë", 1 }, { "ΖΩΗ", 1 }, { "ζωη ΠΑΠΑ", 1 }, { "h60000@far", 1 },
    { "@h60000", 1 }, { "zoe nobody", 0 }, { "%", 0 }, { "_", 0 }, { "' OR 1 = 1 --", 0 },
    { "\xff", 0 }, { " person  h99999@ ", 1 },
  };
  Fixture f;
  CloutFriendList *list = open_list (&f);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      find (list, CLOUT_FRIENDS_ALL, table[i].search);
      g_test_message ("search %u", (guint) i);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, table[i].n);
    }
  find (list, CLOUT_FRIENDS_ALL, "Zoë");
  assert_at (list, 0, "r60000", 0);
  find (list, CLOUT_FRIENDS_ALL, " ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 40000);
  close_list (&f, list);
}

static void
test_filters (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);

  /* People whose posts the user reacted to within 90 days, whether followed or not. */
  find (list, CLOUT_FRIENDS_REACTED_TO, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  assert_at (list, 0, "r10", 2);
  assert_at (list, 1, "r11", 1);

  /* Person 18's reaction is too old; 16's have their post's time; a follow isn't a reaction. */
  find (list, CLOUT_FRIENDS_REACTING, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 49);
  assert_at (list, 0, "r8", 3);
  assert_at (list, 4, "r38", 2);
  find (list, CLOUT_FRIENDS_REACTING, "h16");
  assert_at (list, 0, "r16", 2);
  find (list, CLOUT_FRIENDS_REACTING, "h18");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);

  /* Person 4 got a reply; person 8 wrote a month ago. */
  find (list, CLOUT_FRIENDS_OWED, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  assert_at (list, 0, "r6", 1);
  assert_at (list, 1, "r2", 1);
  close_list (&f, list);
}

static void
test_standing (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);
  g_autoptr(CloutFriend) friend = NULL;
  g_autoptr(CloutRelationship) standing = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Await) one = AWAIT_INIT;

  find (list, CLOUT_FRIENDS_OWED, NULL);
  friend = get (list, 1);
  clout_engine_load_relationship_async (f.engine, friend, NULL, await_cb, &one);
  standing = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (standing->received[CLOUT_REACTION_REPLY], ==, 1);
  g_assert_cmpuint (standing->received[CLOUT_REACTION_RESHARE], ==, 1);
  g_assert_cmpuint (standing->received[CLOUT_REACTION_LIKE], ==, 1);
  g_assert_cmpuint (standing->given[CLOUT_REACTION_LIKE], ==, 0);
  g_assert_cmpint (standing->last_received, ==, f.now - CLOUT_DAY);
  g_assert_cmpuint (standing->owed, ==, 1);
  g_assert_cmpstr (standing->owed_url, ==, "https://far.example/w1");
  await_clear (&one);
  close_list (&f, list);
}

/* A list in view doesn't move unless the store reports a new order. */
static void
test_follows_the_store (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);
  g_autoptr(CloutFriend) first = NULL;
  gboolean found = FALSE;
  gboolean changed = FALSE;
  sqlite3 *db = NULL;

  find (list, CLOUT_FRIENDS_ALL, NULL);
  first = get (list, 0);
  g_assert_cmpint (sqlite3_open (f.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE person SET name = 'New' WHERE id = 99999", NULL, NULL,
                                 NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_signal_connect (list, "found", G_CALLBACK (found_cb), &found);
  g_signal_connect (first, "changed", G_CALLBACK (found_cb), &changed);
  clout_engine_changed (f.engine, CLOUT_ENGINE_CHANGED_PEOPLE);
  await_flag (&found);
  await_flag (&changed);
  g_assert_cmpstr (clout_friend_get_title (first), ==, "New");
  close_list (&f, list);
}

/* What the user does for others earns nothing, to the last bit. */
static void
test_given_earns_nothing (void)
{
  Fixture f;
  CloutFriendList *list = open_list (&f);
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;
  double before, after;
  gsize n_before, n_after;

  find (list, CLOUT_FRIENDS_REACTED_TO, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  before = fixture_score (&f, &n_before);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *person = g_strdup_printf ("r%u", 199900 + i % 200);

      clout_batch_add_given (batch, &(CloutBatchGiven) {
        CLOUT_REACTION_REPLY + i % 4, person, id, f.now - i });
    }
  for (guint twice = 0; twice < 2; twice++)
    {
      g_auto(Await) one = AWAIT_INIT;

      clout_store_upsert_batch_async (clout_engine_get_store (f.engine), 1, batch, NULL, NULL,
                                      await_cb, &one);
      clout_finish_boolean (await_result (&one), &error);
      g_assert_no_error (error);
    }
  after = fixture_score (&f, &n_after);
  g_assert_cmpuint (n_before, >, 0);
  g_assert_cmpuint (n_after, ==, n_before);
  g_assert_cmpmem (&after, sizeof after, &before, sizeof before);
  find (list, CLOUT_FRIENDS_REACTED_TO, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 202);
  assert_at (list, 0, "r199900", 5);
  close_list (&f, list);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/friends/order", test_order);
  g_test_add_func ("/sync/friends/first-page", test_first_page);
  g_test_add_func ("/sync/friends/memory", test_memory);
  g_test_add_func ("/sync/friends/search", test_search);
  g_test_add_func ("/sync/friends/filters", test_filters);
  g_test_add_func ("/sync/friends/standing", test_standing);
  g_test_add_func ("/sync/friends/given-earns-nothing", test_given_earns_nothing);
  g_test_add_func ("/sync/friends/follows-the-store", test_follows_the_store);
  return g_test_run ();
}
