/* fold.h: one key for all spellings of a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest raw input that is considered, in bytes. */
#define CLOUT_TOPIC_MAX_RAW 1024

char     *clout_topic_fold      (const char *name);
gboolean  clout_topic_same      (const char *one,
                                 const char *other);
gboolean  clout_topic_is_word   (gunichar    c);

G_END_DECLS
