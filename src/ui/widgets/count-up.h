/* count-up.h: a number that counts up to its new value.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef char * (*CloutCountFormat) (double value);

void clout_count_up (GtkLabel         *label,
                     double            from,
                     double            to,
                     CloutCountFormat  format);

G_END_DECLS
