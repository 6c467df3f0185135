/* recipient.c: somebody's place among those who got +K for a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/recipient.h"

struct _CloutGetter
{
  GObject parent_instance;

  CloutGetterFacts facts;
};

G_DEFINE_FINAL_TYPE (CloutGetter, clout_getter, G_TYPE_OBJECT)

static void
clout_getter_finalize (GObject *object)
{
  CloutGetter *self = CLOUT_GETTER (object);

  g_free ((gpointer) self->facts.handle);
  g_free ((gpointer) self->facts.name);
  G_OBJECT_CLASS (clout_getter_parent_class)->finalize (object);
}

static void
clout_getter_class_init (CloutGetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_getter_finalize;
}

static void
clout_getter_init (CloutGetter *self)
{
}

/**
 * clout_getter_new:
 * @facts: copied
 *
 * Returns: (transfer full): a place
 */
CloutGetter *
clout_getter_new (const CloutGetterFacts *facts)
{
  CloutGetter *self = g_object_new (CLOUT_TYPE_GETTER, NULL);

  self->facts = *facts;
  self->facts.handle = g_strdup (facts->handle);
  self->facts.name = g_strdup (facts->name);
  return self;
}

const CloutGetterFacts *
clout_getter_get_facts (CloutGetter *self)
{
  g_return_val_if_fail (CLOUT_IS_GETTER (self), NULL);
  return &self->facts;
}
