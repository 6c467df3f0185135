/* relationship.c: how someone and the person stand to each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/relationship.h"

/**
 * clout_relationship_new:
 *
 * Returns: (transfer full): that of strangers
 */
CloutRelationship *
clout_relationship_new (void)
{
  return g_new0 (CloutRelationship, 1);
}

void
clout_relationship_free (CloutRelationship *self)
{
  g_free (self->owed_url);
  g_free (self);
}
