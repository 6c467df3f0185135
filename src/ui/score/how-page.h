/* how-page.h: explains how the score works.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *clout_how_page_new (void);

G_END_DECLS
