/* breakdown-item.c: one line of the score's explanation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/breakdown-item.h"

#include "score/input.h"

struct _CloutBreakdownItem
{
  GObject parent_instance;

  CloutBreakdownFacts facts;
  char *name;
  char *detail;
  char *post;
  char *url;
};

G_DEFINE_FINAL_TYPE (CloutBreakdownItem, clout_breakdown_item, G_TYPE_OBJECT)

static void
clout_breakdown_item_finalize (GObject *object)
{
  CloutBreakdownItem *self = CLOUT_BREAKDOWN_ITEM (object);

  g_free (self->name);
  g_free (self->detail);
  g_free (self->post);
  g_free (self->url);
  G_OBJECT_CLASS (clout_breakdown_item_parent_class)->finalize (object);
}

static void
clout_breakdown_item_class_init (CloutBreakdownItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_breakdown_item_finalize;
}

static void
clout_breakdown_item_init (CloutBreakdownItem *self)
{
}

/**
 * clout_breakdown_item_new:
 * @facts: the part's data; copied with its strings
 *
 * Returns: (transfer full): a part
 */
CloutBreakdownItem *
clout_breakdown_item_new (const CloutBreakdownFacts *facts)
{
  CloutBreakdownItem *self = g_object_new (CLOUT_TYPE_BREAKDOWN_ITEM, NULL);

  self->facts = *facts;
  self->facts.name = self->name = g_strdup (facts->name);
  self->facts.detail = self->detail = g_strdup (facts->detail);
  self->facts.post = self->post = g_strdup (facts->post);
  self->facts.url = self->url = g_strdup (facts->url);
  return self;
}

/**
 * clout_breakdown_item_get_facts:
 * @self: a part
 *
 * Returns: (transfer none): its data
 */
const CloutBreakdownFacts *
clout_breakdown_item_get_facts (CloutBreakdownItem *self)
{
  g_return_val_if_fail (CLOUT_IS_BREAKDOWN_ITEM (self), NULL);
  return &self->facts;
}

/**
 * clout_breakdown_item_has_children:
 * @self: a part
 *
 * Returns: whether it can be split further
 */
gboolean
clout_breakdown_item_has_children (CloutBreakdownItem *self)
{
  g_return_val_if_fail (CLOUT_IS_BREAKDOWN_ITEM (self), FALSE);
  switch (self->facts.level)
    {
    case CLOUT_BREAKDOWN_ACCOUNT:
    case CLOUT_BREAKDOWN_AUDIENCE:
    case CLOUT_BREAKDOWN_ENGAGEMENT:
    case CLOUT_BREAKDOWN_PERSON:
    case CLOUT_BREAKDOWN_POST:
    case CLOUT_BREAKDOWN_REST:
    case CLOUT_BREAKDOWN_NETWORK:
    case CLOUT_BREAKDOWN_PERSON_POST:
    case CLOUT_BREAKDOWN_CHANGE:
      return TRUE;
    case CLOUT_BREAKDOWN_UNCOUNTED:
      return self->facts.to == CLOUT_NONE;
    case CLOUT_BREAKDOWN_SIGNAL:
    case CLOUT_BREAKDOWN_REACTION:
    case CLOUT_BREAKDOWN_UNEXPLAINED:
    default:
      return FALSE;
    }
}
