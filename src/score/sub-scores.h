/* sub-scores.h: true reach, amplification and network, and how many people reacted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/score.h"

G_BEGIN_DECLS

/* Klout's words of 2012 for three questions about the same reactions: how many people, how much
   per post, and how influential are they? None of them changes the score. */

/* An assumption, not a measurement: a post is seen by one in a hundred of the followers of those
   who publish or share it. */
#define CLOUT_SEEN_BY (1 / 100.0)

/* The ends of the logarithmic scales: a million people reached, and a post with ten thousand
   reactions. */
#define CLOUT_REACH_FULL 1e6
#define CLOUT_SPREAD_FULL 1e4

/* A share is a reaction that also shows the post to others. */
#define CLOUT_SHARE_SPREADS 2

/* Fewer posts, or people whose counts are known, say too little for a number. */
#define CLOUT_SUB_SCORE_FEWEST 5

typedef enum
{
  CLOUT_SUB_SCORE_REACH,
  CLOUT_SUB_SCORE_AMPLIFICATION,
  CLOUT_SUB_SCORE_NETWORK,
  CLOUT_N_SUB_SCORES
} CloutSubScore;

/**
 * CloutReachPart:
 * @CLOUT_REACH_REGULARS: people who reacted more than once, or followed and reacted
 * @CLOUT_REACH_FOLLOWERS: those of the accounts' followers who see a post
 * @CLOUT_REACH_SHARES: those of the followers of people who shared a post
 */
typedef enum
{
  CLOUT_REACH_REGULARS,
  CLOUT_REACH_FOLLOWERS,
  CLOUT_REACH_SHARES,
  CLOUT_N_REACH_PARTS
} CloutReachPart;

/**
 * CloutTrueReach: how many people.
 * @score: 0 to 100, NAN if neither followers nor reactions are known
 * @people: number of people reached
 * @people_by_part: @people by #CloutReachPart; they sum to @people
 * @by_part: points by #CloutReachPart; they sum to @score
 *
 * @score is 100 · log (1 + @people) / log (1 + %CLOUT_REACH_FULL), at most 100. Its parts are
 * proportional to their people. Someone who follows, reacts and shares may be in several parts.
 */
typedef struct
{
  double score;
  double people;
  double people_by_part[CLOUT_N_REACH_PARTS];
  double by_part[CLOUT_N_REACH_PARTS];
} CloutTrueReach;

/**
 * CloutAmplification: how much a post spreads.
 * @score: 0 to 100, NAN with fewer than %CLOUT_SUB_SCORE_FEWEST posts
 * @n_posts: number of posts in the window whose reactions are known
 * @n: number of reactions to them, by #CloutReactionGroup
 * @by_group: points by group; they sum to @score
 *
 * @score is the mean over posts of 100 · log (1 + r) / log (1 + %CLOUT_SPREAD_FULL), at most 100
 * for each post, with r = replies and other words + %CLOUT_SHARE_SPREADS · shares + likes. So one
 * viral post counts as one post. A post's points are split in proportion to the terms of r.
 */
typedef struct
{
  double score;
  gsize n_posts;
  gsize n[CLOUT_N_GROUPS];
  double by_group[CLOUT_N_GROUPS];
} CloutAmplification;

/**
 * CloutNetworkScore: how influential the people are who react.
 * @score: 0 to 100, NAN with fewer than %CLOUT_SUB_SCORE_FEWEST people whose followers are known
 * @n_people: number of people who reacted and whose followers are known; not bots
 * @n_unknown: number of people who reacted and whose followers aren't known
 * @people_by_level: @n_people by #CloutLevel
 * @by_level: points by #CloutLevel; they sum to @score
 *
 * @score is the mean of their own scores, estimated from their followers as for the weight of
 * their reactions. Everyone counts once.
 */
typedef struct
{
  double score;
  gsize n_people;
  gsize n_unknown;
  gsize people_by_level[CLOUT_N_LEVELS];
  double by_level[CLOUT_N_LEVELS];
} CloutNetworkScore;

/**
 * CloutReactionCount:
 * @people: number of different people known; someone with two accounts counts twice
 * @total: number of reactions, including those that networks count without naming the person
 */
typedef struct
{
  gsize people;
  gsize total;
} CloutReactionCount;

/**
 * CloutSubScores:
 * @counts: by #CloutReactionGroup
 * @all: people and reactions of all groups
 * @followers: number of followers of all accounts at the end of the day, -1 if unknown
 * @listed: number of lists that the accounts are on today, -1 if unknown
 *
 * Everything but @followers and @listed is of the %CLOUT_WINDOW_DAYS active days up to the day,
 * and without bots.
 */
typedef struct
{
  CloutTrueReach reach;
  CloutAmplification amplification;
  CloutNetworkScore network;
  CloutReactionCount counts[CLOUT_N_GROUPS];
  CloutReactionCount all;
  gint64 followers;
  gint64 listed;
} CloutSubScores;

/**
 * CloutReactor:
 * @person: index into the input's people
 * @n: number of the person's reactions
 * @last: time of the latest one, Unix seconds
 */
typedef struct
{
  guint32 person;
  guint32 n;
  gint64 last;
} CloutReactor;

void    clout_sub_scores_compute (const CloutScoreInput *input,
                                  gint64                 day,
                                  CloutSubScores        *ret_scores);
double  clout_sub_scores_get     (const CloutSubScores  *scores,
                                  CloutSubScore          which);
GArray *clout_reactors_list      (const CloutScoreInput *input,
                                  gint64                 day,
                                  int                    group);

G_END_DECLS
