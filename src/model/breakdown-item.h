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
  CLOUT_BREAKDOWN_UNCOUNTED,   /* n reactions, or 0 for some, that are counted but not listed */
  CLOUT_BREAKDOWN_REST,        /* the n next smaller parts; children: those parts */
  CLOUT_BREAKDOWN_UNEXPLAINED  /* engagement known only from counts */
} CloutBreakdownLevel;

#define CLOUT_TYPE_BREAKDOWN_ITEM (clout_breakdown_item_get_type ())

G_DECLARE_FINAL_TYPE (CloutBreakdownItem, clout_breakdown_item, CLOUT, BREAKDOWN_ITEM, GObject)

/**
 * CloutBreakdownFacts:
 * @points: exact; @shown is rounded so that siblings sum to their parent as shown
 * @account: index of the account in its report
 * @name: display name or excerpt, as the network has it, or %NULL
 * @detail: handle or, for a reaction, the post's excerpt, or %NULL
 * @namesake: someone else on the same list has the same name, so the handle is needed too
 * @n: a number whose meaning depends on the level
 * @time: Unix seconds, or 0
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
  const char *url;
  gboolean namesake;
  gint64 n;
  gint64 time;
  guint32 index;   /* of the person, post or reaction; for a rest, of its first part */
} CloutBreakdownFacts;

CloutBreakdownItem            *clout_breakdown_item_new          (const CloutBreakdownFacts *facts);
const CloutBreakdownFacts *clout_breakdown_item_get_facts    (CloutBreakdownItem            *self);
gboolean              clout_breakdown_item_has_children (CloutBreakdownItem            *self);

G_END_DECLS
