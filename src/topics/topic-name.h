/* topic-name.h: which names a topic can have.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/error.h"

G_BEGIN_DECLS

/* Longest topic name; the record's lexicon in data/ has the same limits. */
#define CLOUT_TOPIC_MAX_CHARS 64
#define CLOUT_TOPIC_MAX_BYTES 256

char *clout_topic_clean (const char  *typed,
                         GError     **error);

G_END_DECLS
