/* test-plus-k-received.c: received +K are limited, sanitized or ignored.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/duration.h"
#include "random-text.h"
#include "topics/fold.h"
#include "topics/plus-k-received.h"
#include "topics/sensitive.h"
#include "topics/topic-name.h"

#define NOW G_GINT64_CONSTANT (1750000000)
#define YEAR_2099 G_GINT64_CONSTANT (4070908800)
#define MANY 10000

static const char *const own[] = { "did:plc:me", "me@example.social", NULL };

typedef struct
{
  const char *what;
  const char *endorser;
  const char *receiver;
  const char *topic;
  gint64 time;
  gboolean unknown;
  const char *received;
} Record;

static const Record records[] = {
  { "an honest one", "ann", "did:plc:me", "Orchids", NOW, FALSE, "Orchids" },
  { "to another own account", "ann", "ME@example.social", "Orchids", NOW, FALSE, "Orchids" },
  { "of years ago", "ann", "did:plc:me", "Orchids", NOW - 2000 * CLOUT_DAY, FALSE, "Orchids" },
  { "a clock ahead by hours", "ann", "did:plc:me", "Orchids", NOW + 3600, FALSE, "Orchids" },
  { "white space", "ann", "did:plc:me", " #Space\t opera\n", NOW, FALSE, "Space opera" },
  { "an override", "ann", "did:plc:me", "\342\200\256sdihcrO", NOW, FALSE, "sdihcrO" },
  { "what looks like an entity", "ann", "did:plc:me", "R&B", NOW, FALSE, "R&B" },
  { "forged for somebody else", "ann", "did:plc:you", "Orchids", NOW, FALSE, NULL },
  { "without recipient", "ann", NULL, "Orchids", NOW, FALSE, NULL },
  { "without endorser", NULL, "did:plc:me", "Orchids", NOW, FALSE, NULL },
  { "by an empty name", "", "did:plc:me", "Orchids", NOW, FALSE, NULL },
  { "by oneself", "did:plc:me", "did:plc:me", "Orchids", NOW, FALSE, NULL },
  { "by oneself elsewhere", "me@example.social", "did:plc:me", "Orchids", NOW, FALSE, NULL },
  { "by an unknown person", "eve", "did:plc:me", "Orchids", NOW, TRUE, NULL },
  { "of 2099", "ann", "did:plc:me", "Orchids", YEAR_2099, FALSE, NULL },
  { "of two days ahead", "ann", "did:plc:me", "Orchids", NOW + 2 * CLOUT_DAY, FALSE, NULL },
  { "of the end of time", "ann", "did:plc:me", "Orchids", G_MAXINT64, FALSE, NULL },
  { "of no time", "ann", "did:plc:me", "Orchids", 0, FALSE, NULL },
  { "of before all time", "ann", "did:plc:me", "Orchids", G_MININT64, FALSE, NULL },
  { "markup", "ann", "did:plc:me", "<a href='x'>Orchids</a>", NOW, FALSE, NULL },
  { "an address", "ann", "did:plc:me", "https://example.com", NOW, FALSE, NULL },
  { "nothing", "ann", "did:plc:me", "", NOW, FALSE, NULL },
  { "no topic", "ann", "did:plc:me", NULL, NOW, FALSE, NULL },
  { "no UTF-8", "ann", "did:plc:me", "\377\376", NOW, FALSE, NULL },
  { "an illness", "ann", "did:plc:me", "HIV", NOW, FALSE, NULL },
};

static void
test_records (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      CloutPlusKSent sent = { { records[i].endorser, records[i].receiver, records[i].topic, "key",
                                records[i].time }, !records[i].unknown };
      g_autoptr(GArray) received = clout_plus_k_clean_received (&sent, 1, own, NOW);

      g_test_message ("%s", records[i].what);
      g_assert_cmpuint (received->len, ==, records[i].received != NULL);
      if (received->len > 0)
        g_assert_cmpstr (g_array_index (received, CloutPlusKCounted, 0).topic, ==,
                         records[i].received);
    }
}

static void
test_long (void)
{
  g_autofree char *topic = g_strnfill (10 * 1024, 'a');
  CloutPlusKSent sent = { { "ann", "did:plc:me", topic, "key", NOW }, TRUE };
  g_autoptr(GArray) received = clout_plus_k_clean_received (&sent, 1, own, NOW);

  g_assert_cmpuint (received->len, ==, 0);
}

static void
test_none (void)
{
  g_autoptr(GArray) received = clout_plus_k_clean_received (NULL, 0, own, NOW);

  g_assert_cmpuint (received->len, ==, 0);
}

static void
check_given (const CloutPlusKSent *sent,
             gsize                 n_sent,
             guint                 n_received)
{
  g_autoptr(GArray) received = clout_plus_k_clean_received (sent, n_sent, own, NOW);

  g_assert_cmpuint (received->len, ==, n_received);
}

static void
test_twice (void)
{
  CloutPlusKSent same_key[] = {
    { { "ann", "did:plc:me", "Orchids", "k", NOW }, TRUE },
    { { "ann", "did:plc:me", "Ferns", "k", NOW - 1 }, TRUE },
    { { "bob", "did:plc:me", "Ferns", "k", NOW - 1 }, TRUE },
  };
  CloutPlusKSent same_topic[] = {
    { { "ann", "did:plc:me", "Orchids", "1", NOW }, TRUE },
    { { "ann", "did:plc:me", "ORCHID", "2", NOW - 5 * CLOUT_DAY }, TRUE },
    { { "ann", "did:plc:me", "orchids", "3", NOW - 7 * CLOUT_DAY }, TRUE },
    { { "bob", "did:plc:me", "Orchids", "1", NOW }, TRUE },
  };
  CloutPlusKSent no_keys[] = {
    { { "ann", "did:plc:me", "Orchids", NULL, NOW }, TRUE },
    { { "ann", "did:plc:me", "Ferns", NULL, NOW }, TRUE },
  };

  check_given (same_key, G_N_ELEMENTS (same_key), 2);
  check_given (same_topic, G_N_ELEMENTS (same_topic), 3);
  check_given (no_keys, G_N_ELEMENTS (no_keys), 2);
}

/* A refused record must not block a valid one with the same key. */
static void
test_refused_takes_nothing (void)
{
  CloutPlusKSent sent[] = {
    { { "ann", "did:plc:me", "<b>", "k", NOW }, TRUE },
    { { "ann", "did:plc:you", "Ferns", "k", NOW }, TRUE },
    { { "ann", "did:plc:me", "Orchids", "k", NOW - 1 }, TRUE },
  };
  g_autoptr(GArray) received = clout_plus_k_clean_received (sent, G_N_ELEMENTS (sent), own, NOW);

  g_assert_cmpuint (received->len, ==, 1);
  g_assert_cmpuint (g_array_index (received, CloutPlusKCounted, 0).at, ==, 2);
}

/* One endorser floods: each topic and key is new, @apart seconds between them. */
static guint
count_flood (gint64   apart,
             gboolean shuffled)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree CloutPlusKSent *sent = g_new0 (CloutPlusKSent, MANY + 1);
  g_autoptr(GArray) received = NULL;
  guint n = 0;

  for (gsize i = 0; i < MANY; i++)
    {
      gsize to = shuffled ? i * 7919 % MANY : i;
      char *text = g_strdup_printf ("topic number %" G_GSIZE_FORMAT, i);

      g_ptr_array_add (texts, text);
      sent[to] = (CloutPlusKSent) { { "eve", "did:plc:me", text, text, NOW - (gint64) i * apart },
                                    TRUE };
    }
  sent[MANY] = (CloutPlusKSent) { { "ann", "did:plc:me", "Orchids", "k", NOW - CLOUT_DAY }, TRUE };
  received = clout_plus_k_clean_received (sent, MANY + 1, own, NOW);
  for (guint i = 0; i < received->len; i++)
    n += g_array_index (received, CloutPlusKCounted, i).at != MANY;
  g_assert_cmpuint (received->len, ==, n + 1);
  return n;
}

static void
test_flood (void)
{
  g_assert_cmpuint (count_flood (0, FALSE), ==, 2 * CLOUT_PLUS_K_A_DAY);
  g_assert_cmpuint (count_flood (CLOUT_DAY, FALSE), ==, CLOUT_PLUS_K_PER_ENDORSER);
  g_assert_cmpuint (count_flood (60, FALSE), ==, count_flood (60, TRUE));
  g_assert_cmpuint (count_flood (60, FALSE), <, CLOUT_PLUS_K_PER_ENDORSER);
}

/* What an endorser's own program allows counts, in any time zone. */
static void
test_honest_endorser (void)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  CloutPlusKSent sent[50];
  guint n = 0;

  for (gint64 day = 0; day < 10; day++)
    for (guint i = 0; i < CLOUT_PLUS_K_A_DAY; i++)
      {
        char *key = g_strdup_printf ("%d-%u", (int) day, i);
        char *topic = g_strdup_printf ("topic %u", (guint) (day % 7) * CLOUT_PLUS_K_A_DAY + i);
        /* Late on one day and early on the next, alternately. */
        gint64 time = NOW - day * CLOUT_DAY + (day % 2 == 0 ? -11 : 11) * 3600;

        g_ptr_array_add (texts, key);
        g_ptr_array_add (texts, topic);
        sent[n++] = (CloutPlusKSent) { { "ann", "did:plc:me", topic, key, time }, TRUE };
      }
  check_given (sent, n, n);
}

static void
test_anything (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (13);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  CloutPlusKSent sent[200];
  guint n_received = 0;

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(GArray) received = NULL;

      g_ptr_array_set_size (texts, 0);
      for (gsize i = 0; i < G_N_ELEMENTS (sent); i++)
        {
          char *topic = random_text (random, 30);

          g_ptr_array_add (texts, topic);
          sent[i] = (CloutPlusKSent) { { i % 3 == 0 ? "ann" : topic, own[i % 2], topic,
                                         i % 5 == 0 ? topic : NULL,
                                         NOW - g_rand_int_range (random, -5 * CLOUT_DAY,
                                                                 400 * CLOUT_DAY) },
                                       g_rand_boolean (random) };
        }
      received = clout_plus_k_clean_received (sent, G_N_ELEMENTS (sent), own, NOW);
      n_received += received->len;
      for (guint i = 0; i < received->len; i++)
        {
          const CloutPlusKCounted *entry = &g_array_index (received, CloutPlusKCounted, i);
          g_autofree char *again = clout_topic_clean (entry->topic, NULL);

          g_assert_cmpstr (again, ==, entry->topic);
          g_assert_true (sent[entry->at].acquainted);
          g_assert_cmpint (sent[entry->at].plus_k.time, <=, NOW + CLOUT_PLUS_K_SKEW);
        }
    }
  g_assert_cmpuint (n_received, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/received/records", test_records);
  g_test_add_func ("/topics/received/long", test_long);
  g_test_add_func ("/topics/received/none", test_none);
  g_test_add_func ("/topics/received/twice", test_twice);
  g_test_add_func ("/topics/received/refused-takes-nothing", test_refused_takes_nothing);
  g_test_add_func ("/topics/received/flood", test_flood);
  g_test_add_func ("/topics/received/honest-endorser", test_honest_endorser);
  g_test_add_func ("/topics/received/anything", test_anything);
  return g_test_run ();
}
