/* test-plus-k-text.c: a +K converted to a record and a post, and back.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "random-text.h"
#include "topics/fold.h"
#include "topics/plus-k-text.h"
#include "topics/topic-name.h"

#define NOW G_GINT64_CONSTANT (1750000000)
#define N_RANDOM 5000
#define LEXICON "data/lexicons/" CLOUT_PLUS_K_COLLECTION ".json"

static void
test_key (void)
{
  static const struct
  {
    const char *what;
    const char *receiver;
    const char *topic;
    gboolean same;
  } cases[] = {
    { "twice", "did:plc:b", "Orchids", TRUE },
    { "spelled otherwise", "did:plc:b", "#ORCHID", TRUE },
    { "to another", "did:plc:c", "Orchids", FALSE },
    { "another topic", "did:plc:b", "Ferns", FALSE },
  };
  g_autofree char *key = clout_plus_k_dup_key ("did:plc:b", "Orchids");

  /* This must never change: existing +K would be duplicated. */
  g_assert_cmpstr (key, ==, "640a28f8f7c9eb46f1f48848920c1249");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *other = clout_plus_k_dup_key (cases[i].receiver, cases[i].topic);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (g_str_equal (key, other), ==, cases[i].same);
    }
  g_assert_null (clout_plus_k_dup_key (NULL, "Orchids"));
  g_assert_null (clout_plus_k_dup_key ("did:plc:b", "#"));
  g_assert_null (clout_plus_k_dup_key ("did:plc:b", NULL));
}

/* Valid AT Protocol record keys. */
static void
test_key_is_one (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (17);
  guint n = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *topic = random_text (random, 20);
      g_autofree char *key = clout_plus_k_dup_key ("did:plc:b", topic);

      if (key == NULL)
        continue;
      n++;
      g_assert_cmpuint (strlen (key), ==, 32);
      g_assert_cmpuint (strspn (key, "0123456789abcdef"), ==, strlen (key));
    }
  g_assert_cmpuint (n, >, N_RANDOM / 2);
}

static JsonObject *
parse (JsonParser *parser,
       const char *json)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static char *
read_back (JsonObject *record,
           gint64     *ret_time)
{
  g_autoptr(GError) error = NULL;
  char *topic = clout_plus_k_read_record (json_object_get_string_member (record, "subject"),
                                          json_object_get_string_member (record, "topic"),
                                          json_object_get_string_member (record, "createdAt"),
                                          ret_time, &error);

  g_assert_no_error (error);
  return topic;
}

static void
test_record (void)
{
  CloutPlusK plus_k = { NULL, "did:plc:b", " #Space  opera", NULL, NOW };
  g_autofree char *json = clout_plus_k_dup_record (&plus_k, NULL);

  g_assert_cmpstr (json, ==, "{\"$type\":\"io.github.cloutapp.endorsement\","
                   "\"subject\":\"did:plc:b\",\"topic\":\"Space opera\","
                   "\"createdAt\":\"2025-06-15T15:06:40Z\"}");
}

static void
test_record_there_and_back (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (19);
  guint n = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autofree char *topic = random_text (random, 30);
      g_autofree char *name = clout_topic_clean (topic, NULL);
      CloutPlusK plus_k = { NULL, "did:web:example.com", topic, NULL, g_rand_int (random) };
      g_autofree char *json = clout_plus_k_dup_record (&plus_k, NULL);
      g_autofree char *read = NULL;
      gint64 time = -1;

      g_assert_cmpint (json != NULL, ==, name != NULL);
      if (json == NULL)
        continue;
      n++;
      read = read_back (parse (parser, json), &time);
      g_assert_cmpstr (read, ==, name);
      g_assert_cmpint (time, ==, plus_k.time);
    }
  g_assert_cmpuint (n, >, N_RANDOM / 4);
}

static const struct
{
  const char *subject;
  const char *topic;
  const char *created_at;
  gint64 time;
  CloutTopicsError error;
} records[] = {
  { "did:plc:b", "Orchids", "2025-06-15T15:06:40Z", NOW, 0 },
  { "did:plc:b", "Orchids", "2025-06-15T15:06:40.123Z", NOW, 0 },
  { "did:plc:b", "Orchids", "2025-06-15T17:06:40+02:00", NOW, 0 },
  { "did:plc:b", "Orchids", "2025-06-15T15:06:40", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did:plc:b", "Orchids", "yesterday", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did:plc:b", "Orchids", "", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did:plc:b", "Orchids", NULL, 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { NULL, "Orchids", "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "bob", "Orchids", "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did:plc:", "Orchids", "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did::b", "Orchids", "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did:plc:b\",\"x\":\"", "Orchids", "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_BAD_RECORD },
  { "did:plc:b", "<b>", "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "did:plc:b", NULL, "2025-06-15T15:06:40Z", 0, CLOUT_TOPICS_ERROR_EMPTY },
};

static void
test_records_of_others (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 time = 0;
      g_autofree char *topic = clout_plus_k_read_record (records[i].subject, records[i].topic,
                                                         records[i].created_at, &time, &error);

      g_test_message ("%s %s %s", records[i].subject, records[i].topic, records[i].created_at);
      g_assert_cmpint (time, ==, records[i].time);
      if (topic == NULL)
        g_assert_error (error, CLOUT_TOPICS_ERROR, (int) records[i].error);
      else
        g_assert_cmpstr (topic, ==, "Orchids");
    }
}

static void
test_record_without_recipient (void)
{
  CloutPlusK unaddressed = { NULL, "bob", "Orchids", NULL, NOW };
  CloutPlusK never = { NULL, "did:plc:b", "Orchids", NULL, G_MAXINT64 };
  g_autoptr(GError) error = NULL;

  g_assert_null (clout_plus_k_dup_record (&unaddressed, &error));
  g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_RECORD);
  g_clear_error (&error);
  g_assert_null (clout_plus_k_dup_record (&never, &error));
  g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_RECORD);
}

/* The published lexicon matches the program. */
static void
test_lexicon (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", LEXICON, NULL);
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;
  JsonObject *lexicon, *record, *properties, *topic;

  g_assert_true (g_file_get_contents (path, &json, NULL, &error));
  lexicon = parse (parser, json);
  g_assert_cmpstr (json_object_get_string_member (lexicon, "id"), ==, CLOUT_PLUS_K_COLLECTION);
  record = json_object_get_object_member (json_object_get_object_member (lexicon, "defs"), "main");
  g_assert_cmpstr (json_object_get_string_member (record, "key"), ==, "any");
  record = json_object_get_object_member (record, "record");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "required")),
                    ==, 3);
  properties = json_object_get_object_member (record, "properties");
  topic = json_object_get_object_member (properties, "topic");
  g_assert_cmpint (json_object_get_int_member (topic, "maxLength"), ==, CLOUT_TOPIC_MAX_BYTES);
  g_assert_cmpint (json_object_get_int_member (topic, "maxGraphemes"), ==, CLOUT_TOPIC_MAX_CHARS);
  g_assert_true (json_object_has_member (properties, "subject"));
  g_assert_true (json_object_has_member (properties, "createdAt"));
}

static const struct
{
  const char *handle;
  const char *topic;
  const char *post;
} posts[] = {
  { "ann@example.social", "Orchids", "+K @ann@example.social #Orchids" },
  { "@ann@example.social", "#orchids", "+K @ann@example.social #orchids" },
  { "ann", "space opera", "+K @ann “space opera” #SpaceOpera" },
  { "ann", "slow-cooking", "+K @ann “slow-cooking” #SlowCooking" },
  { "ann", "日本語", "+K @ann #日本語" },
  { "ann", "हिन्दी", "+K @ann #हिन्दी" },
  { "ann", "3D printing", "+K @ann “3D printing” #3DPrinting" },
  { "ann", "C++", "+K @ann “C++”" },
  { "ann", "C#", "+K @ann “C#”" },
  { "ann", "1984", "+K @ann “1984”" },
  { "ann", "🌱", "+K @ann “🌱”" },
  { "ann@localhost:8080", "Moss", "+K @ann@localhost:8080 #Moss" },
};

static void
test_posts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *post = clout_plus_k_dup_post (posts[i].handle, posts[i].topic, &error);
      g_autofree char *handle = NULL;
      g_autofree char *topic = NULL;
      g_autofree char *name = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (post, ==, posts[i].post);
      g_assert_true (clout_plus_k_parse_post (post, &handle, &topic, &error));
      name = clout_topic_clean (posts[i].topic, NULL);
      g_assert_true (g_str_has_suffix (posts[i].handle, handle));
      g_assert_cmpstr (topic, ==, name);
    }
}

static void
test_post_there_and_back (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (23);
  guint n_tags = 0;
  guint n_quotes = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *typed = random_text (random, 16);
      g_autofree char *name = clout_topic_clean (typed, NULL);
      g_autofree char *post = clout_plus_k_dup_post ("ann@example.social", typed, NULL);
      g_autofree char *handle = NULL;
      g_autofree char *topic = NULL;
      g_autoptr(GError) error = NULL;

      if (post == NULL)
        continue;
      g_assert_null (strpbrk (post, "\r\n"));
      g_assert_true (g_utf8_validate (post, -1, NULL));
      clout_plus_k_parse_post (post, &handle, &topic, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (handle, ==, "ann@example.social");
      if (strcmp (topic, name) != 0)
        {
          g_autofree char *escaped = g_strescape (post, NULL);

          g_error ("%s is read as %s", escaped, topic);
        }
      n_tags += strchr (post, '#') != NULL;
      n_quotes += g_str_has_suffix (post, "”");
    }
  g_assert_cmpuint (n_tags, >, N_RANDOM / 20);
  g_assert_cmpuint (n_quotes, >, N_RANDOM / 20);
}

static const struct
{
  const char *text;
  const char *handle;
  const char *topic;
} texts[] = {
  { "+K @ann #Orchids", "ann", "Orchids" },
  { "  +k  @ann@example.social\t#Orchids  \n\nshe knows them all", "ann@example.social",
    "Orchids" },
  { "+K @ann\n#Orchids", "ann", "Orchids" },
  { "+K @анна@пример.рф #Орхидеи", "анна@пример.рф", "Орхидеи" },
  { "+K @ann “Garden design” #GardenDesign", "ann", "Garden design" },
  { "+K @ann “Garden design” #gardendesign\nThanks!", "ann", "Garden design" },
  { "+K @ann #GardenDesign", "ann", "GardenDesign" },
  { "+K @ann “Garden design” #Ferns", NULL, NULL },
  { "+K @ann “Garden design” #GardenDesign #Ferns", NULL, NULL },
  { "+K @ann ” #Ferns", NULL, NULL },
  { "+K @ann “” #Ferns", NULL, NULL },
  { "+K @ann “space \342\200\256opera”", "ann", "space opera" },
  { NULL, NULL, NULL },
  { "", NULL, NULL },
  { "+K", NULL, NULL },
  { "+K @ann", NULL, NULL },
  { "+K @ann #", NULL, NULL },
  { "+K @ann “”", NULL, NULL },
  { "+K @ann “<b>”", NULL, NULL },
  { "+K @ann Orchids", NULL, NULL },
  { "+K @ann #Orchids and #Ferns", NULL, NULL },
  { "+K @ann #Orchids#Ferns", NULL, NULL },
  { "+K ann #Orchids", NULL, NULL },
  { "+K @ #Orchids", NULL, NULL },
  { "+K @ann@ #Orchids", NULL, NULL },
  { "+K @ann@a@b #Orchids", NULL, NULL },
  { "+K @ann/x #Orchids", NULL, NULL },
  { "+K@ann #Orchids", NULL, NULL },
  { "+Kudos @ann #Orchids", NULL, NULL },
  { "my +K @ann #Orchids", NULL, NULL },
  { "+K @ann #\377", NULL, NULL },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *handle = NULL;
      g_autofree char *topic = NULL;
      g_autoptr(GError) error = NULL;
      gboolean is_plus_k = clout_plus_k_parse_post (texts[i].text, &handle, &topic, &error);

      g_test_message ("%s", i == G_N_ELEMENTS (texts) - 1 ? "no UTF-8" : texts[i].text);
      g_assert_cmpint (is_plus_k, ==, texts[i].handle != NULL);
      g_assert_cmpstr (handle, ==, texts[i].handle);
      g_assert_cmpstr (topic, ==, texts[i].topic);
      g_assert_true (is_plus_k == (error == NULL));
    }
}

static void
test_handles (void)
{
  static const char *const bad[] = { NULL, "", "@", "@@ann", "ann smith", "ann@", "@ann@b@c",
                                     "ann\nbob", "ann #x", "\377" };
  g_autofree char *name = g_strnfill (1000, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (clout_plus_k_dup_post (bad[i], "Orchids", &error));
      g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_RECORD);
    }
  g_assert_null (clout_plus_k_dup_post (name, "Orchids", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/text/key", test_key);
  g_test_add_func ("/topics/text/key-is-one", test_key_is_one);
  g_test_add_func ("/topics/text/record", test_record);
  g_test_add_func ("/topics/text/record-there-and-back", test_record_there_and_back);
  g_test_add_func ("/topics/text/records-of-others", test_records_of_others);
  g_test_add_func ("/topics/text/record-without-recipient", test_record_without_recipient);
  g_test_add_func ("/topics/text/lexicon", test_lexicon);
  g_test_add_func ("/topics/text/posts", test_posts);
  g_test_add_func ("/topics/text/post-there-and-back", test_post_there_and_back);
  g_test_add_func ("/topics/text/texts", test_texts);
  g_test_add_func ("/topics/text/handles", test_handles);
  return g_test_run ();
}
