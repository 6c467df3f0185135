/* part-page.h: what one part of the score is made of.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PART_PAGE (clout_part_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutPartPage, clout_part_page, CLOUT, PART_PAGE, AdwBin)

GtkWidget *clout_part_page_new (CloutEngine *engine,
                                CloutReport *report,
                                CloutPart   *part);

G_END_DECLS
