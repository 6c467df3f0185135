/* named-items.c: lines of the explanation with the names of people and posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/report/named-items.h"

#include "model/namesakes.h"

/* A reaction's link leads to the post, where the reaction can be seen. */
static void
set_post (CloutBreakdownFacts *facts,
          const CloutName     *post)
{
  if (facts->level == CLOUT_BREAKDOWN_POST)
    facts->name = post->name;
  else
    facts->post = post->name;
  if (post->url != NULL)
    facts->url = post->url;
}

/**
 * clout_named_items_new:
 * @items: (array length=n): lines without names
 * @names: (array length=n): names of the people on them, or of the posts if @posts is %NULL
 * @posts: (array length=n) (nullable): the posts on them
 * @n: length of the arrays
 *
 * Returns: (transfer full): a #GListModel of #CloutBreakdownItem, in the same order; people with
 *   the same name are marked
 */
GListModel *
clout_named_items_new (const CloutBreakdownFacts *items,
                       const CloutName *const    *names,
                       const CloutName *const    *posts,
                       gsize                      n)
{
  g_autoptr(CloutNamesakes) namesakes = clout_namesakes_new ();
  GListStore *model = g_list_store_new (CLOUT_TYPE_BREAKDOWN_ITEM);

  for (gsize i = 0; i < n; i++)
    clout_namesakes_add (namesakes, names[i]->name, names[i]->detail);
  for (gsize i = 0; i < n; i++)
    {
      CloutBreakdownFacts facts = items[i];
      g_autoptr(CloutBreakdownItem) item = NULL;

      facts.name = names[i]->name;
      facts.detail = names[i]->detail;
      facts.url = names[i]->url;
      facts.namesake = clout_namesakes_has (namesakes, names[i]->name);
      if (posts != NULL)
        set_post (&facts, posts[i]);
      item = clout_breakdown_item_new (&facts);
      g_list_store_append (model, item);
    }
  return G_LIST_MODEL (model);
}
