/* endorsement.c: one +K, given or received.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/endorsement.h"

struct _CloutEndorsement
{
  GObject parent_instance;

  CloutEndorsementFacts facts;
};

G_DEFINE_FINAL_TYPE (CloutEndorsement, clout_endorsement, G_TYPE_OBJECT)

static void
clout_endorsement_finalize (GObject *object)
{
  CloutEndorsementFacts *facts = &CLOUT_ENDORSEMENT (object)->facts;

  g_free ((gpointer) facts->network);
  g_free ((gpointer) facts->handle);
  g_free ((gpointer) facts->name);
  g_free ((gpointer) facts->url);
  g_free ((gpointer) facts->topic);
  g_free ((gpointer) facts->post);
  G_OBJECT_CLASS (clout_endorsement_parent_class)->finalize (object);
}

static void
clout_endorsement_class_init (CloutEndorsementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_endorsement_finalize;
}

static void
clout_endorsement_init (CloutEndorsement *self)
{
}

/**
 * clout_endorsement_new:
 * @facts: copied
 *
 * Returns: (transfer full): an immutable +K
 */
CloutEndorsement *
clout_endorsement_new (const CloutEndorsementFacts *facts)
{
  CloutEndorsement *self = g_object_new (CLOUT_TYPE_ENDORSEMENT, NULL);

  self->facts = *facts;
  self->facts.network = g_strdup (facts->network);
  self->facts.handle = g_strdup (facts->handle);
  self->facts.name = g_strdup (facts->name);
  self->facts.url = g_strdup (facts->url);
  self->facts.topic = g_strdup (facts->topic);
  self->facts.post = g_strdup (facts->post);
  return self;
}

const CloutEndorsementFacts *
clout_endorsement_get_facts (CloutEndorsement *self)
{
  g_return_val_if_fail (CLOUT_IS_ENDORSEMENT (self), NULL);
  return &self->facts;
}

/**
 * clout_endorsement_is_waiting:
 * @self: an endorsement
 *
 * Returns: whether it, or its undoing, still has to be sent to its network
 */
gboolean
clout_endorsement_is_waiting (CloutEndorsement *self)
{
  g_return_val_if_fail (CLOUT_IS_ENDORSEMENT (self), FALSE);
  return self->facts.state == CLOUT_ENDORSEMENT_WAITING
    || self->facts.state == CLOUT_ENDORSEMENT_SENDING
    || self->facts.state == CLOUT_ENDORSEMENT_UNDOING;
}
