/* salvage-counts.h: how much of a damaged store was recovered.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/**
 * CloutStoreSalvage: numbers of rows recovered from a damaged file.
 * @reactions: includes replies, mentions and quotes
 */
typedef struct
{
  gint64 accounts;
  gint64 posts;
  gint64 reactions;
  gint64 endorsements;
} CloutStoreSalvage;
