/* outlook.c: whether and how a +K can be given to someone.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/outlook.h"

G_DEFINE_BOXED_TYPE (CloutOutlook, clout_outlook, clout_outlook_copy, clout_outlook_free)

/**
 * clout_outlook_new:
 *
 * Returns: (transfer full): an empty outlook
 */
CloutOutlook *
clout_outlook_new (void)
{
  return g_new0 (CloutOutlook, 1);
}

CloutOutlook *
clout_outlook_copy (const CloutOutlook *self)
{
  CloutOutlook *copy = g_memdup2 (self, sizeof *self);

  copy->remote = g_strdup (self->remote);
  copy->handle = g_strdup (self->handle);
  if (self->account != NULL)
    g_object_ref (self->account);
  return copy;
}

void
clout_outlook_free (CloutOutlook *self)
{
  g_clear_object (&self->account);
  g_free (self->remote);
  g_free (self->handle);
  g_free (self);
}
