/* relationship.h: how the person and someone else interact.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"

G_BEGIN_DECLS

/**
 * CloutRelationship: how the person and someone else interacted in the last %CLOUT_FRIENDS_DAYS
 * days.
 * @received: the other's reactions to the person, by kind
 * @given: the person's reactions to them, by kind
 * @last_received, @last_given: time of the newest, Unix seconds, or 0
 * @owed: number of their messages in the last %CLOUT_FRIENDS_OWED_DAYS days without a reply
 * @owed_url: (nullable): web address of the oldest of these
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
