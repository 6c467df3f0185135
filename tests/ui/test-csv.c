/* test-csv.c: exports as CSV, which have the same bytes on every system.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model/account.h"
#include "model/post.h"
#include "ui/chart/csv.h"
#include "ui/posts/post-csv.h"

/* 47.125 is halfway between two results, which C libraries round differently. */
static void
test_days (void)
{
  double values[] = { 47.125, NAN, 48 };
  const gint64 today = 20513;
  CloutDays three = { .values = values, .n_values = 3, .today = today };
  CloutDays nothing = { .today = today };
  g_autofree char *days = clout_csv_of_days (&three);
  g_autofree char *none = clout_csv_of_days (&nothing);

  g_assert_cmpstr (days, ==, "date,score\n2026-02-27,47.12\n2026-03-01,48.00\n");
  g_assert_cmpstr (none, ==, "date,score\n");
}

static void
test_posts (void)
{
  const CloutPostFacts facts[] = {
    { 7, 1772366400, { 1, 2, 3, 4, 1234567 }, 0.0625, "=1+1, \"tea\"\r\nand 東京",
      "https://example.social/@ann/1", "#tea #東京" },
    { 8, 0, { 0 }, 1234.5625, NULL, NULL, NULL },
  };
  g_autoptr(GListStore) accounts = g_list_store_new (CLOUT_TYPE_ACCOUNT);
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CloutAccount) account =
    clout_account_new ("mastodon", "https://example.social", CLOUT_ACCOUNT_ARCHIVE);
  g_autofree char *csv = NULL;

  clout_account_set_id (account, 7);
  clout_account_set_handle (account, "@ann@example.social");
  g_list_store_append (accounts, account);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    g_ptr_array_add (posts, clout_post_new (&facts[i]));
  csv = clout_csv_of_posts (posts, G_LIST_MODEL (accounts));

  g_assert_cmpstr (csv, ==,
    "time,network,account,mentions,replies,quotes,shares,likes,points,topics,url,text\n"
    "2026-03-01T12:00:00Z,mastodon,\"'@ann@example.social\",1,2,3,4,1234567,0.062,"
    "\"#tea #東京\",\"https://example.social/@ann/1\",\"'=1+1, \"\"tea\"\"\r\nand 東京\"\n"
    ",,\"\",0,0,0,0,0,1234.562,\"\",\"\",\"\"\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/csv/days", test_days);
  g_test_add_func ("/ui/csv/posts", test_posts);
  return g_test_run ();
}
