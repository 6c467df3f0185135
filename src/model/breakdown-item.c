/* breakdown-item.c: one line of the explanation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/breakdown-item.h"

struct _CloutPart
{
  GObject parent_instance;

  CloutPartFacts facts;
  char *name;
  char *detail;
  char *url;
};

G_DEFINE_FINAL_TYPE (CloutPart, clout_part, G_TYPE_OBJECT)

static void
clout_part_finalize (GObject *object)
{
  CloutPart *self = CLOUT_PART (object);

  g_free (self->name);
  g_free (self->detail);
  g_free (self->url);
  G_OBJECT_CLASS (clout_part_parent_class)->finalize (object);
}

static void
clout_part_class_init (CloutPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_part_finalize;
}

static void
clout_part_init (CloutPart *self)
{
}

/**
 * clout_part_new:
 * @facts: what the part is; copied with its strings
 *
 * Returns: (transfer full): a part
 */
CloutPart *
clout_part_new (const CloutPartFacts *facts)
{
  CloutPart *self = g_object_new (CLOUT_TYPE_PART, NULL);

  self->facts = *facts;
  self->facts.name = self->name = g_strdup (facts->name);
  self->facts.detail = self->detail = g_strdup (facts->detail);
  self->facts.url = self->url = g_strdup (facts->url);
  return self;
}

/**
 * clout_part_get_facts:
 * @self: a part
 *
 * Returns: (transfer none): what it is
 */
const CloutPartFacts *
clout_part_get_facts (CloutPart *self)
{
  g_return_val_if_fail (CLOUT_IS_PART (self), NULL);
  return &self->facts;
}

/**
 * clout_part_has_children:
 * @self: a part
 *
 * Returns: whether it can be split further
 */
gboolean
clout_part_has_children (CloutPart *self)
{
  g_return_val_if_fail (CLOUT_IS_PART (self), FALSE);
  switch (self->facts.level)
    {
    case CLOUT_PART_ACCOUNT:
    case CLOUT_PART_AUDIENCE:
    case CLOUT_PART_ENGAGEMENT:
    case CLOUT_PART_PERSON:
    case CLOUT_PART_POST:
    case CLOUT_PART_REST:
      return TRUE;
    case CLOUT_PART_SIGNAL:
    case CLOUT_PART_REACTION:
    case CLOUT_PART_UNCOUNTED:
    case CLOUT_PART_UNEXPLAINED:
    default:
      return FALSE;
    }
}
