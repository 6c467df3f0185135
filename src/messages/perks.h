/* perks.h: texts about offers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/offer.h"

G_BEGIN_DECLS

char *clout_format_offer      (CloutOffer *offer);
char *clout_format_until      (CloutOffer *offer);
char *clout_format_disclosure (CloutOffer *offer);

G_END_DECLS
