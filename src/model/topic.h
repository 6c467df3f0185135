/* topic.h: something that a person writes about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_TOPIC (clout_topic_get_type ())

G_DECLARE_FINAL_TYPE (CloutTopic, clout_topic, CLOUT, TOPIC, GObject)

CloutTopic *clout_topic_new           (const char *name,
                                       gint64      n_posts,
                                       gint64      n_reactions,
                                       gint64      last_used);
const char *clout_topic_get_name      (CloutTopic *self);
gint64      clout_topic_get_posts     (CloutTopic *self);
gint64      clout_topic_get_reactions (CloutTopic *self);
gint64      clout_topic_get_last_used (CloutTopic *self);

G_END_DECLS
