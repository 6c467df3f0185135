/* first-dialog.h: explains before the first +K what becomes public.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/outlook.h"

G_BEGIN_DECLS

typedef void (*CloutAgreedFunc) (gboolean        agreed,
                                 CloutVisibility visibility,
                                 gpointer        user_data);

void       clout_first_dialog_ask           (GtkWindow          *parent,
                                             const CloutOutlook *outlook,
                                             const char         *name,
                                             const char         *preview,
                                             CloutAgreedFunc     agreed,
                                             gpointer            user_data);
void       clout_first_dialog_offer_sign_in (GtkWidget          *widget,
                                             const char         *words,
                                             GVariant           *plus_k);
GtkWidget *clout_visibility_chooser_new     (CloutVisibility     visibility);

G_END_DECLS
