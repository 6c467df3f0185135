/* relationship.c: how the person and someone else interact.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/relationship.h"

/**
 * clout_relationship_new:
 *
 * Returns: (transfer full): an empty relationship
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
