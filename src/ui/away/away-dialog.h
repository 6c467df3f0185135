/* away-dialog.h: the dialog for days away, which don't count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_AWAY_DIALOG (clout_away_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CloutAwayDialog, clout_away_dialog, CLOUT, AWAY_DIALOG, AdwWindow)

CloutAwayDialog     *clout_away_dialog_new (GtkWindow   *parent,
                                            CloutEngine *engine);

G_END_DECLS
