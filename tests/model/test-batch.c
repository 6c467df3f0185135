/* test-batch.c: a batch owns every string in its rows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/batch/batch.h"

static void
assert_profile (const CloutBatchProfile *own)
{
  g_assert_cmpstr (own->remote_id, ==, "id");
  g_assert_cmpstr (own->handle, ==, "text");
  g_assert_cmpstr (own->name, ==, "text");
  g_assert_cmpstr (own->avatar, ==, "HTTP://link");
  g_assert_cmpstr (own->url, ==, "HTTP://link");
  g_assert_cmpint (own->followers, ==, 7);
}

/* The caller's strings are overwritten right after the call. */
static void
test_strings (void)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  char id[] = "id";
  char text[] = "text";
  char link[] = "HTTP://link";
  char tag[] = "tag";
  const char *tags[] = { tag, tag, NULL };
  CloutBatchProfile profile = { .remote_id = id, .handle = text, .name = text, .avatar = link,
                                .url = link, .followers = 7 };
  CloutBatchPerson person = { .remote_id = id, .handle = text, .name = text, .avatar = link,
                              .url = link, .flags = CLOUT_PERSON_BOT };
  CloutBatchPost post = { .remote_id = id, .url = link, .excerpt = text, .in_reply_to = text,
                          .tags = tags, .time = 8 };
  CloutBatchReaction reaction = { CLOUT_REACTION_QUOTE, id, text, text, link, 9 };
  const CloutBatchPerson *people;
  const CloutBatchPost *posts;
  const CloutBatchReaction *reactions;
  gsize n;

  clout_batch_set_profile (batch, &profile);
  clout_batch_add_person (batch, &person);
  clout_batch_add_post (batch, &post);
  clout_batch_add_reaction (batch, &reaction);
  memset (id, '?', sizeof id - 1);
  memset (text, '?', sizeof text - 1);
  memset (link, '?', sizeof link - 1);
  memset (tag, '?', sizeof tag - 1);
  tags[0] = NULL;

  assert_profile (clout_batch_get_profile (batch));
  people = clout_batch_get_people (batch, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (people[0].remote_id, ==, "id");
  g_assert_cmpstr (people[0].handle, ==, "text");
  g_assert_cmpstr (people[0].name, ==, "text");
  g_assert_cmpstr (people[0].avatar, ==, "HTTP://link");
  g_assert_cmpstr (people[0].url, ==, "HTTP://link");
  g_assert_cmpint (people[0].flags, ==, CLOUT_PERSON_BOT);
  posts = clout_batch_get_posts (batch, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (posts[0].remote_id, ==, "id");
  g_assert_cmpstr (posts[0].url, ==, "HTTP://link");
  g_assert_cmpstr (posts[0].excerpt, ==, "text");
  g_assert_cmpstr (posts[0].in_reply_to, ==, "text");
  g_assert_cmpstr (posts[0].tags[0], ==, "tag");
  g_assert_cmpstr (posts[0].tags[1], ==, "tag");
  g_assert_null (posts[0].tags[2]);
  g_assert_cmpint (posts[0].time, ==, 8);
  reactions = clout_batch_get_reactions (batch, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (reactions[0].kind, ==, CLOUT_REACTION_QUOTE);
  g_assert_cmpstr (reactions[0].person, ==, "id");
  g_assert_cmpstr (reactions[0].post, ==, "text");
  g_assert_cmpstr (reactions[0].remote_id, ==, "text");
  g_assert_cmpstr (reactions[0].url, ==, "HTTP://link");
  g_assert_cmpint (reactions[0].time, ==, 9);
  g_assert_cmpuint (clout_batch_get_size (batch), ==, 3);
}

static void
test_unknown (void)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  static const char *const none[] = { NULL };
  CloutBatchPost untagged = { .remote_id = "a" };
  CloutBatchPost tagless = { .remote_id = "b", .tags = none };
  CloutBatchReaction like = { CLOUT_REACTION_LIKE, "u", NULL, NULL, NULL, 0 };
  const CloutBatchPost *posts;
  gsize n;

  g_assert_null (clout_batch_get_profile (batch));
  g_assert_cmpuint (clout_batch_get_size (batch), ==, 0);
  clout_batch_add_post (batch, &untagged);
  clout_batch_add_post (batch, &tagless);
  clout_batch_add_reaction (batch, &like);
  posts = clout_batch_get_posts (batch, &n);
  g_assert_null (posts[0].tags);
  g_assert_null (posts[0].excerpt);
  g_assert_null (posts[1].tags[0]);
  g_assert_null (clout_batch_get_reactions (batch, &n)->post);
}

/* Adding rows moves rows in memory, but not their strings. */
static void
test_many (void)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  const CloutBatchReaction *reactions;
  const char *first = NULL;
  gsize n;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("person-%u", i);
      CloutBatchReaction like = { CLOUT_REACTION_LIKE, id, NULL, NULL, NULL, i };

      clout_batch_add_reaction (batch, &like);
      if (i == 0)
        first = clout_batch_get_reactions (batch, &n)->person;
    }
  reactions = clout_batch_get_reactions (batch, &n);
  g_assert_cmpuint (n, ==, 5000);
  g_assert_true (reactions[0].person == first);
  g_assert_cmpstr (first, ==, "person-0");
  g_assert_cmpstr (reactions[4999].person, ==, "person-4999");
}

static void
test_references (void)
{
  CloutBatch *batch = clout_batch_new ();
  CloutBatchPerson person = { .remote_id = "u" };
  GValue value = G_VALUE_INIT;
  gsize n;

  clout_batch_add_person (batch, &person);
  g_value_init (&value, CLOUT_TYPE_BATCH);
  g_value_set_boxed (&value, batch);
  g_assert_true (g_value_get_boxed (&value) == batch);
  clout_batch_unref (batch);
  g_assert_cmpstr (clout_batch_get_people (g_value_get_boxed (&value), &n)->remote_id, ==, "u");
  g_value_unset (&value);
}

/* A row without an ID is a bug in the reader, and isn't added. */
static void
test_nameless (void)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  CloutBatchPerson person = { .name = "?" };
  CloutBatchPost post = { .url = "?" };
  CloutBatchReaction reaction = { CLOUT_REACTION_LIKE, NULL, "p", NULL, NULL, 0 };

  for (guint i = 0; i < 3; i++)
    {
      g_test_expect_message ("Clout-model", G_LOG_LEVEL_CRITICAL, "*!= NULL*");
      if (i == 0)
        clout_batch_add_person (batch, &person);
      else if (i == 1)
        clout_batch_add_post (batch, &post);
      else
        clout_batch_add_reaction (batch, &reaction);
      g_test_assert_expected_messages ();
    }
  g_assert_cmpuint (clout_batch_get_size (batch), ==, 0);
}

/* A stored link may be opened later. */
static void
test_links (void)
{
  const char *const refused[] = { "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
                                  "//host/path", "ftp://host/", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(CloutBatch) batch = clout_batch_new ();
      gsize n;

      clout_batch_add_person (batch, &(CloutBatchPerson) { .remote_id = "1", .url = refused[i],
                                                           .avatar = refused[i] });
      clout_batch_add_post (batch, &(CloutBatchPost) { .remote_id = "1", .url = refused[i] });
      g_assert_null (clout_batch_get_people (batch, &n)[0].url);
      g_assert_null (clout_batch_get_people (batch, &n)[0].avatar);
      g_assert_null (clout_batch_get_posts (batch, &n)[0].url);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/batch/strings-are-its-own", test_strings);
  g_test_add_func ("/model/batch/links", test_links);
  g_test_add_func ("/model/batch/unknown-stays-unknown", test_unknown);
  g_test_add_func ("/model/batch/many-rows-keep-their-strings", test_many);
  g_test_add_func ("/model/batch/lives-with-its-last-reference", test_references);
  g_test_add_func ("/model/batch/nameless-is-refused", test_nameless);
  return g_test_run ();
}
