/* hiding.h: hides topics and received +K, with undo.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sync/endorsements.h"

G_BEGIN_DECLS

void clout_hiding_topic    (GtkWidget   *widget,
                            CloutEngine *engine,
                            const char  *topic,
                            gboolean     hide);
void clout_hiding_received (GtkWidget   *widget,
                            CloutEngine *engine,
                            gint64       id,
                            gboolean     hide);

G_END_DECLS
