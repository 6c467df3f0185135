/* toast.h: short messages at the bottom of a widget's window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/account.h"

G_BEGIN_DECLS

void clout_toast_set_up    (AdwToastOverlay *overlay);
AdwToast *clout_toast_new  (const char *text);
void clout_toast_set_seconds (AdwToast *toast,
                              guint     seconds);
void clout_toast_add_undo  (AdwToast *toast);
void clout_toast_say       (GtkWidget  *widget,
                            const char *text);
void clout_toast_say_error (GtkWidget    *widget,
                            const GError *error);
void clout_toast_say_failure (GtkWidget    *widget,
                              GApplication *application,
                              CloutAccount *account,
                              const char   *what,
                              const GError *error);
void clout_toast_offer     (GtkWidget  *widget,
                            const char *text,
                            GClosure   *undo);

/* A message shown during an operation. */
typedef struct _CloutWait CloutWait;

CloutWait *clout_toast_wait (GtkWidget  *widget,
                             const char *text);
void       clout_toast_end  (CloutWait  *wait);

G_END_DECLS
