/* test-fold.c: different spellings of a topic have one key, in any script.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "random-text.h"
#include "topics/fold.h"

#define N_RANDOM 20000

static const struct
{
  const char *name;
  const char *key;
} keys[] = {
  { "orchids", "orchid" },
  { "#Orchids", "orchid" },
  { "\357\274\203ORCHID", "orchid" },
  { "SpaceOpera", "spaceopera" },
  { "space_opera", "spaceopera" },
  { "Space-Operas", "spaceopera" },
  { "  space  opera ", "spaceopera" },
  { "Café", "cafe" },
  { "Cafe\314\201s", "cafe" },
  { "Crème brûlée", "cremebrulee" },
  { "Łódź", "lodz" },
  { "Smørrebrød", "smorrebrod" },
  { "Straße", "strasse" },
  { "STRASSE", "strasse" },
  { "İstanbul", "istanbul" },
  { "œuvre", "oeuvre" },
  { "ﬁlm", "film" },
  { "Ｆｕｌｌ", "full" },
  { "stories", "story" },
  { "Movies", "movy" },
  { "movie", "movy" },
  { "potatoes", "potato" },
  { "classes", "class" },
  { "boxes", "box" },
  { "churches", "church" },
  { "headaches", "headache" },
  { "châteaux", "chateau" },
  { "jeux", "jeu" },
  { "news", "news" },
  { "chess", "chess" },
  { "iris", "iris" },
  { "cactus", "cactus" },
  { "CSS", "css" },
  { "bus", "bus" },
  { "gas", "gas" },
  { "C", "c" },
  { "C++", "c++" },
  { "C#", "c#" },
  { "#C#", "c#" },
  { "node.js", "nodej" },
  { "NodeJS", "nodej" },
  { "rock'n'roll", "rocknroll" },
  { "covid19", "covid19" },
  { "Θάλασσα", "θαλασσα" },
  { "ΘΑΛΑΣΣΑ", "θαλασσα" },
  { "Фантастика", "фантастика" },
  { "Ёлка", "елка" },
  { "елка", "елка" },
  { "йога", "йога" },
  { "ЙОГА", "йога" },
  { "Україна", "україна" },
  { "كِتَاب", "كتاب" },
  { "كتـــاب", "كتاب" },
  { "برنامه\342\200\214نویسی", "برنامهنویسی" },
  { "שָׁלוֹם", "שלום" },
  { "हिन्दी", "हिन्दी" },
  { "ภาษาไทย", "ภาษาไทย" },
  { "한국어", "한국어" },
  { "\341\204\222\341\205\241\341\206\253국어", "한국어" },
  { "プログラミング", "プログラミング" },
  { "ﾌﾟﾛｸﾞﾗﾐﾝｸﾞ", "プログラミング" },
  { "プログラ・ミング", "プログラミング" },
  { "ガンダム", "ガンダム" },
  { "カンタム", "カンタム" },
  { "写真", "写真" },
  { "🌱", "🌱" },
  { "🌱\357\270\217", "🌱" },
  { "", NULL },
  { "#", NULL },
  { " - ", NULL },
  { "\342\200\256", NULL },
  { "\377\376", NULL },
};

static void
test_keys (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = clout_topic_fold (keys[i].name);

      if (g_strcmp0 (key, keys[i].key) != 0)
        g_test_fail_printf ("%s folds to %s, not to %s", keys[i].name, key, keys[i].key);
    }
  g_assert_null (clout_topic_fold (NULL));
}

static void
test_long (void)
{
  g_autofree char *longest = g_strnfill (CLOUT_TOPIC_MAX_RAW, 'a');
  g_autofree char *longer = g_strnfill (CLOUT_TOPIC_MAX_RAW + 1, 'a');
  g_autofree char *key = clout_topic_fold (longest);

  g_assert_cmpstr (key, ==, longest);
  g_assert_null (clout_topic_fold (longer));
}

static void
test_same (void)
{
  g_assert_true (clout_topic_same ("Space Opera", "#spaceoperas"));
  g_assert_false (clout_topic_same ("C", "C++"));
  g_assert_false (clout_topic_same ("", ""));
  g_assert_false (clout_topic_same (NULL, NULL));
  g_assert_false (clout_topic_same ("a", NULL));
}

static void
test_any_text (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  guint n_keys = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = random_text (random, 24);
      g_autofree char *key = clout_topic_fold (text);
      g_autofree char *again = clout_topic_fold (key);

      if (key == NULL)
        continue;
      n_keys++;
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_cmpint (*key, !=, '\0');
      if (g_strcmp0 (key, again) != 0)
        {
          g_autofree char *escaped = g_strescape (text, NULL);

          g_test_fail_printf ("%s folds to %s and then to %s", escaped, key, again);
        }
    }
  g_assert_cmpuint (n_keys, >, N_RANDOM / 2);
}

/* Topics that look the same to a reader are one topic. */
static void
test_any_spelling (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (8);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = random_text (random, 24);
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      g_autofree char *spaced = g_strconcat (" #", text, "_", NULL);
      g_autofree char *key = clout_topic_fold (text);
      g_autofree char *one = clout_topic_fold (composed);
      g_autofree char *other = clout_topic_fold (spaced);

      g_assert_cmpstr (one, ==, key);
      g_assert_cmpstr (other, ==, key);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/fold/keys", test_keys);
  g_test_add_func ("/topics/fold/long", test_long);
  g_test_add_func ("/topics/fold/same", test_same);
  g_test_add_func ("/topics/fold/any-text", test_any_text);
  g_test_add_func ("/topics/fold/any-spelling", test_any_spelling);
  return g_test_run ();
}
