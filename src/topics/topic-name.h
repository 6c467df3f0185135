/* topic-name.h: what may be the name of a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/error.h"

G_BEGIN_DECLS

/* Longest name of a topic; the lexicon of the record in data/ says the same. */
#define CLOUT_TOPIC_MAX_CHARS 64
#define CLOUT_TOPIC_MAX_BYTES 256

char *clout_topic_clean (const char  *typed,
                         GError     **error);

G_END_DECLS
