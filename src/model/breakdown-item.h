/* breakdown-item.h: one line of the explanation: a part of the score with its description.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "score/reaction.h"
#include "score/signals.h"

G_BEGIN_DECLS

/**
 * CloutBreakdownLevel:
 *
 * What a part consists of, from the whole score down to one reaction.
 */
typedef enum
{
  CLOUT_BREAKDOWN_ACCOUNT,     /* children: audience and engagement */
  CLOUT_BREAKDOWN_AUDIENCE,    /* children: one signal each */
  CLOUT_BREAKDOWN_ENGAGEMENT,  /* children: people or posts */
  CLOUT_BREAKDOWN_SIGNAL,      /* a count; n is its value */
  CLOUT_BREAKDOWN_PERSON,      /* children: this person's reactions */
  CLOUT_BREAKDOWN_POST,        /* children: this post's reactions */
  CLOUT_BREAKDOWN_REACTION,    /* one reaction: kind, who, when, on what */
  CLOUT_BREAKDOWN_UNCOUNTED,   /* n reactions, or 0 for some, that are counted but not listed;
                                  children, unless they are to one post: those to each post */
  CLOUT_BREAKDOWN_REST,        /* the n next smaller parts; children: those parts */
  CLOUT_BREAKDOWN_UNEXPLAINED, /* engagement known only from counts */
  CLOUT_BREAKDOWN_NETWORK,     /* a network's n accounts; children: those accounts */
  CLOUT_BREAKDOWN_PERSON_POST, /* a person's reactions to one post; children: those reactions */
  CLOUT_BREAKDOWN_CHANGE       /* a change of the score; children: the people who moved it */
} CloutBreakdownLevel;

#define CLOUT_TYPE_BREAKDOWN_ITEM (clout_breakdown_item_get_type ())

G_DECLARE_FINAL_TYPE (CloutBreakdownItem, clout_breakdown_item, CLOUT, BREAKDOWN_ITEM, GObject)

/**
 * CloutBreakdownFacts:
 * @points: exact; @shown is rounded so that siblings sum to their parent as shown. NAN for a part
 *   that wasn't found through its parent
 * @account: index of the account in its report; for a network, of its first account
 * @name: display name or excerpt, as the network has it, or %NULL
 * @detail: handle, or %NULL
 * @post: (nullable): excerpt of the post that reactions are to
 * @namesake: someone else on the same list has the same name, so the handle is needed too
 * @n: a number whose meaning depends on the level
 * @time: Unix seconds, or 0
 * @index: of the person, post, account or reaction; those of a rest are its parent's
 * @person: index of the person who reacted, or %CLOUT_NONE
 * @to: index of the post that reactions are to, or %CLOUT_NONE
 * @days: the points are a change in this many days; 0 if they aren't a change
 * @within: for a rest, the level of its parent
 * @by: for a rest, what its parent was split by
 * @skip: for a rest, how many parts are listed before it
 */
typedef struct
{
  CloutBreakdownLevel level;
  guint account;
  double points;
  double shown;
  CloutSignal signal;
  CloutReactionKind kind;
  const char *name;
  const char *detail;
  const char *post;
  const char *url;
  gboolean namesake;
  gint64 n;
  gint64 time;
  guint32 index;
  guint32 person;
  guint32 to;
  guint days;
  CloutBreakdownLevel within;
  CloutBreakdownLevel by;
  guint skip;
} CloutBreakdownFacts;

CloutBreakdownItem            *clout_breakdown_item_new          (const CloutBreakdownFacts *facts);
const CloutBreakdownFacts *clout_breakdown_item_get_facts    (CloutBreakdownItem            *self);
gboolean              clout_breakdown_item_has_children (CloutBreakdownItem            *self);

G_END_DECLS
