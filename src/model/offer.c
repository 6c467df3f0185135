/* offer.c: a perk in a list: its publisher, and whether it is for the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/offer.h"

struct _CloutOffer
{
  GObject parent_instance;

  CloutPerk *perk;
  char *publisher;
  CloutPerkState state;
};

G_DEFINE_FINAL_TYPE (CloutOffer, clout_offer, G_TYPE_OBJECT)

static void
clout_offer_finalize (GObject *object)
{
  CloutOffer *self = CLOUT_OFFER (object);

  g_clear_pointer (&self->perk, clout_perk_free);
  g_free (self->publisher);
  G_OBJECT_CLASS (clout_offer_parent_class)->finalize (object);
}

static void
clout_offer_class_init (CloutOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_offer_finalize;
}

static void
clout_offer_init (CloutOffer *self)
{
}

/**
 * clout_offer_new:
 * @perk: a valid offer; copied
 * @publisher: name of the publisher
 * @state: whether it is for the person
 *
 * Returns: (transfer full): an offer
 */
CloutOffer *
clout_offer_new (const CloutPerk *perk,
                 const char      *publisher,
                 CloutPerkState   state)
{
  CloutOffer *self = g_object_new (CLOUT_TYPE_OFFER, NULL);

  self->perk = clout_perk_copy (perk);
  self->publisher = g_strdup (publisher);
  self->state = state;
  return self;
}

const CloutPerk *
clout_offer_get_perk (CloutOffer *self)
{
  g_return_val_if_fail (CLOUT_IS_OFFER (self), NULL);
  return self->perk;
}

const char *
clout_offer_get_publisher (CloutOffer *self)
{
  g_return_val_if_fail (CLOUT_IS_OFFER (self), NULL);
  return self->publisher;
}

CloutPerkState
clout_offer_get_state (CloutOffer *self)
{
  g_return_val_if_fail (CLOUT_IS_OFFER (self), CLOUT_PERK_OVER);
  return self->state;
}
