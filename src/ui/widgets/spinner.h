/* spinner.h: a spinner that only spins while visible.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_SPINNER (clout_spinner_get_type ())

G_DECLARE_FINAL_TYPE (CloutSpinner, clout_spinner, CLOUT, SPINNER, AdwBin)

GtkWidget *clout_spinner_new_at_once (void);

G_END_DECLS
