/* test-topic.c: a topic knows what it was made from.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topic.h"

static void
test_topic (void)
{
  char name[] = "Orchids";
  g_autoptr(CloutTopic) topic = clout_topic_new (&(CloutTopicFacts) {
    name, 2, G_MAXINT64, 9, 3, 0.5 });
  g_autoptr(CloutTopic) unused = clout_topic_new (&(CloutTopicFacts) { "none" });

  name[0] = '?';
  g_assert_cmpstr (clout_topic_get_name (topic), ==, "Orchids");
  g_assert_cmpint (clout_topic_get_posts (topic), ==, 2);
  g_assert_cmpint (clout_topic_get_reactions (topic), ==, G_MAXINT64);
  g_assert_cmpint (clout_topic_get_last_used (topic), ==, 9);
  g_assert_cmpuint (clout_topic_get_plus_k (topic), ==, 3);
  g_assert_cmpfloat (clout_topic_get_history (topic)[0], ==, -1);
  clout_topic_set_history (topic, 0, 7);
  g_assert_cmpfloat (clout_topic_get_history (topic)[0], ==, 7);
  g_assert_cmpfloat (clout_topic_get_history (topic)[CLOUT_TOPIC_HISTORY - 1], ==,
                     clout_topic_get_strength (topic));
  g_assert_cmpfloat (clout_topic_get_strength (topic), ==, 0.5);
  g_assert_cmpint (clout_topic_get_last_used (unused), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/topic/says-what-it-was-made-of", test_topic);
  return g_test_run ();
}
