/* card-dialog.h: asks what to show on a score card, and saves it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_CARD_DIALOG (clout_card_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CloutCardDialog, clout_card_dialog, CLOUT, CARD_DIALOG, AdwWindow)

CloutCardDialog *clout_card_dialog_new (GtkWindow   *parent,
                                        CloutEngine *engine,
                                        CloutReport *report,
                                        gboolean     sample);

G_END_DECLS
