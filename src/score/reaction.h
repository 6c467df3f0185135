/* reaction.h: what someone did to a post or an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutReactionKind:
 *
 * Kinds of reactions. Mentions, replies and quotes weigh more than a reshare, and a reshare more
 * than a like. A follow is shown in the history but already counts as audience, so it earns no
 * engagement. The values are stored: only append new ones.
 */
typedef enum
{
  CLOUT_REACTION_MENTION,
  CLOUT_REACTION_REPLY,
  CLOUT_REACTION_QUOTE,
  CLOUT_REACTION_RESHARE,
  CLOUT_REACTION_LIKE,
  CLOUT_REACTION_FOLLOW,
  CLOUT_N_REACTION_KINDS
} CloutReactionKind;

/**
 * CloutReactionGroup:
 * @CLOUT_GROUP_WORDS: mentions, replies and quotes
 * @CLOUT_GROUP_SHARES: reshares
 * @CLOUT_GROUP_LIKES: likes
 *
 * Reactions condense into three groups, one per engagement signal.
 */
typedef enum
{
  CLOUT_GROUP_WORDS,
  CLOUT_GROUP_SHARES,
  CLOUT_GROUP_LIKES,
  CLOUT_N_GROUPS
} CloutReactionGroup;

G_END_DECLS
