/* sensitive.h: topics that no one is to be labelled with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutSensitive:
 *
 * What the law of many countries protects, and a label by others could harm.
 */
typedef enum
{
  CLOUT_SENSITIVE_NONE,
  CLOUT_SENSITIVE_HEALTH,
  CLOUT_SENSITIVE_RELIGION,
  CLOUT_SENSITIVE_PARTY,      /* parties, unions, camps; not politics as such */
  CLOUT_SENSITIVE_SEXUALITY,
  CLOUT_SENSITIVE_ORIGIN,
  CLOUT_SENSITIVE_HARM,       /* addiction, violence suffered, prison */
  CLOUT_N_SENSITIVE
} CloutSensitive;

CloutSensitive  clout_topic_get_sensitive (const char     *name);
const char     *clout_sensitive_get_words (CloutSensitive  category);

G_END_DECLS
