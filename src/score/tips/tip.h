/* tip.h: a tip, and what the rules for tips read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/post-flags.h"
#include "score/score.h"

G_BEGIN_DECLS

/**
 * CloutTipKind:
 *
 * The rule behind a tip. The programs supply the words.
 */
typedef enum
{
  CLOUT_TIP_REPLY_TO_PEOPLE,  /* people waiting for a reply; n = how many */
  CLOUT_TIP_BEST_HOURS,     /* weekday and hour with the most reactions; n = posts seen */
  CLOUT_TIP_OWN_WORDS,      /* posts with a question get replies; n = posts seen */
  CLOUT_TIP_QUIET_TOPIC,    /* one of the person's topics has gone quiet; topic is set */
  CLOUT_TIP_CONNECT,        /* a network without an account; n = accounts now */
  CLOUT_TIP_FADING,         /* old reactions are fading; n = days since */
  CLOUT_TIP_PICTURES,       /* posts with a picture get more; n = posts seen */
  CLOUT_TIP_LINKS,          /* posts with a link get more; n = posts seen */
  CLOUT_TIP_SHOUTING,       /* posts in capitals get less; n = posts seen */
  CLOUT_TIP_BEGGING,        /* posts that ask for reshares get less; n = posts seen */
  CLOUT_TIP_REPLY_TO_ANYONE, /* no one ever got a reply; n = people who wrote */
  CLOUT_TIP_OLD_FRIENDS,    /* people who used to react have stopped; n = how many */
  CLOUT_TIP_FEWER_POSTS,    /* many posts get no reactions; n = how many */
  CLOUT_N_TIP_KINDS
} CloutTipKind;

/**
 * CloutTip:
 * @effect: points that following the tip adds by the model, > 0
 * @n: sample size or count, depending on the kind
 * @account: index of the account concerned, or %CLOUT_NONE
 * @weekday: 0 Monday to 6 Sunday, for %CLOUT_TIP_BEST_HOURS
 * @hour: 0 to 23, local time, for %CLOUT_TIP_BEST_HOURS
 * @topic: index into the caller's topics, or %CLOUT_NONE
 */
typedef struct
{
  CloutTipKind kind;
  double effect;
  gsize n;
  guint32 account;
  guint32 topic;
  int weekday;
  int hour;
} CloutTip;

/**
 * CloutTipFacts:
 *
 * What the rules need beyond the score's input. Arrays are per account, in the input's order,
 * with one entry per post: flags has #CloutPostFlags, topic an index into the caller's topics or
 * %CLOUT_NONE.
 */
typedef struct
{
  const guint8 *const *flags;
  const guint32 *const *topic;
  gsize owed_replies;
  guint n_networks_offered;
} CloutTipFacts;

G_END_DECLS
