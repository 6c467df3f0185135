/* event.c: something that happened on a day of the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/event.h"

/**
 * clout_event_new:
 * @excerpt: (nullable): the beginning of a post
 *
 * Returns: (transfer full): an event
 */
CloutEvent *
clout_event_new (CloutEventKind  kind,
                 gint64          first,
                 gint64          last,
                 const char     *excerpt,
                 int             model)
{
  CloutEvent *self = g_new0 (CloutEvent, 1);

  self->kind = kind;
  self->first = first;
  self->last = last;
  self->excerpt = g_strdup (excerpt);
  self->model = model;
  return self;
}

/**
 * clout_event_free:
 * @self: (transfer full): an event
 *
 * Frees an event.
 */
void
clout_event_free (CloutEvent *self)
{
  g_free (self->excerpt);
  g_free (self->network);
  g_free (self);
}
