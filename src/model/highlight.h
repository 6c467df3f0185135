/* highlight.h: an old post of the person's that got many reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_HIGHLIGHT (clout_highlight_get_type ())

G_DECLARE_FINAL_TYPE (CloutHighlight, clout_highlight, CLOUT, HIGHLIGHT, GObject)

CloutHighlight *clout_highlight_new          (gint64          account,
                                              const char     *excerpt,
                                              const char     *url,
                                              gint64          time,
                                              guint           words,
                                              guint           reshares,
                                              guint           likes);
gint64          clout_highlight_get_account  (CloutHighlight *self);
const char     *clout_highlight_get_excerpt  (CloutHighlight *self);
const char     *clout_highlight_get_url      (CloutHighlight *self);
gint64          clout_highlight_get_time     (CloutHighlight *self);
guint           clout_highlight_get_words    (CloutHighlight *self);
guint           clout_highlight_get_reshares (CloutHighlight *self);
guint           clout_highlight_get_likes    (CloutHighlight *self);

G_END_DECLS
