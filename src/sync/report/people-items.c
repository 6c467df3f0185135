/* people-items.c: people as items of a list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/report/people-items.h"

#include "model/breakdown-item.h"
#include "model/namesakes.h"

/**
 * clout_people_items_new:
 * @reactors: (array length=n) (nullable): each person's reactions and the latest one's time
 * @names: (array length=n): each person's name
 *
 * Returns: (transfer full): a #GListModel of #CloutBreakdownItem, in the same order
 */
GListModel *
clout_people_items_new (const CloutReactor     *reactors,
                        const CloutName *const *names,
                        gsize                   n)
{
  g_autoptr(CloutNamesakes) namesakes = clout_namesakes_new ();
  GListStore *model = g_list_store_new (CLOUT_TYPE_BREAKDOWN_ITEM);

  for (gsize i = 0; i < n; i++)
    clout_namesakes_add (namesakes, names[i]->name, names[i]->detail);
  for (gsize i = 0; i < n; i++)
    {
      CloutBreakdownFacts facts = {
        .level = CLOUT_BREAKDOWN_PERSON, .name = names[i]->name, .detail = names[i]->detail,
        .url = names[i]->url, .namesake = clout_namesakes_has (namesakes, names[i]->name),
      };
      g_autoptr(CloutBreakdownItem) item = NULL;

      if (reactors != NULL)
        {
          facts.n = reactors[i].n;
          facts.time = reactors[i].last;
        }
      item = clout_breakdown_item_new (&facts);
      g_list_store_append (model, item);
    }
  return G_LIST_MODEL (model);
}
