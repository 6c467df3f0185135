/* welcome.h: first steps for a person with a new score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A settings key: whether it was never closed. */
#define CLOUT_WELCOME_KEY "welcome"

#define CLOUT_TYPE_WELCOME (clout_welcome_get_type ())

G_DECLARE_FINAL_TYPE (CloutWelcome, clout_welcome, CLOUT, WELCOME, AdwBin)

void clout_welcome_offer (CloutWelcome *self,
                          gboolean      offered);

G_END_DECLS
