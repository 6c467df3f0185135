/* recipient.c: someone's rank among the people who received +K for a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/recipient.h"

struct _CloutRecipient
{
  GObject parent_instance;

  CloutRecipientFacts facts;
};

G_DEFINE_FINAL_TYPE (CloutRecipient, clout_recipient, G_TYPE_OBJECT)

static void
clout_recipient_finalize (GObject *object)
{
  CloutRecipient *self = CLOUT_RECIPIENT (object);

  g_free ((gpointer) self->facts.handle);
  g_free ((gpointer) self->facts.name);
  G_OBJECT_CLASS (clout_recipient_parent_class)->finalize (object);
}

static void
clout_recipient_class_init (CloutRecipientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_recipient_finalize;
}

static void
clout_recipient_init (CloutRecipient *self)
{
}

/**
 * clout_recipient_new:
 * @facts: copied
 *
 * Returns: (transfer full): a recipient
 */
CloutRecipient *
clout_recipient_new (const CloutRecipientFacts *facts)
{
  CloutRecipient *self = g_object_new (CLOUT_TYPE_RECIPIENT, NULL);

  self->facts = *facts;
  self->facts.handle = g_strdup (facts->handle);
  self->facts.name = g_strdup (facts->name);
  return self;
}

const CloutRecipientFacts *
clout_recipient_get_facts (CloutRecipient *self)
{
  g_return_val_if_fail (CLOUT_IS_RECIPIENT (self), NULL);
  return &self->facts;
}
