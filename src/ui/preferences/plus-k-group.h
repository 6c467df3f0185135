/* plus-k-group.h: an account's +K preferences.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/endorsements.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PLUS_K_GROUP (clout_plus_k_group_get_type ())

G_DECLARE_FINAL_TYPE (CloutPlusKGroup, clout_plus_k_group, CLOUT, PLUS_K_GROUP, AdwPreferencesGroup)

GtkWidget *clout_plus_k_group_new (CloutEngine  *engine,
                                   CloutAccount *account);

G_END_DECLS
