/* test-topic-name.c: valid names for a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "random-text.h"
#include "topics/fold.h"
#include "topics/topic-name.h"

#define N_RANDOM 20000

#define RTL_OVERRIDE "\342\200\256"
#define LTR_ISOLATE "\342\201\246"
#define NON_JOINER "\342\200\214"
#define JOINER "\342\200\215"
#define ACUTE "\314\201"

static const struct
{
  const char *typed;
  const char *name;
  CloutTopicsError error;
} names[] = {
  { "Orchids", "Orchids" },
  { "  #Orchids\n", "Orchids" },
  { "# # \357\274\203 Orchids", "Orchids" },
  { "space \t\n opera", "space opera" },
  { "R&B", "R&B" },
  { "C++", "C++" },
  { "C#", "C#" },
  { "日本語", "日本語" },
  { "🌱", "🌱" },
  { "cafe" ACUTE, "café" },
  { "cat" RTL_OVERRIDE "s", "cats" },
  { RTL_OVERRIDE LTR_ISOLATE "cats", "cats" },
  { "ca\001\177ts", "cats" },
  { "برنامه" NON_JOINER "نویسی", "برنامه" NON_JOINER "نویسی" },
  { NON_JOINER "cats" JOINER, "cats" },
  { "cats" JOINER " and" NON_JOINER " dogs", "cats and dogs" },
  { ACUTE "cats", "cats" },
  { "x" ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE, "x" ACUTE ACUTE ACUTE },
  { "a\343\205\244b", "ab" },
  { NULL, NULL, CLOUT_TOPICS_ERROR_EMPTY },
  { "", NULL, CLOUT_TOPICS_ERROR_EMPTY },
  { " # ", NULL, CLOUT_TOPICS_ERROR_EMPTY },
  { "...", NULL, CLOUT_TOPICS_ERROR_EMPTY },
  { RTL_OVERRIDE, NULL, CLOUT_TOPICS_ERROR_EMPTY },
  { "\331\200", NULL, CLOUT_TOPICS_ERROR_EMPTY },
  { "<b>cats</b>", NULL, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "@everybody", NULL, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "cats https://example.com", NULL, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "cats\377", NULL, CLOUT_TOPICS_ERROR_BAD_TOPIC },
  { "\355\240\200", NULL, CLOUT_TOPICS_ERROR_BAD_TOPIC },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *name = clout_topic_clean (names[i].typed, &error);

      g_assert_cmpstr (name, ==, names[i].name);
      if (name == NULL)
        g_assert_error (error, CLOUT_TOPICS_ERROR, (int) names[i].error);
      else
        g_assert_no_error (error);
    }
}

static void
check_length (const char *letter,
              guint       n,
              gboolean    fits)
{
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (typed, letter);
  name = clout_topic_clean (typed->str, &error);
  if (fits)
    g_assert_cmpstr (name, ==, typed->str);
  else
    g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_TOO_LONG);
}

static void
test_length (void)
{
  check_length ("a", CLOUT_TOPIC_MAX_CHARS, TRUE);
  check_length ("a", CLOUT_TOPIC_MAX_CHARS + 1, FALSE);
  check_length ("🌱", CLOUT_TOPIC_MAX_CHARS, TRUE);
  check_length ("🌱", CLOUT_TOPIC_MAX_CHARS + 1, FALSE);
  check_length ("é", CLOUT_TOPIC_MAX_CHARS, TRUE);
  check_length ("a", 10 * 1024, FALSE);
  check_length (" ", 10 * 1024, FALSE);
}

static void
test_any_text (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (9);
  guint n_names = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = random_text (random, 40);
      g_autofree char *name = clout_topic_clean (text, NULL);
      g_autofree char *again = clout_topic_clean (name, NULL);
      g_autofree char *key = clout_topic_fold (name);

      if (name == NULL)
        continue;
      n_names++;
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <=, CLOUT_TOPIC_MAX_BYTES);
      g_assert_cmpint (g_utf8_strlen (name, -1), <=, CLOUT_TOPIC_MAX_CHARS);
      g_assert_null (strpbrk (name, "<>@\r\n\t"));
      g_assert_cmpstr (again, ==, name);
      g_assert_nonnull (key);
    }
  g_assert_cmpuint (n_names, >, N_RANDOM / 4);
}

/* Text-direction controls are removed from every name. */
static void
test_direction (void)
{
  static const gunichar turns[] = { 0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                                    0x2066, 0x2067, 0x2068, 0x2069 };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr(GString) typed = g_string_new ("cats");
      g_autofree char *name = NULL;

      g_string_insert_unichar (typed, 2, turns[i]);
      g_string_append_unichar (typed, turns[i]);
      name = clout_topic_clean (typed->str, NULL);
      g_assert_cmpstr (name, ==, "cats");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/name/names", test_names);
  g_test_add_func ("/topics/name/length", test_length);
  g_test_add_func ("/topics/name/direction", test_direction);
  g_test_add_func ("/topics/name/any-text", test_any_text);
  return g_test_run ();
}
