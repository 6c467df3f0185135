/* tips.h: what would raise the score, as what-ifs of the model itself.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/score.h"

G_BEGIN_DECLS

/**
 * CloutTipKind:
 *
 * The rule that found an opening. The programs have the words.
 */
typedef enum
{
  CLOUT_TIP_ANSWER_PEOPLE,  /* people are owed a reply; n = how many */
  CLOUT_TIP_BEST_HOURS,     /* weekday and hour that draw most; n = posts seen */
  CLOUT_TIP_OWN_WORDS,      /* posts that ask draw replies; n = posts seen */
  CLOUT_TIP_QUIET_TOPIC,    /* a topic of theirs gone quiet; topic is set */
  CLOUT_TIP_CONNECT,        /* an account not connected; n = accounts now */
  CLOUT_TIP_FADING,         /* what drew reactions is fading; n = days since */
  CLOUT_TIP_PICTURES,       /* posts with a picture draw more; n = posts seen */
  CLOUT_TIP_LINKS,          /* posts with a link draw more; n = posts seen */
  CLOUT_TIP_SHOUTING,       /* posts in capitals draw less; n = posts seen */
  CLOUT_TIP_BEGGING,        /* posts that ask to be reshared draw less; n = posts seen */
  CLOUT_TIP_ANSWER_ANYBODY, /* no one was ever answered; n = people who wrote */
  CLOUT_TIP_OLD_FRIENDS,    /* people who reacted often have fallen silent; n = how many */
  CLOUT_TIP_FEWER_POSTS,    /* many posts draw nothing; n = how many */
  CLOUT_N_TIP_KINDS
} CloutTipKind;

/**
 * CloutTip:
 * @effect: points that the model itself gives for it, > 0
 * @n: sample size or count, as the kind says
 * @account: index of the account it is about, or %CLOUT_NONE
 * @weekday: 0 Monday to 6 Sunday, for %CLOUT_TIP_BEST_HOURS
 * @hour: 0 to 23, local time, for %CLOUT_TIP_BEST_HOURS
 * @topic: index into the topics given, or %CLOUT_NONE
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
 * What the rules need beyond the score's input. Arrays are per account, in the
 * input's order, each as long as the account's posts: flags a #CloutPostFlags,
 * topic an index of the caller's topics or %CLOUT_NONE.
 */
typedef enum
{
  CLOUT_POST_NONE      = 0,
  CLOUT_POST_REPLY     = 1 << 0,  /* answers someone */
  CLOUT_POST_ASKS      = 1 << 1,  /* contains a question */
  CLOUT_POST_SHOUTS    = 1 << 2,  /* mostly capitals */
  CLOUT_POST_BEGS      = 1 << 3,  /* asks to be reshared or followed */
  CLOUT_POST_MEDIA     = 1 << 4,  /* has a picture, film or sound */
  CLOUT_POST_LINK      = 1 << 5   /* has a link */
} CloutPostFlags;

typedef struct
{
  const guint8 *const *flags;
  const guint32 *const *topic;
  gsize owed_replies;
  guint n_networks_offered;
} CloutTipFacts;

/**
 * clout_tips_find:
 * @ret_n_tips: (out): length of the answer
 *
 * Returns: (transfer full) (array length=ret_n_tips): the tips, the strongest
 *   first; none without an effect. Free with g_free()
 */
CloutTip *clout_tips_find (const CloutScoreInput *input,
                           const CloutScore      *score,
                           const CloutTipFacts   *facts,
                           gsize                 *ret_n_tips);

G_END_DECLS
