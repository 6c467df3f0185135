/* sensitive.h: topics that no one may be labeled with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutSensitive:
 *
 * Categories that many countries protect by law, and in which a label could do harm.
 */
typedef enum
{
  CLOUT_SENSITIVE_NONE,
  CLOUT_SENSITIVE_HEALTH,
  CLOUT_SENSITIVE_RELIGION,
  CLOUT_SENSITIVE_PARTY,      /* parties, unions, political camps; not politics as such */
  CLOUT_SENSITIVE_SEXUALITY,
  CLOUT_SENSITIVE_ORIGIN,
  CLOUT_SENSITIVE_HARM,       /* addiction, having suffered violence, prison */
  CLOUT_N_SENSITIVE
} CloutSensitive;

CloutSensitive  clout_topic_get_sensitive (const char     *name);
const char     *clout_sensitive_get_words (CloutSensitive  category);

G_END_DECLS
