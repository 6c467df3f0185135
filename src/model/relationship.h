/* relationship.h: how someone and the person stand to each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"

G_BEGIN_DECLS

/**
 * CloutRelationship: how someone stands to the person, by the last %CLOUT_FRIENDS_DAYS days.
 * @received: their reactions, by kind
 * @given: the person's own to them, by kind
 * @last_received, @last_given: when the newest of these was, Unix seconds, or 0
 * @owed: their words of the last %CLOUT_FRIENDS_OWED_DAYS days that had no answer
 * @owed_url: (nullable): where the oldest of these stands
 */
typedef struct
{
  guint received[CLOUT_N_REACTION_KINDS];
  guint given[CLOUT_N_REACTION_KINDS];
  gint64 last_received;
  gint64 last_given;
  guint owed;
  char *owed_url;
} CloutRelationship;

CloutRelationship *clout_relationship_new  (void);
void           clout_relationship_free (CloutRelationship *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutRelationship, clout_relationship_free)

G_END_DECLS
