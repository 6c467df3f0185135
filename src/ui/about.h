/* about.h: the About window, and data for bug reports.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sync/engine.h"

G_BEGIN_DECLS

void clout_about_show (GtkWindow   *parent,
                       CloutEngine *engine);

G_END_DECLS
