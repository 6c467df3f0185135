/* test-post-text.c: what a post's text says about the post.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "model/batch/batch.h"
#include "model/post-text.h"
#include "score/post-flags.h"

static const struct
{
  const char *text;
  guint flags;
} cases[] = {
  { NULL, 0 },
  { "", 0 },
  { "Tea first, opinions later.", 0 },
  { "Who knows?", CLOUT_POST_ASKS },
  { "Read https://a.example/?q=1", CLOUT_POST_LINK },
  { "WHY IS NO ONE LISTENING TO ME", CLOUT_POST_SHOUTS },
  { "NASA WON", 0 },
  { "@LOUDPERSON@LOUD.EXAMPLE thank you", 0 },
  { "Please BOOST, friends", CLOUT_POST_BEGS },
  { "start ifs and smart if clauses", 0 },
  { "这是一个没有大小写的很长的句子", 0 },
  { "誰か知っていますか？", CLOUT_POST_ASKS },
  { "bad \xff bytes?", 0 },
};

static void
test_flags (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (clout_post_text_get_flags (cases[i].text), ==, cases[i].flags);
}

static void
test_excerpt (void)
{
  g_autofree char *folded = clout_post_text_dup_excerpt ("  one\n\ttwo  ");
  g_autofree char *exact = g_strnfill (CLOUT_EXCERPT_LENGTH, 'x');
  g_autofree char *kept = clout_post_text_dup_excerpt (exact);
  g_autofree char *longer = g_strconcat (exact, "y", NULL);
  g_autofree char *cut = clout_post_text_dup_excerpt (longer);

  g_assert_cmpstr (folded, ==, "one two");
  g_assert_cmpstr (kept, ==, exact);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, CLOUT_EXCERPT_LENGTH);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_null (clout_post_text_dup_excerpt (" \n "));
}

static const struct
{
  const char *text;
  const char *tags;
} tagged[] = {
  /* A heart, and the keycap emoji of 1 and of "#". */
  { "\342\235\244\357\270\217#tea 1\357\270\217\342\203\243#moss "
    "#\357\270\217\342\203\243no \360\237\214\261#fern e\314\201#no", "tea moss fern" },
  { NULL, NULL },
  { "no tag", NULL },
  { "#Tea, and #Café! (#茶) #a_b", "Tea Café 茶 a_b" },
  { "#1 C# &#39; http://a.example/#top x#y #2b", "2b" },
  { "##twice # alone #", "twice" },
  { "#bad \xff", NULL },
};

static void
test_tags (void)
{
  g_autoptr(GString) many = g_string_new (NULL);
  g_auto(GStrv) most = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tagged); i++)
    {
      g_auto(GStrv) tags = clout_post_text_dup_tags (tagged[i].text);
      g_autofree char *joined = tags != NULL ? g_strjoinv (" ", tags) : NULL;

      g_assert_cmpstr (joined, ==, tagged[i].tags);
    }
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "#t%u ", i);
  most = clout_post_text_dup_tags (many->str);
  g_assert_cmpuint (g_strv_length (most), ==, 64);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/post-text/flags", test_flags);
  g_test_add_func ("/model/post-text/excerpt", test_excerpt);
  g_test_add_func ("/model/post-text/tags", test_tags);
  return g_test_run ();
}
