/* post.h: one of the person's own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "score/reaction.h"

G_BEGIN_DECLS

/**
 * CloutPostOrder:
 * @CLOUT_POSTS_NEWEST: newest first
 * @CLOUT_POSTS_BY_POINTS: those that add most to the score first, then by reactions
 * @CLOUT_POSTS_BY_REACTIONS: those with most reactions first
 */
typedef enum
{
  CLOUT_POSTS_NEWEST,
  CLOUT_POSTS_BY_POINTS,
  CLOUT_POSTS_BY_REACTIONS
} CloutPostOrder;

/**
 * CloutPostKinds:
 *
 * Which posts to list; those that tips are about among them.
 */
typedef enum
{
  CLOUT_POSTS_OF_ALL_KINDS,
  CLOUT_POSTS_ORIGINAL,          /* not in reply to anyone */
  CLOUT_POSTS_REPLIES,
  CLOUT_POSTS_WITH_QUESTION,
  CLOUT_POSTS_WITH_MEDIA,
  CLOUT_POSTS_WITH_LINK,
  CLOUT_POSTS_IN_CAPITALS,
  CLOUT_POSTS_ASKING_FOR_SHARES, /* or for followers */
  CLOUT_POSTS_WITHOUT_REACTIONS,
  CLOUT_N_POST_KINDS
} CloutPostKinds;

/**
 * CloutPostFilter: which posts to list, and how.
 * @account: an account's id, or 0 for all
 * @since: Unix seconds, 0 for all
 * @until: Unix seconds, only posts from before; 0 for all
 * @search: (nullable): words that the text or the topics must contain
 * @topic: (nullable): a topic in any spelling
 */
typedef struct
{
  CloutPostOrder order;
  CloutPostKinds kinds;
  gint64 account;
  gint64 since;
  gint64 until;
  char *search;
  char *topic;
} CloutPostFilter;

/**
 * CloutPostFacts:
 * @account: id of its account
 * @time: Unix seconds, 0 if unknown
 * @counts: number of reactions by #CloutReactionKind
 * @points: what it adds to the score, 0 to 100
 * @excerpt: (nullable): its beginning
 * @url: (nullable): its address, untrusted
 * @topics: (nullable): its topics, each with a # if it is a hashtag
 */
typedef struct
{
  gint64 account;
  gint64 time;
  guint counts[CLOUT_N_REACTION_KINDS];
  double points;
  const char *excerpt;
  const char *url;
  const char *topics;
} CloutPostFacts;

#define CLOUT_TYPE_POST (clout_post_get_type ())

/* Signal "changed": its facts were set. */
G_DECLARE_FINAL_TYPE (CloutPost, clout_post, CLOUT, POST, GObject)

CloutPost            *clout_post_new       (const CloutPostFacts *facts);
const CloutPostFacts *clout_post_get_facts (CloutPost            *self);
void                  clout_post_set_facts (CloutPost            *self,
                                            const CloutPostFacts *facts);

G_END_DECLS
