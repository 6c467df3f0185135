/* perks-page.h: publishers' offers, and which of them are for the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PERKS_PAGE (clout_perks_page_get_type ())

/* Signal: "toast" (AdwToast *toast): a message to show. */
G_DECLARE_FINAL_TYPE (CloutPerksPage, clout_perks_page, CLOUT, PERKS_PAGE, AdwBin)

void clout_perks_page_set_engine (CloutPerksPage *self,
                                  CloutEngine    *engine);

G_END_DECLS
