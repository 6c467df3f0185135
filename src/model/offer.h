/* offer.h: a perk in a list: its publisher, and whether it is for the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "perks/perk.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_OFFER (clout_offer_get_type ())

G_DECLARE_FINAL_TYPE (CloutOffer, clout_offer, CLOUT, OFFER, GObject)

CloutOffer      *clout_offer_new           (const CloutPerk *perk,
                                            const char      *publisher,
                                            CloutPerkState   state);
const CloutPerk *clout_offer_get_perk      (CloutOffer      *self);
const char      *clout_offer_get_publisher (CloutOffer      *self);
CloutPerkState   clout_offer_get_state     (CloutOffer      *self);

G_END_DECLS
