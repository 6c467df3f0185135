/* test-sensitive.c: sensitive labels are recognized in five languages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/fold.h"
#include "topics/sensitive.h"

static const struct
{
  const char *name;
  CloutSensitive category;
} names[] = {
  { "Orchids", CLOUT_SENSITIVE_NONE },
  { "politics", CLOUT_SENSITIVE_NONE },
  { "MutualAid", CLOUT_SENSITIVE_NONE },
  { "SpaceOpera", CLOUT_SENSITIVE_NONE },
  { "Essex", CLOUT_SENSITIVE_NONE },
  { "Christchurch", CLOUT_SENSITIVE_NONE },
  { "写真", CLOUT_SENSITIVE_NONE },
  { "癌研有明", CLOUT_SENSITIVE_NONE },
  { "がんばれ", CLOUT_SENSITIVE_NONE },
  { "", CLOUT_SENSITIVE_NONE },
  { NULL, CLOUT_SENSITIVE_NONE },
  { "MentalHealth", CLOUT_SENSITIVE_HEALTH },
  { "#mentalhealth", CLOUT_SENSITIVE_HEALTH },
  { "mental_health", CLOUT_SENSITIVE_HEALTH },
  { "MentalHealthMatters", CLOUT_SENSITIVE_HEALTH },
  { "living with cancer", CLOUT_SENSITIVE_HEALTH },
  { "Covid19", CLOUT_SENSITIVE_HEALTH },
  { "HIVTest", CLOUT_SENSITIVE_HEALTH },
  { "AIDS", CLOUT_SENSITIVE_HEALTH },
  { "Krankheiten", CLOUT_SENSITIVE_HEALTH },
  { "depresión", CLOUT_SENSITIVE_HEALTH },
  { "Santé", CLOUT_SENSITIVE_HEALTH },
  { "癌", CLOUT_SENSITIVE_HEALTH },
  { "がん", CLOUT_SENSITIVE_HEALTH },
  { "うつ病と生きる", CLOUT_SENSITIVE_HEALTH },
  { "Religion", CLOUT_SENSITIVE_RELIGION },
  { "católicos", CLOUT_SENSITIVE_RELIGION },
  { "Kirche", CLOUT_SENSITIVE_RELIGION },
  { "Chrétiens", CLOUT_SENSITIVE_RELIGION },
  { "キリスト教", CLOUT_SENSITIVE_RELIGION },
  { "Democrats", CLOUT_SENSITIVE_PARTY },
  { "GreenPartyUK", CLOUT_SENSITIVE_PARTY },
  { "noAfD", CLOUT_SENSITIVE_PARTY },
  { "CDU/CSU", CLOUT_SENSITIVE_PARTY },
  { "PSOE", CLOUT_SENSITIVE_PARTY },
  { "Rassemblement National", CLOUT_SENSITIVE_PARTY },
  { "自民党総裁選", CLOUT_SENSITIVE_PARTY },
  { "LGBTQ", CLOUT_SENSITIVE_SEXUALITY },
  { "LGBTQIA+", CLOUT_SENSITIVE_SEXUALITY },
  { "TransRights", CLOUT_SENSITIVE_SEXUALITY },
  { "schwul", CLOUT_SENSITIVE_SEXUALITY },
  { "homosexualité", CLOUT_SENSITIVE_SEXUALITY },
  { "性的指向", CLOUT_SENSITIVE_SEXUALITY },
  { "Refugees", CLOUT_SENSITIVE_ORIGIN },
  { "難民", CLOUT_SENSITIVE_ORIGIN },
  { "Sobriety", CLOUT_SENSITIVE_HARM },
  { "MeToo", CLOUT_SENSITIVE_HARM },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CloutSensitive category = clout_topic_get_sensitive (names[i].name);

      if (category != names[i].category)
        g_test_fail_printf ("%s is of category %d", names[i].name, (int) category);
    }
}

/* A word in the list that isn't a folded key would never match. */
static void
test_list (void)
{
  for (guint category = 1; category < CLOUT_N_SENSITIVE; category++)
    {
      g_auto(GStrv) words = g_strsplit (clout_sensitive_get_words (category), " ", -1);
      guint n = 0;

      for (gsize i = 0; words[i] != NULL; i++)
        {
          g_autofree char *key = clout_topic_fold (words[i]);

          if (*words[i] == '\0')
            continue;
          n++;
          if (g_strcmp0 (key, words[i]) != 0)
            g_test_fail_printf ("%s is no key, %s is", words[i], key);
          else
            g_assert_cmpuint (clout_topic_get_sensitive (words[i]), !=, CLOUT_SENSITIVE_NONE);
        }
      g_assert_cmpuint (n, >=, 20);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topics/sensitive/names", test_names);
  g_test_add_func ("/topics/sensitive/list", test_list);
  return g_test_run ();
}
