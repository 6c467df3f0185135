/* test-unknown-people.c: whose counters are fetched, and when again.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"

#include "base/duration.h"
#include "support/await.h"

static GStrv
list (Fixture      *f,
      CloutAccount *account,
      gint64        since)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GStrv people;

  clout_store_list_unknown_people_async (f->store, clout_account_get_id (account), since, NULL,
                                         await_cb,
                                         &one);
  people = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return people;
}

static void
assert_lists (Fixture      *f,
              CloutAccount *account,
              gint64        since,
              const char   *wanted)
{
  g_auto(GStrv) people = list (f, account, since);
  g_autofree char *got = g_strjoinv (" ", people);

  g_assert_cmpstr (got, ==, wanted);
}

static void
store_person (Fixture         *f,
              CloutAccount    *account,
              const char      *remote,
              gint64           followers,
              CloutPersonFlags flags,
              gint64           time)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;

  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = remote, .followers = followers, .flags = flags, .known = flags });
  clout_batch_set_time (batch, time);
  store_upsert (f->store, account, batch, NULL, &error);
  g_assert_no_error (error);
}

static void
test_counters_grow_old (Fixture       *f,
                        gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  CloutBatchReaction like = { CLOUT_REACTION_LIKE, "fan", "p", NULL, NULL, NOW };

  store_person (f, account, "nobody", -1, CLOUT_PERSON_NONE, NOW);
  store_person (f, account, "follower", -1, CLOUT_PERSON_FOLLOWS, NOW);
  store_person (f, account, "followed", 7, CLOUT_PERSON_FOLLOWED, NOW);
  store_react (f->store, account, like);
  assert_lists (f, account, NOW - 30 * CLOUT_DAY, "follower fan");
  store_person (f, account, "fan", 3, CLOUT_PERSON_NONE, NOW - 20 * CLOUT_DAY);
  store_person (f, account, "follower", 0, CLOUT_PERSON_FOLLOWS, NOW - 10 * CLOUT_DAY);
  assert_lists (f, account, NOW - 30 * CLOUT_DAY, "");
  assert_lists (f, account, NOW - 15 * CLOUT_DAY, "fan");
  assert_lists (f, account, NOW + CLOUT_DAY, "fan follower followed");

  /* A page that lists people without their counters doesn't change these. */
  store_person (f, account, "fan", -1, CLOUT_PERSON_NONE, NOW);
  assert_lists (f, account, NOW - 15 * CLOUT_DAY, "fan");
  store_person (f, account, "fan", 4, CLOUT_PERSON_NONE, NOW);
  assert_lists (f, account, NOW - 15 * CLOUT_DAY, "");
}

static void
test_bounded (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) people = NULL;

  for (guint i = 0; i < CLOUT_UNKNOWN_PEOPLE_MAX + 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      clout_batch_add_person (batch, &(CloutBatchPerson) {
        .remote_id = id, .followers = i < 20 ? 1 : -1, .flags = CLOUT_PERSON_FOLLOWS,
        .known = CLOUT_PERSON_FOLLOWS });
    }
  store_upsert (f->store, account, batch, NULL, &error);
  g_assert_no_error (error);
  people = list (f, account, NOW);
  g_assert_cmpuint (g_strv_length (people), ==, CLOUT_UNKNOWN_PEOPLE_MAX);
  g_assert_cmpstr (people[0], ==, "20");
  g_assert_cmpstr (people[CLOUT_UNKNOWN_PEOPLE_MAX - 1], ==, "9");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/unknown-people/counters-grow-old", Fixture, NULL, store_set_up,
              test_counters_grow_old, store_tear_down);
  g_test_add ("/store/unknown-people/bounded", Fixture, NULL, store_set_up, test_bounded,
              store_tear_down);
  return g_test_run ();
}
