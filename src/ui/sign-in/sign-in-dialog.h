/* sign-in-dialog.h: adds an account, from the choice of a network to storing it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_SIGN_IN_DIALOG (clout_sign_in_dialog_get_type ())

/* Signal "added" with the CloutAccount, once it is stored. */
G_DECLARE_FINAL_TYPE (CloutSignInDialog, clout_sign_in_dialog, CLOUT, SIGN_IN_DIALOG, AdwWindow)

CloutSignInDialog *clout_sign_in_dialog_new (GtkWindow    *parent,
                                             CloutEngine  *engine,
                                             CloutAccount *again,
                                             gboolean      giving);

G_END_DECLS
