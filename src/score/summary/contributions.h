/* contributions.h: what each network adds to the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutContribution:
 * @first: index of the network's first account
 * @n_accounts: number of its accounts
 * @points: points that they add together
 */
typedef struct
{
  gsize first;
  gsize n_accounts;
  double points;
} CloutContribution;

gsize clout_contributions_compute (const double       *points,
                                   const char *const  *networks,
                                   gsize               n_accounts,
                                   CloutContribution  *ret_contributions);

G_END_DECLS
