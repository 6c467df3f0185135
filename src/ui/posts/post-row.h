/* post-row.h: a row for one of the person's posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/post.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_POST_ROW (clout_post_row_get_type ())

G_DECLARE_FINAL_TYPE (CloutPostRow, clout_post_row, CLOUT, POST_ROW, GtkBox)

GtkWidget *clout_post_row_new      (GListModel   *accounts);
void       clout_post_row_set_post (CloutPostRow *self,
                                    CloutPost    *post);

G_END_DECLS
