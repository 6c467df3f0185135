/* posts-page.h: all of the person's own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/post.h"
#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_POSTS_PAGE (clout_posts_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutPostsPage, clout_posts_page, CLOUT, POSTS_PAGE, CloutNavigationPage)

GtkWidget *clout_posts_page_new (CloutEngine    *engine,
                                 CloutPostOrder  order,
                                 CloutPostKinds  which,
                                 guint           range,
                                 const char     *search);

G_END_DECLS
