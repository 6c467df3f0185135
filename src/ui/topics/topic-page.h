/* topic-page.h: a topic: people known for it, received +K, and the best posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/topic.h"
#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_TOPIC_PAGE (clout_topic_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutTopicPage, clout_topic_page, CLOUT, TOPIC_PAGE, CloutNavigationPage)

GtkWidget *clout_topic_page_new (CloutEngine *engine,
                                 const char  *topic);

G_END_DECLS
