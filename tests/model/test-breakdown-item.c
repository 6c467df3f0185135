/* test-breakdown-item.c: a breakdown item owns its strings and knows whether it has a breakdown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/breakdown-item.h"
#include "score/input.h"

static void
test_facts (void)
{
  char name[] = "Bob";
  char post[] = "Sown";
  CloutBreakdownFacts facts = { .level = CLOUT_BREAKDOWN_REACTION, .points = 1.25, .shown = 1,
                           .kind = CLOUT_REACTION_RESHARE, .name = name, .n = 3, .time = 9,
                           .post = post, .index = 4 };
  g_autoptr(CloutBreakdownItem) part = clout_breakdown_item_new (&facts);
  g_autoptr(CloutBreakdownItem) copy =
    clout_breakdown_item_new (clout_breakdown_item_get_facts (part));
  const CloutBreakdownFacts *read;

  name[0] = post[0] = '?';
  facts.points = 0;
  g_clear_object (&part);
  read = clout_breakdown_item_get_facts (copy);
  g_assert_cmpstr (read->name, ==, "Bob");
  g_assert_null (read->detail);
  g_assert_cmpstr (read->post, ==, "Sown");
  g_assert_null (read->url);
  g_assert_cmpfloat (read->points, ==, 1.25);
  g_assert_cmpfloat (read->shown, ==, 1);
  g_assert_cmpint (read->kind, ==, CLOUT_REACTION_RESHARE);
  g_assert_cmpint (read->n, ==, 3);
  g_assert_cmpint (read->time, ==, 9);
  g_assert_cmpuint (read->index, ==, 4);
}

static void
test_children (void)
{
  static const gboolean can_be_split[] = {
    [CLOUT_BREAKDOWN_ACCOUNT] = TRUE,
    [CLOUT_BREAKDOWN_AUDIENCE] = TRUE,
    [CLOUT_BREAKDOWN_ENGAGEMENT] = TRUE,
    [CLOUT_BREAKDOWN_SIGNAL] = FALSE,
    [CLOUT_BREAKDOWN_PERSON] = TRUE,
    [CLOUT_BREAKDOWN_POST] = TRUE,
    [CLOUT_BREAKDOWN_REACTION] = FALSE,
    [CLOUT_BREAKDOWN_UNCOUNTED] = FALSE,
    [CLOUT_BREAKDOWN_REST] = TRUE,
    [CLOUT_BREAKDOWN_UNEXPLAINED] = FALSE,
    [CLOUT_BREAKDOWN_NETWORK] = TRUE,
    [CLOUT_BREAKDOWN_PERSON_POST] = TRUE,
    [CLOUT_BREAKDOWN_CHANGE] = TRUE,
  };
  CloutBreakdownFacts uncounted = { .level = CLOUT_BREAKDOWN_UNCOUNTED, .to = CLOUT_NONE };
  g_autoptr(CloutBreakdownItem) of_account = clout_breakdown_item_new (&uncounted);

  for (guint i = 0; i < G_N_ELEMENTS (can_be_split); i++)
    {
      CloutBreakdownFacts facts = { .level = i };
      g_autoptr(CloutBreakdownItem) part = clout_breakdown_item_new (&facts);

      g_assert_cmpint (clout_breakdown_item_has_children (part), ==, can_be_split[i]);
    }
  /* Those to one post can't be told apart, but those to all posts can. */
  g_assert_true (clout_breakdown_item_has_children (of_account));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/breakdown-item/strings-are-its-own", test_facts);
  g_test_add_func ("/model/breakdown-item/which-can-be-split", test_children);
  return g_test_run ();
}
