/* people-items.c: people as items of a list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/report/people-items.h"

#include "sync/report/named-items.h"

/**
 * clout_people_items_new:
 * @reactors: (array length=n) (nullable): each person's reactions and the latest one's time
 * @names: (array length=n): each person's name
 * @n: length of the arrays
 *
 * Returns: (transfer full): a #GListModel of #CloutBreakdownItem, in the same order
 */
GListModel *
clout_people_items_new (const CloutReactor     *reactors,
                        const CloutName *const *names,
                        gsize                   n)
{
  g_autofree CloutBreakdownFacts *people = g_new0 (CloutBreakdownFacts, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      people[i].level = CLOUT_BREAKDOWN_PERSON;
      if (reactors != NULL)
        {
          people[i].n = reactors[i].n;
          people[i].time = reactors[i].last;
        }
    }
  return clout_named_items_new (people, names, NULL, n);
}
