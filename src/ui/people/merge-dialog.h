/* merge-dialog.h: asks who is the same person as a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/friend.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_MERGE_DIALOG (clout_merge_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CloutMergeDialog, clout_merge_dialog, CLOUT, MERGE_DIALOG, AdwWindow)

void clout_merge_dialog_open (GtkWidget   *widget,
                              CloutEngine *engine,
                              CloutFriend *friend);

G_END_DECLS
