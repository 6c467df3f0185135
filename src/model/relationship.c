/* relationship.c: how somebody and the person stand to each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/relationship.h"

/**
 * clout_standing_new:
 *
 * Returns: (transfer full): that of strangers
 */
CloutStanding *
clout_standing_new (void)
{
  return g_new0 (CloutStanding, 1);
}

void
clout_standing_free (CloutStanding *self)
{
  g_free (self->owed_url);
  g_free (self);
}
