/* test-plus-k.c: +K in the store: rules, networks, complete lists, ranking.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "model/topic.h"
#include "networks/network.h"
#include "store/endorsements/poll.h"
#include "store/people/friends.h"
#include "store/score/topics.h"
#include "store/social.h"
#include "support/await.h"
#include "topics/plus-k.h"

#define N_STEPS 400

static void
test_way (Social        *s,
          gconstpointer  data)
{
  const CloutEndorsementQuery given = { .given = TRUE };
  g_autoptr(GError) error = NULL;
  gint64 id = social_give (s, "did:plc:a", " #Space opera", &error);

  g_assert_no_error (error);
  social_assert_list (s, given, "did:plc:a Space opera 1\n");
  g_assert_cmpuint (social_left (s), ==, CLOUT_PLUS_K_A_DAY - 1);
  g_assert_true (social_claim (s, id, &error));
  social_assert_list (s, given, "did:plc:a Space opera 2\n");
  g_assert_false (social_claim (s, id, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  social_settle (s, id, "at://x/1");
  social_assert_list (s, given, "did:plc:a Space opera 0\n");
  social_undo (s, id);
  social_assert_list (s, given, "did:plc:a Space opera 3\n");
  g_assert_cmpuint (social_left (s), ==, CLOUT_PLUS_K_A_DAY);
  social_drop (s, id);
  social_assert_list (s, given, "");
}

static void
test_undone_unsent (Social        *s,
                    gconstpointer  data)
{
  gint64 id = social_give (s, "did:plc:a", "Orchids", NULL);

  social_undo (s, id);
  social_assert_list (s, (CloutEndorsementQuery) { .given = TRUE }, "");
  id = social_give (s, "did:plc:a", "Orchids", NULL);
  g_assert_true (social_claim (s, id, NULL));
  /* It may have been sent, so it has to be undone there, too. */
  social_undo (s, id);
  social_assert_list (s, (CloutEndorsementQuery) { .given = TRUE }, "did:plc:a Orchids 3\n");
  social_settle (s, id, "at://x/1");
  social_assert_list (s, (CloutEndorsementQuery) { .given = TRUE }, "did:plc:a Orchids 3\n");
}

static void
assert_refused (Social           *s,
                const char       *friend,
                const char       *topic,
                CloutTopicsError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (social_give (s, friend, topic, &error), ==, 0);
  g_assert_error (error, CLOUT_TOPICS_ERROR, (int) code);
}

static void
test_rules (Social        *s,
            gconstpointer  data)
{
  static const char *const topics[] = { "One", "Two", "Three", "Four" };

  social_add_friend (s, "did:plc:unknown", CLOUT_PERSON_NONE);
  social_add_friend (s, "did:plc:blocked", CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_BLOCKED);
  social_add_friend (s, ME, CLOUT_PERSON_FOLLOWS);
  assert_refused (s, "did:plc:unknown", "Orchids", CLOUT_TOPICS_ERROR_NOT_A_FRIEND);
  assert_refused (s, "did:plc:blocked", "Orchids", CLOUT_TOPICS_ERROR_NOT_A_FRIEND);
  assert_refused (s, ME, "Orchids", CLOUT_TOPICS_ERROR_ONESELF);
  assert_refused (s, "did:plc:a", "<b>", CLOUT_TOPICS_ERROR_BAD_TOPIC);
  g_assert_cmpint (social_give (s, "did:plc:a", "Orchids", NULL), !=, 0);
  assert_refused (s, "did:plc:a", "#orchid", CLOUT_TOPICS_ERROR_AGAIN);
  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    g_assert_cmpint (social_give (s, "did:plc:b", topics[i], NULL), !=, 0);
  assert_refused (s, "did:plc:c", "Orchids", CLOUT_TOPICS_ERROR_SPENT);
  store_reopen (&s->store);
  assert_refused (s, "did:plc:c", "Orchids", CLOUT_TOPICS_ERROR_SPENT);
  s->now += CLOUT_DAY;
  assert_refused (s, "did:plc:a", "Orchids", CLOUT_TOPICS_ERROR_AGAIN);
  g_assert_cmpint (social_give (s, "did:plc:c", "Orchids", NULL), !=, 0);
}

/* Another device gave five in the meantime. */
static void
test_two_devices (Social        *s,
                  gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;
  gint64 id = social_give (s, "did:plc:a", "Orchids", NULL);
  gint64 same = social_give (s, "did:plc:a", "Ferns", NULL);

  for (guint i = 0; i < CLOUT_PLUS_K_A_DAY; i++)
    {
      g_autofree char *topic =
        i == 0 ? g_strdup ("fern") : g_strdup_printf ("Topic %c", (int) ('A' + i));
      g_autofree char *key = g_strdup_printf ("%u", i);

      social_add_record (batch, NULL, "did:plc:a", topic, key, s->now - 60);
    }
  social_upsert (s, batch);
  g_assert_cmpuint (social_left (s), ==, 0);
  g_assert_false (social_claim (s, id, &error));
  g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_SPENT);
  g_clear_error (&error);
  g_assert_false (social_claim (s, same, &error));
  g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_AGAIN);
  s->now += CLOUT_DAY;
  g_assert_true (social_claim (s, id, NULL));
  g_assert_false (social_claim (s, same, NULL));
}

/* Given again after the waiting period: on the AT Protocol it has the same record key. */
static void
test_renewed (Social        *s,
              gconstpointer  data)
{
  gint64 id = social_give (s, "did:plc:a", "Orchids", NULL);

  g_assert_true (social_claim (s, id, NULL));
  social_settle (s, id, "at://x/1");
  s->now += CLOUT_PLUS_K_PAUSE_DAYS * CLOUT_DAY;
  id = social_give (s, "did:plc:a", "orchid", NULL);
  g_assert_true (social_claim (s, id, NULL));
  social_settle (s, id, "at://x/1");
  social_assert_list (s, (CloutEndorsementQuery) { .given = TRUE }, "did:plc:a orchid 0\n");
}

/* A +K whose response was lost is found in the account's own list. */
static void
test_found_again (Social        *s,
                  gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  gint64 id = social_give (s, "did:plc:a", "Orchids", NULL);

  g_assert_true (social_claim (s, id, NULL));
  social_add_record (batch, NULL, "did:plc:a", "Orchids", "1", s->now);
  clout_batch_set_endorser (batch, &(CloutBatchEndorser) { NULL, s->now + 1 });
  social_upsert (s, batch);
  social_assert_list (s, (CloutEndorsementQuery) { .given = TRUE }, "did:plc:a Orchids 0\n");
}

static void
test_received (Social        *s,
               gconstpointer  data)
{
  const CloutEndorsementQuery all = { .hidden = TRUE };
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(CloutBatch) fewer = clout_batch_new ();

  social_add_record (batch, "did:plc:a", NULL, "Orchids", "1", s->now - 10);
  social_add_record (batch, "did:plc:a", NULL, "Ferns", "2", s->now - 20);
  social_add_record (batch, "did:plc:a", "did:plc:nobody", "Ferns", "3", s->now - 20);
  clout_batch_set_endorser (batch, &(CloutBatchEndorser) { "did:plc:a", s->now });
  social_upsert (s, batch);
  social_assert_list (s, all, "did:plc:a Orchids 0\ndid:plc:a Ferns 0\n");
  social_assert_list (s, (CloutEndorsementQuery) { .topic = "#fern" }, "did:plc:a Ferns 0\n");
  social_hide (s, store_count (s->store.path, "SELECT id FROM endorsement WHERE folded = 'fern'"),
               TRUE);
  social_assert_list (s, (CloutEndorsementQuery) { FALSE }, "did:plc:a Orchids 0\n");
  social_assert_list (s, all, "did:plc:a Orchids 0\ndid:plc:a Ferns 0 hidden\n");
  social_hide (s, store_count (s->store.path, "SELECT id FROM endorsement WHERE folded = 'fern'"),
               FALSE);
  social_add_friend (s, "did:plc:a", CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_BLOCKED);
  social_assert_list (s, all, "");
  social_add_friend (s, "did:plc:a", CLOUT_PERSON_FOLLOWED);
  s->now += CLOUT_DAY;
  social_add_record (fewer, "did:plc:a", NULL, "Ferns", "2", s->now - 20 - CLOUT_DAY);
  clout_batch_set_endorser (fewer, &(CloutBatchEndorser) { "did:plc:a", s->now });
  social_upsert (s, fewer);
  social_assert_list (s, all, "did:plc:a Ferns 0\n");
}

/* Does what a poll round does: what was answered is stored again. */
static void
check_again (Social     *s,
             GHashTable *asked)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GPtrArray) checks = NULL;

  clout_store_take_checks_async (s->store.store, clout_account_get_id (s->account), s->now, 4, NULL,
                                 await_cb, &one);
  checks = clout_finish_pointer (await_result (&one), NULL);
  g_assert_cmpuint (checks->len, ==, 4);
  for (guint i = 0; i < checks->len; i++)
    {
      const CloutCheck *check = checks->pdata[i];
      const char *key = strrchr (check->remote, '/') + 1;

      g_hash_table_add (asked, g_strdup (check->remote));
      social_add_record (batch, "did:plc:a", NULL, "Orchids", key, s->now - CLOUT_DAY);
    }
  social_upsert (s, batch);
  s->now += 60;
}

/* However many there are, each gets its turn, even if a clock was ahead meanwhile. */
static void
test_checks_go_round (Social        *s,
                      gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      social_add_record (batch, "did:plc:a", NULL, "Orchids", key, s->now - CLOUT_DAY);
    }
  social_upsert (s, batch);
  s->now += 400 * CLOUT_DAY;
  check_again (s, asked);
  s->now -= 400 * CLOUT_DAY;
  g_hash_table_remove_all (asked);
  for (guint i = 0; i < 4; i++)
    check_again (s, asked);
  g_assert_cmpuint (g_hash_table_size (asked), ==, 10);
}

static char *
list_recipients (Social     *s,
                 const char *topic)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GPtrArray) found = NULL;
  GString *text = g_string_new (NULL);

  clout_store_list_recipients_async (s->store.store, topic, s->now, NULL, await_cb, &one);
  found = clout_finish_pointer (await_result (&one), NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const CloutRecipientFacts *facts = clout_recipient_get_facts (found->pdata[i]);

      g_string_append_printf (text, "%u %s %u %u\n", facts->place,
                              facts->person == 0 ? "me" : facts->name, facts->n, facts->n_given);
    }
  return g_string_free (text, FALSE);
}

static void
test_recipients (Social        *s,
                 gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autofree char *places = NULL;
  g_autofree char *none = NULL;

  social_add_record (batch, "did:plc:a", "did:plc:b", "Orchids", "1", s->now - 10);
  social_add_record (batch, "did:plc:c", "did:plc:b", "orchid", "2", s->now - 20);
  social_add_record (batch, "did:plc:b", "did:plc:c", "Orchids", "3", s->now - 20);
  social_add_record (batch, "did:plc:b", NULL, "Orchids", "4", s->now - 20);
  social_add_record (batch, "did:plc:b", NULL, "Ferns", "5", s->now - 20);
  social_upsert (s, batch);
  g_assert_cmpint (social_give (s, "did:plc:b", "#Orchids", NULL), !=, 0);
  places = list_recipients (s, "Orchids");
  g_assert_cmpstr (places, ==, "1 did:plc:b 3 1\n2 did:plc:c 1 0\n2 me 1 0\n");
  none = list_recipients (s, "#");
  g_assert_cmpstr (none, ==, "");
}

/* The eleventh isn't shown, unless it is you. */
static void
test_many_recipients (Social        *s,
                      gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autofree char *places = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *friend = g_strdup_printf ("did:plc:f%u", i);
      g_autofree char *one = g_strdup_printf ("%u", i);
      g_autofree char *two = g_strdup_printf ("%u-2", i);

      social_add_friend (s, friend, CLOUT_PERSON_FOLLOWS);
      social_add_record (batch, "did:plc:a", friend, "Orchids", one, s->now - i * CLOUT_DAY);
      social_add_record (batch, "did:plc:b", friend, "Orchids", two, s->now - i * CLOUT_DAY);
    }
  social_add_record (batch, "did:plc:a", NULL, "Orchids", "me", s->now - 20 * CLOUT_DAY);
  social_upsert (s, batch);
  places = list_recipients (s, "Orchids");
  lines = g_strsplit (places, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 12);
  g_assert_cmpstr (lines[10], ==, "13 me 1 0");
}

static GPtrArray *
list_topics (Social *s)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_list_topics_async (s->store.store, s->now, NULL, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), NULL);
}

static CloutFriend *
load_friend (Social     *s,
             const char *friend)
{
  g_auto(Await) one = AWAIT_INIT;
  CloutFriendEntry entry = { .id = social_find_person (s, friend) };
  g_autoptr(GPtrArray) friends = NULL;

  clout_store_load_friends_async (s->store.store, clout_networks_get_weights (), &entry, 1, s->now,
                                  s->zone, NULL, await_cb, &one);
  friends = clout_finish_pointer (await_result (&one), NULL);
  return g_object_ref (friends->pdata[0]);
}

static void
assert_suggested (Social     *s,
                  const char *topic,
                  const char *given)
{
  g_autoptr(CloutFriend) friend = load_friend (s, "did:plc:a");

  g_assert_cmpstr (clout_friend_get_facts (friend)->topic, ==, topic);
  g_assert_cmpstr (clout_friend_get_facts (friend)->given, ==, given);
}

static GPtrArray *
list_friend_topics (Social     *s,
                    const char *friend)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_list_friend_topics_async (s->store.store, social_find_person (s, friend), s->now,
                                        s->zone, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), NULL);
}

/* The topic that most friends gave +K for comes first; the person's own ones are told apart. */
static void
test_suggestion (Social        *s,
                 gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GPtrArray) topics = NULL;

  assert_suggested (s, NULL, NULL);
  social_add_record (batch, "did:plc:b", "did:plc:a", "Ferns", "1", s->now - 10);
  social_add_record (batch, "did:plc:b", "did:plc:a", "Orchids", "2", s->now - 10);
  social_add_record (batch, "did:plc:c", "did:plc:a", "orchid", "3", s->now - 10);
  social_upsert (s, batch);
  assert_suggested (s, "Orchids", NULL);
  g_assert_cmpint (social_give (s, "did:plc:a", "Orchids", NULL), !=, 0);
  assert_suggested (s, "Ferns", "Orchids");
  topics = list_friend_topics (s, "did:plc:a");
  g_assert_cmpuint (topics->len, ==, 2);
  g_assert_cmpuint (clout_topic_get_plus_k (topics->pdata[0]), ==, 3);
  g_assert_cmpuint (clout_topic_get_given (topics->pdata[0]), ==, 1);
  g_assert_true (clout_topic_is_paused (topics->pdata[0]));
  g_assert_cmpuint (clout_topic_get_given (topics->pdata[1]), ==, 0);
  g_assert_false (clout_topic_is_paused (topics->pdata[1]));
  s->now += CLOUT_PLUS_K_PAUSE_DAYS * CLOUT_DAY;
  assert_suggested (s, "Orchids", NULL);
}

static void
hide_topic (Social     *s,
            const char *topic,
            gboolean    hidden)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_hide_topic_async (s->store.store, topic, hidden, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

/* After three others gave a friend +K for orchids, the friend is ahead. */
static void
assert_second (Social *s)
{
  static const char *const others[] = { "did:plc:b", "did:plc:c", "did:plc:d" };
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GPtrArray) topics = NULL;
  guint placed = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("friend-%u", i);

      social_add_friend (s, others[i], CLOUT_PERSON_FOLLOWS);
      social_add_record (batch, others[i], "did:plc:a", "orchids", key, s->now - 10);
    }
  social_upsert (s, batch);
  topics = list_topics (s);
  g_assert_cmpuint (clout_topic_get_place (topics->pdata[0], &placed), ==, 2);
  g_assert_cmpuint (placed, ==, 2);
}

static void
test_topics (Social        *s,
             gconstpointer  data)
{
  guint n = 0;
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GPtrArray) topics = NULL;
  g_autoptr(GPtrArray) hidden = NULL;
  g_autoptr(GPtrArray) restored = NULL;

  social_add_record (batch, "did:plc:a", NULL, "Orchids", "1", s->now - 10);
  social_add_record (batch, "did:plc:b", NULL, "#orchid", "2", s->now - 10);
  social_upsert (s, batch);
  topics = list_topics (s);
  g_assert_cmpuint (topics->len, ==, 1);
  g_assert_cmpuint (clout_topic_get_plus_k (topics->pdata[0]), ==, 2);
  g_assert_cmpuint (clout_topic_get_place (topics->pdata[0], &n), ==, 1);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (clout_topic_get_strength (topics->pdata[0]), >, 0);
  assert_second (s);
  hide_topic (s, "ORCHID", TRUE);
  hidden = list_topics (s);
  g_assert_cmpuint (hidden->len, ==, 0);
  hide_topic (s, "orchids", FALSE);
  restored = list_topics (s);
  g_assert_cmpuint (restored->len, ==, 1);
}

static void
test_settings (Social        *s,
               gconstpointer  data)
{
  CloutPlusKSettings set = { TRUE, CLOUT_VISIBILITY_DIRECT, TRUE };
  gint64 account = clout_account_get_id (s->account);
  g_autoptr(CloutOutlook) outlook = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_auto(Await) one = AWAIT_INIT;
      g_auto(Await) two = AWAIT_INIT;
      CloutPlusKSettings got;

      set.notify = i == 0;
      clout_store_save_plus_k_async (s->store.store, account, &set, NULL, await_cb, &one);
      g_assert_true (clout_finish_boolean (await_result (&one), NULL));
      clout_store_load_plus_k_async (s->store.store, account, NULL, await_cb, &two);
      g_assert_true (clout_store_load_plus_k_finish (s->store.store, await_result (&two), &got,
                                                     NULL));
      g_assert_cmpmem (&got, sizeof got, &set, sizeof set);
    }
  outlook = social_look (s, "did:plc:a");
  g_assert_cmpmem (&outlook->settings, sizeof set, &set, sizeof set);
}

/* The dialog adds the friend's handle if someone else has the same name; the same person known to
 * another own account isn't someone else. */
static void
test_namesake (Social        *s,
               gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CloutBatch) batch = clout_batch_new ();
      g_autoptr(CloutOutlook) outlook = social_look (s, "did:plc:a");
      g_autofree char *remote = g_strdup_printf ("did:plc:other-%u", i);

      g_assert_cmpint (outlook->namesake, ==, i == 2);
      clout_batch_add_person (batch, &(CloutBatchPerson) {
        .remote_id = remote, .name = "did:plc:a", .known = ~0u,
        .handle = i == 0 ? "did:plc:a" : "bob@other.example" });
      social_upsert (s, batch);
    }
}

/* Ten thousand from one endorser, many of them for all topics: both what counts and what is stored
 * is limited. */
static void
test_flood (Social        *s,
            gconstpointer  data)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autofree char *counting = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *topic = g_strdup_printf ("Topic %u", i % 5000);
      g_autofree char *key = g_strdup_printf ("%u", i % 7000);

      social_add_record (batch, "did:plc:a", NULL, topic, key, s->now + (i % 3 - 1) * i * 3600);
    }
  social_upsert (s, batch);
  g_assert_cmpint (store_count (s->store.path, "SELECT count (*) FROM endorsement"), <=, 1000);
  counting = social_list (s, (CloutEndorsementQuery) { FALSE });
  lines = g_strsplit (counting, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  g_assert_cmpuint (g_strv_length (lines), <=, 101);
}

/* A simulation of the networks: what is published there, and until when it was new. */
typedef struct
{
  char *friend;
  char *topic;
  gint64 time;
} Standing;

static void
standing_clear (gpointer data)
{
  g_free (((Standing *) data)->friend);
  g_free (((Standing *) data)->topic);
}

static void
assert_within (Social *s,
               GArray *network)
{
  gint32 today = clout_plus_k_get_day (s->now, s->zone);
  guint n = 0;

  for (guint i = 0; i < network->len; i++)
    {
      const Standing *one = &g_array_index (network, Standing, i);

      n += clout_plus_k_get_day (one->time, s->zone) == today;
      for (guint j = 0; j < i; j++)
        {
          const Standing *other = &g_array_index (network, Standing, j);

          if (g_str_equal (one->friend, other->friend) && g_str_equal (one->topic, other->topic))
            g_assert_cmpint (ABS (one->time - other->time), >=,
                             (CLOUT_PLUS_K_PAUSE_DAYS - 1) * CLOUT_DAY);
        }
    }
  g_assert_cmpuint (n, <=, CLOUT_PLUS_K_A_DAY);
}

/* Sends a pending one, as the outbox does; sometimes the program is killed before the response. */
static void
send_one (Social *s,
          GArray *network,
          GRand  *random)
{
  gint64 id = store_count (s->store.path, "SELECT coalesce (min (id), 0) FROM endorsement"
                                          " WHERE state = 1");
  g_autofree char *remote = g_strdup_printf ("at://x/%" G_GINT64_FORMAT, id);
  g_autofree char *sql = g_strdup_printf ("SELECT person.remote || ' ' || topic FROM endorsement"
                                          " JOIN person ON person.id = receiver"
                                          " WHERE endorsement.id = %" G_GINT64_FORMAT, id);
  g_autofree char *what = id != 0 ? store_ask (s->store.path, sql) : NULL;
  g_auto(GStrv) words = NULL;
  Standing standing;

  if (id == 0 || !social_claim (s, id, NULL))
    return;
  words = g_strsplit (what, " ", 2);
  standing = (Standing) { g_strdup (words[0]), g_strdup (words[1]), s->now };
  g_array_append_val (network, standing);
  if (g_rand_boolean (random))
    store_reopen (&s->store);
  social_settle (s, id, remote);
}

/* No sequence of gives, undos, clock changes and restarts exceeds the limits. */
static void
test_property (Social        *s,
               gconstpointer  data)
{
  static const char *const friends[] = { "did:plc:a", "did:plc:b", "did:plc:c" };
  static const char *const topics[] = { "Orchids", "Ferns", "Moss", "Lichen" };
  g_autoptr(GRand) random = g_rand_new_with_seed (23);
  g_autoptr(GArray) network = g_array_new (FALSE, FALSE, sizeof (Standing));

  g_array_set_clear_func (network, standing_clear);
  for (guint i = 0; i < N_STEPS; i++)
    {
      gint32 what = g_rand_int_range (random, 0, 10);

      if (what < 5)
        social_give (s, friends[g_rand_int_range (random, 0, 3)],
                     topics[g_rand_int_range (random, 0, 4)], NULL);
      else if (what < 8)
        send_one (s, network, random);
      else if (what == 8)
        s->now += g_rand_int_range (random, -2 * CLOUT_DAY, 4 * CLOUT_DAY);
      else
        social_undo (s, store_count (s->store.path, "SELECT coalesce (max (id), 0) FROM endorsement"
                                             " WHERE state = 1"));
      assert_within (s, network);
    }
  g_assert_cmpuint (network->len, >, 20);
}

#define ADD(name, test) \
  g_test_add ("/store/plus-k/" name, Social, NULL, social_set_up, test, social_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("from-waiting-to-undone", test_way);
  ADD ("undone-before-it-was-answered", test_undone_unsent);
  ADD ("rules", test_rules);
  ADD ("two-devices", test_two_devices);
  ADD ("renewed", test_renewed);
  ADD ("found-again", test_found_again);
  ADD ("received", test_received);
  ADD ("checks-go-round", test_checks_go_round);
  ADD ("recipients", test_recipients);
  ADD ("many-recipients", test_many_recipients);
  ADD ("topics", test_topics);
  ADD ("suggestion", test_suggestion);
  ADD ("settings", test_settings);
  ADD ("namesake", test_namesake);
  ADD ("flood", test_flood);
  ADD ("no-sequence-exceeds-the-rules", test_property);
  return g_test_run ();
}
