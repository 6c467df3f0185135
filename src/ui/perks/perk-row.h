/* perk-row.h: a row for an offer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/offer.h"

G_BEGIN_DECLS

GtkWidget *clout_perk_row_new (CloutOffer *offer);

G_END_DECLS
