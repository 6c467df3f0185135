/* default-category.c: the category that WordPress gives to posts without one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/blog/default-category.h"

#include "topics/fold.h"

/* Feeds only contain categories' names, and the API doesn't mark the default one either. Its
   name is in the language that the blog was set up in; these are all of WordPress's
   translations. */
static const char *const names[] = {
  "Allgemein", "Bez kategorii", "Bez tēmas", "Egyéb", "Fără categorie",
  "Geen categorie", "Genel", "General", "Gun roinn-seòrsa", "Heb Gategori",
  "I pakategorizuar", "Ikke kategoriseret", "Isio-gawanyo", "Khác", "Määratlemata",
  "Nekategorisano", "Nekategorizirano", "Neuvrščeni", "Nezaradené", "Nezařazené",
  "Non classé", "Okategoriserade", "Ora ono kategorine", "Pelbagai", "Sailkatugabeak",
  "Sem categoria", "Sen categorizar", "Senkategoria", "Senza categoria", "Sin categoría",
  "Tak Berkategori", "Tanpa Katagori", "Ukategorisert", "Uncategorised", "Uncategorized",
  "Yleinen", "Χωρίς κατηγορία", "Без категория",
  "Без категорії", "Без рубрики", "Некатегоризирано",
  "Некатегоризовано", "כללי", "دسته‌بندی نشده",
  "سەھىپە ئايرىلمىغان", "غير مصنف", "متفرق",
  "هاوپۆلنه‌كراو", "বিভাগবিহীন",
  "வகைப்படுத்தப்படாதது",
  "වර්ගීකරණය නොකළ", "ไม่มีหมวดหมู่",
  "က​ဏ္ဍ​ ခွဲမထား",
  "კატეგორიის გარეშე", "未分类", "未分類",
  "미분류",
};

static gpointer
fold_names (gpointer data)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *key = clout_topic_fold (names[i]);

      if (key != NULL)
        g_hash_table_add (folded, key);
    }
  return folded;
}

/**
 * clout_default_category_is:
 * @name: a category of a blog
 *
 * Returns: whether it is the default category, which isn't a topic, in any language and spelling
 */
gboolean
clout_default_category_is (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *key = clout_topic_fold (name);

  return key != NULL && g_hash_table_contains (g_once (&once, fold_names, NULL), key);
}
