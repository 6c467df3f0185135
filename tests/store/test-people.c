/* test-people.c: lists of people, and people who are merged and split.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"
#include "store/backup/export.h"
#include "store/fixture.h"
#include "store/people/compare.h"
#include "store/people/friends.h"
#include "store/people/lists.h"
#include "store/people/merged.h"
#include "support/await.h"

typedef struct
{
  CloutAccount *one;
  CloutAccount *other;
  gint64 ada;     /* known to both */
  gint64 ada_too;
  gint64 bob;
} People;

static gint64
find_person (Fixture      *f,
             CloutAccount *account,
             const char   *remote)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM person WHERE account = %" G_GINT64_FORMAT
                     " AND remote = '%s'", clout_account_get_id (account), remote);

  return store_count (f->path, sql);
}

static void
add_person (Fixture      *f,
            CloutAccount *account,
            const char   *remote,
            const char   *name,
            gint64        followers)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;

  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = remote, .handle = remote, .name = name, .flags = CLOUT_PERSON_FOLLOWS,
    .followers = followers, .following = -1, .posts = -1, .known = ~0u });
  store_upsert (f->store, account, batch, NULL, &error);
  g_assert_no_error (error);
}

static void
add_like (Fixture      *f,
          CloutAccount *account,
          const char   *person,
          const char   *post)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;

  clout_batch_add_post (batch, &(CloutBatchPost) { .remote_id = post, .time = NOW - 1000 });
  clout_batch_add_reaction (batch, &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_LIKE, .person = person, .post = post, .time = NOW - 500 });
  store_upsert (f->store, account, batch, NULL, &error);
  g_assert_no_error (error);
}

static People
make_people (Fixture *f)
{
  People p = { store_add_account (f->store, "1"), store_add_account (f->store, "2") };

  add_person (f, p.one, "ada", "Ada", 10);
  add_person (f, p.one, "bob", "Bob", 50);
  add_person (f, p.other, "ada@two", "Ada Lovelace", 100);
  add_like (f, p.one, "ada", "p1");
  add_like (f, p.one, "bob", "p1");
  add_like (f, p.other, "ada@two", "q1");
  p.ada = find_person (f, p.one, "ada");
  p.bob = find_person (f, p.one, "bob");
  p.ada_too = find_person (f, p.other, "ada@two");
  return p;
}

static void
people_clear (People *p)
{
  g_object_unref (p->one);
  g_object_unref (p->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static void
merge (Fixture *f,
       gint64   person,
       gint64   other)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_merge_people_async (f->store, person, other, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

static void
split (Fixture *f,
       gint64   person)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_split_person_async (f->store, person, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

/* Returns: "id×n" of everyone found, in order */
static char *
find (Fixture          *f,
      CloutFriendsShow  show,
      const char       *search,
      gint64            list)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  clout_store_find_friends_async (f->store, clout_networks_get_weights (), show, search, list, NOW,
                                  0, NULL, await_cb, &one);
  entries = clout_finish_pointer (await_result (&one), NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const CloutFriendEntry *entry = &g_array_index (entries, CloutFriendEntry, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "×%u ", entry->id, entry->n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_found (Fixture          *f,
              CloutFriendsShow  show,
              const char       *search,
              gint64            list,
              const char       *wanted)
{
  g_autofree char *found = find (f, show, search, list);

  g_assert_cmpstr (found, ==, wanted);
}

static char *
export (Fixture *f)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  clout_store_export_async (f->store, stream, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

/* Merged people are found once, by any of their names, with what both did. */
static void
test_merge (Fixture       *f,
            gconstpointer  data)
{
  g_auto(People) p = make_people (f);
  g_autofree char *before = export (f);
  g_autofree char *after = NULL;
  g_autofree char *all = g_strdup_printf ("%" G_GINT64_FORMAT "×0 %" G_GINT64_FORMAT "×0 ",
                                          p.ada_too, p.bob);
  g_autofree char *ada = g_strdup_printf ("%" G_GINT64_FORMAT "×0 ", p.ada_too);
  g_autofree char *reacting = g_strdup_printf ("%" G_GINT64_FORMAT "×2 %" G_GINT64_FORMAT "×1 ",
                                               p.ada_too, p.bob);
  double score = store_score (f->store);

  merge (f, p.ada, p.ada_too);
  assert_found (f, CLOUT_FRIENDS_ALL, NULL, 0, all);
  assert_found (f, CLOUT_FRIENDS_ALL, "lovelace", 0, ada);
  assert_found (f, CLOUT_FRIENDS_ALL, "@ada", 0, ada);
  assert_found (f, CLOUT_FRIENDS_REACTING, NULL, 0, reacting);
  split (f, p.ada);
  after = export (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpfloat (store_score (f->store), ==, score);
}

/* Of three people, one can be split off, and the others remain together. */
static void
test_three (Fixture       *f,
            gconstpointer  data)
{
  g_auto(People) p = make_people (f);
  g_autofree char *one = g_strdup_printf ("%" G_GINT64_FORMAT "×0 ", p.ada_too);
  g_autofree char *two = g_strdup_printf ("%s%" G_GINT64_FORMAT "×0 ", one, p.ada);
  g_autofree char *three = find (f, CLOUT_FRIENDS_ALL, NULL, 0);

  merge (f, p.bob, p.ada);
  merge (f, p.ada_too, p.ada);
  assert_found (f, CLOUT_FRIENDS_ALL, NULL, 0, one);
  split (f, p.ada);
  assert_found (f, CLOUT_FRIENDS_ALL, NULL, 0, two);
  merge (f, p.ada, p.bob);
  assert_found (f, CLOUT_FRIENDS_ALL, NULL, 0, one);
  split (f, p.bob);
  split (f, p.ada);
  assert_found (f, CLOUT_FRIENDS_ALL, NULL, 0, three);
}

static guint
count_people (CloutStoreHistory *history)
{
  g_autoptr(GHashTable) people = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < history->input.n_accounts; i++)
    for (gsize k = 0; k < history->input.accounts[i].n_reactions; k++)
      g_hash_table_add (people, GUINT_TO_POINTER (history->input.accounts[i].person[k]));
  return g_hash_table_size (people);
}

/* The score counts a merged person once, and has no other data without one. */
static void
test_score (Fixture       *f,
            gconstpointer  data)
{
  g_auto(People) p = make_people (f);
  g_autoptr(CloutStoreHistory) before = store_load (f->store);
  g_autoptr(CloutStoreHistory) merged = NULL;
  double score = store_score (f->store);

  g_assert_cmpuint (count_people (before), ==, 3);
  /* They liked the same post, so they count less as one. */
  merge (f, p.ada, p.bob);
  g_assert_cmpfloat (store_score (f->store), <, score);
  split (f, p.ada);
  merge (f, p.ada, p.ada_too);
  merged = store_load (f->store);
  g_assert_cmpuint (count_people (merged), ==, 2);
}

/* A person's reactions are counted by week, together with those of merged people. */
static void
test_compare (Fixture       *f,
              gconstpointer  data)
{
  g_auto(People) p = make_people (f);
  const gint64 people[] = { p.ada, p.bob };
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GPtrArray) found = NULL;
  const CloutComparison *ada;

  store_react (f->store, p.one, (CloutBatchReaction) {
    .kind = CLOUT_REACTION_REPLY, .person = "ada", .post = "p1", .remote_id = "r1",
    .time = NOW - 8 * 86400 });
  store_react (f->store, p.one, (CloutBatchReaction) {
    .kind = CLOUT_REACTION_REPLY, .person = "ada", .post = "p1", .remote_id = "r2",
    .time = NOW - 91 * 86400 });
  merge (f, p.ada, p.ada_too);
  clout_store_compare_async (f->store, people, 2, NOW, NULL, await_cb, &one);
  found = clout_finish_pointer (await_result (&one), NULL);
  g_assert_cmpuint (found->len, ==, 2);
  ada = found->pdata[0];
  g_assert_cmpuint (ada->received[CLOUT_COMPARISON_WEEKS - 1], ==, 2);
  g_assert_cmpuint (ada->received[CLOUT_COMPARISON_WEEKS - 2], ==, 1);
  g_assert_cmpuint (clout_comparison_total (ada->received), ==, 3);
  g_assert_cmpuint (clout_comparison_total (ada->given), ==, 0);
}

static void
set_member (Fixture    *f,
            const char *list,
            gint64      person,
            gboolean    member)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_set_list_member_async (f->store, list, person, member, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

/* Returns: "name n member" per list */
static char *
list_lists (Fixture *f,
            gint64   person)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GPtrArray) lists = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  clout_store_list_lists_async (f->store, person, NULL, await_cb, &one);
  lists = clout_finish_pointer (await_result (&one), NULL);
  for (guint i = 0; i < lists->len; i++)
    {
      const CloutPeopleListFacts *facts = clout_people_list_get_facts (lists->pdata[i]);

      g_string_append_printf (text, "%s %u %d;", facts->name, facts->n, facts->member);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_lists (Fixture    *f,
              gint64      person,
              const char *wanted)
{
  g_autofree char *lists = list_lists (f, person);

  g_assert_cmpstr (lists, ==, wanted);
}

static void
test_lists (Fixture       *f,
            gconstpointer  data)
{
  g_auto(People) p = make_people (f);
  g_autofree char *ada = g_strdup_printf ("%" G_GINT64_FORMAT "×0 ", p.ada);
  g_autofree char *leader = g_strdup_printf ("%" G_GINT64_FORMAT "×2 ", p.ada_too);
  gint64 id;

  set_member (f, "Work", p.bob, TRUE);
  set_member (f, "Family", p.ada, TRUE);
  set_member (f, "family", p.ada, TRUE);
  assert_lists (f, p.ada, "Family 1 1;Work 1 0;");
  id = store_count (f->path, "SELECT id FROM list WHERE name = 'Family'");
  assert_found (f, CLOUT_FRIENDS_ALL, NULL, id, ada);
  assert_found (f, CLOUT_FRIENDS_ALL, "bob", id, "");
  merge (f, p.ada, p.ada_too);
  assert_found (f, CLOUT_FRIENDS_REACTING, NULL, id, leader);
  assert_lists (f, p.ada_too, "Family 1 1;Work 1 0;");
  set_member (f, "Family", p.ada_too, FALSE);
  assert_lists (f, p.ada, "Family 0 0;Work 1 0;");
  store_remove (f->store, p.one, NULL);
  assert_lists (f, 0, "Family 0 0;Work 0 0;");
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/people/merge", test_merge },
    { "/store/people/three", test_three },
    { "/store/people/score", test_score },
    { "/store/people/compare", test_compare },
    { "/store/people/lists", test_lists },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
