/* contributions.c: adds up accounts' points by network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/summary/contributions.h"

#include <stdlib.h>

static int
compare_contributions (gconstpointer a,
                       gconstpointer b)
{
  const CloutContribution *one = a;
  const CloutContribution *other = b;

  if (one->points != other->points)
    return one->points > other->points ? -1 : 1;
  return one->first < other->first ? -1 : one->first > other->first;
}

/**
 * clout_contributions_compute:
 * @points: (array length=n_accounts): points of each account
 * @networks: (array length=n_accounts): id of each account's network
 * @n_accounts: number of accounts
 * @ret_contributions: (out caller-allocates) (array length=n_accounts): one per network that adds
 *   anything, largest first
 *
 * Adds up points by network.
 *
 * Returns: the number of networks in @ret_contributions
 */
gsize
clout_contributions_compute (const double       *points,
                             const char *const  *networks,
                             gsize               n_accounts,
                             CloutContribution  *ret_contributions)
{
  gsize n = 0;

  for (gsize i = 0; i < n_accounts; i++)
    {
      gsize at = 0;

      if (points[i] <= 0)
        continue;
      while (at < n && !g_str_equal (networks[ret_contributions[at].first], networks[i]))
        at++;
      if (at == n)
        ret_contributions[n++] = (CloutContribution) { i, 0, 0 };
      ret_contributions[at].n_accounts++;
      ret_contributions[at].points += points[i];
    }
  qsort (ret_contributions, n, sizeof *ret_contributions, compare_contributions);
  return n;
}
