/* style-matrix.h: draws the matrix of styles and someone's place in it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "score/style.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_STYLE_MATRIX (clout_style_matrix_get_type ())

G_DECLARE_FINAL_TYPE (CloutStyleMatrix, clout_style_matrix, CLOUT, STYLE_MATRIX, GtkWidget)

void clout_style_matrix_set_style (CloutStyleMatrix *self,
                                   const CloutStyle *style,
                                   const CloutStyle *before);

G_END_DECLS
