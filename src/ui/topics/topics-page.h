/* topics-page.h: the person's topics.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_TOPICS_PAGE (clout_topics_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutTopicsPage, clout_topics_page, CLOUT, TOPICS_PAGE, AdwBin)

void clout_topics_page_set_engine (CloutTopicsPage *self,
                                   CloutEngine     *engine);

G_END_DECLS
