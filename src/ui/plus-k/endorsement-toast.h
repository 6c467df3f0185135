/* endorsement-toast.h: gives a +K, from the click to the message about the result.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sync/endorsements.h"

G_BEGIN_DECLS

void clout_endorsement_toast_give (GtkWidget   *widget,
                                   CloutEngine *engine,
                                   gint64       person,
                                   const char  *name,
                                   const char  *topic);
void clout_endorsement_toast_give_again (GtkWidget   *widget,
                                         CloutEngine *engine,
                                         gint64       person,
                                         const char  *name,
                                         const char  *topic);
void clout_endorsement_toast_undo (GtkWidget   *widget,
                                   CloutEngine *engine,
                                   gint64       person,
                                   const char  *name,
                                   const char  *topic,
                                   gint64       id);

G_END_DECLS
