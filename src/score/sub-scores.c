/* sub-scores.c: computes true reach, amplification and network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/sub-scores.h"

#include <math.h>

#include "score/decay.h"
#include "score/influence.h"
#include "score/network-weight.h"
#include "score/tally.h"

/* What a person did: a bit for each group, and whether they reacted, once or more often. */
#define DID_GROUP(group) (1u << (group))
#define DID_REACT (DID_GROUP (CLOUT_N_GROUPS) - 1)
#define DID_ONCE (1u << 6)
#define DID_AGAIN (1u << 7)

/* How many reactions to a post are listed at all, and how many count. */
typedef struct
{
  guint32 n_listed[CLOUT_N_GROUPS];
  guint32 n[CLOUT_N_GROUPS];
} Echo;

typedef struct
{
  const CloutScoreInput *input;
  CloutSubScores *result;
  CloutDecay decay;
  gint64 end;  /* first second after the day */
  guint8 *did; /* by person */
  gboolean known; /* whether any account's followers or reactions are */
} Pass;

static double
scale (double n,
       double full)
{
  return 100 * MIN (1, log1p (n) / log1p (full));
}

static void
add_person (Pass    *self,
            guint32  person,
            int      group)
{
  guint8 *did = &self->did[person];

  *did |= (*did & DID_ONCE) != 0 ? DID_AGAIN : DID_ONCE;
  if (group >= 0)
    *did |= DID_GROUP (group);
}

static void
add_reactions (Pass                    *self,
               const CloutScoreAccount *account,
               Echo                    *echoes)
{
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);
      guint32 person = account->person[i];
      Echo *echo = account->post[i] < account->n_posts && group >= 0
                   ? &echoes[account->post[i]] : NULL;

      if (echo != NULL)
        echo->n_listed[group]++;
      if (clout_decay_back (&self->decay, account->time[i]) >= self->decay.n_days
          || (person < self->input->n_people && self->input->people[person].bot))
        continue;
      if (person < self->input->n_people)
        add_person (self, person, group);
      if (group >= 0)
        self->result->counts[group].total++;
      if (echo != NULL)
        echo->n[group]++;
    }
}

static void
add_post (Pass                 *self,
          const CloutScorePost *post,
          const Echo           *echo)
{
  CloutAmplification *spread = &self->result->amplification;
  double terms[CLOUT_N_GROUPS];
  double sum = 0;

  if (clout_decay_back (&self->decay, post->time) >= self->decay.n_days)
    return;
  spread->n_posts++;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      gsize n_unlisted = clout_post_unlisted (post, group, echo->n_listed[group]);

      self->result->counts[group].total += n_unlisted;
      spread->n[group] += n_unlisted + echo->n[group];
      terms[group] = ((double) n_unlisted + echo->n[group])
                     * (group == CLOUT_GROUP_SHARES ? CLOUT_SHARE_SPREADS : 1);
      sum += terms[group];
    }
  for (int group = 0; group < CLOUT_N_GROUPS && sum > 0; group++)
    spread->by_group[group] += scale (sum, CLOUT_SPREAD_FULL) * terms[group] / sum;
}

/* Follows with a date are subtracted from days before it, as in the history. */
static void
add_audience (Pass                    *self,
              const CloutScoreAccount *account)
{
  double followers = account->counters.value[CLOUT_SIGNAL_FOLLOWERS];
  double listed = account->counters.value[CLOUT_SIGNAL_LISTED];

  if (!isnan (listed))
    self->result->listed = MAX (self->result->listed, 0) + CLAMP (listed, 0, G_MAXUINT32);
  if (isnan (followers))
    return;
  for (gsize i = 0; i < account->n_reactions && !account->engagement_unknown; i++)
    followers -= account->kind[i] == CLOUT_REACTION_FOLLOW && account->time[i] >= self->end;
  self->result->followers = MAX (self->result->followers, 0) + CLAMP (followers, 0, G_MAXUINT32);
  self->known = TRUE;
}

static void
add_account (Pass                    *self,
             const CloutScoreAccount *account)
{
  g_autofree Echo *echoes = NULL;

  /* A network that has since closed was still open on earlier days. */
  if (clout_network_is_closed (account->closed, MIN (self->end - 1, self->input->now)))
    return;
  add_audience (self, account);
  if (account->engagement_unknown)
    return;
  self->known = TRUE;
  echoes = g_new0 (Echo, MAX (account->n_posts, 1));
  add_reactions (self, account, echoes);
  for (gsize i = 0; i < account->n_posts; i++)
    add_post (self, &account->posts[i], &echoes[i]);
}

static void
count_person (Pass   *self,
              gsize   i,
              double  score)
{
  CloutSubScores *result = self->result;
  guint did = self->did[i];
  gint64 followers = self->input->people[i].followers;
  CloutLevel level;

  if ((did & DID_AGAIN) != 0)
    result->reach.people_by_part[CLOUT_REACH_REGULARS]++;
  if ((did & DID_REACT) == 0)
    return;
  result->all.people++;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      if ((did & DID_GROUP (group)) == 0)
        continue;
      result->counts[group].people++;
      if (group == CLOUT_GROUP_SHARES)
        result->reach.people_by_part[CLOUT_REACH_SHARES] += CLOUT_SEEN_BY * MAX (followers, 0);
    }
  if (followers < 0)
    {
      result->network.n_unknown++;
      return;
    }
  level = clout_score_level (score);
  result->network.n_people++;
  result->network.people_by_level[level]++;
  result->network.by_level[level] += score;
}

static void
finish_reach (Pass *self)
{
  CloutTrueReach *reach = &self->result->reach;

  reach->people_by_part[CLOUT_REACH_FOLLOWERS] = CLOUT_SEEN_BY * MAX (self->result->followers, 0);
  for (int part = 0; part < CLOUT_N_REACH_PARTS; part++)
    reach->people += reach->people_by_part[part];
  reach->score = self->known ? scale (reach->people, CLOUT_REACH_FULL) : NAN;
  for (int part = 0; part < CLOUT_N_REACH_PARTS && reach->people > 0; part++)
    reach->by_part[part] = reach->score * (reach->people_by_part[part] / reach->people);
}

/* Turns sums into means; too few make no number. */
static void
finish_mean (double *parts,
             gsize   n_parts,
             gsize   n,
             double *ret_score)
{
  *ret_score = n >= CLOUT_SUB_SCORE_FEWEST ? 0 : NAN;
  for (gsize i = 0; i < n_parts; i++)
    {
      parts[i] = n >= CLOUT_SUB_SCORE_FEWEST ? parts[i] / n : 0;
      *ret_score += parts[i];
    }
}

/**
 * clout_sub_scores_compute:
 * @input: as for clout_score_compute(); its now is not used
 * @day: the day to compute for, as days since 1970-01-01 local time. Networks' counts of earlier
 *   days aren't known, so today's are used, as in clout_history_compute()
 * @ret_scores: (out caller-allocates): the sub-scores at the end of the day
 *
 * Makes one pass over posts, reactions and people.
 */
void
clout_sub_scores_compute (const CloutScoreInput *input,
                          gint64                 day,
                          CloutSubScores        *ret_scores)
{
  g_autofree float *influence = clout_influence_of_people (input);
  g_autofree guint8 *did = g_new0 (guint8, MAX (input->n_people, 1));
  Pass pass = { .input = input, .result = ret_scores, .did = did,
                .end = clout_day_start (day + 1, input->zone) };

  *ret_scores = (CloutSubScores) { .followers = -1, .listed = -1 };
  clout_decay_init (&pass.decay, input, day, CLOUT_WINDOW_DAYS);
  for (gsize i = 0; i < input->n_accounts; i++)
    add_account (&pass, &input->accounts[i]);
  for (gsize i = 0; i < input->n_people; i++)
    count_person (&pass, i, influence[i] * CLOUT_TYPICAL_SCORE);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    ret_scores->all.total += ret_scores->counts[group].total;
  finish_reach (&pass);
  finish_mean (ret_scores->amplification.by_group, CLOUT_N_GROUPS,
               ret_scores->amplification.n_posts, &ret_scores->amplification.score);
  finish_mean (ret_scores->network.by_level, CLOUT_N_LEVELS, ret_scores->network.n_people,
               &ret_scores->network.score);
  clout_decay_clear (&pass.decay);
}

/**
 * clout_sub_scores_get:
 * @scores: sub-scores
 * @which: one of them
 *
 * Returns: 0 to 100, NAN if unknown
 */
double
clout_sub_scores_get (const CloutSubScores *scores,
                      CloutSubScore         which)
{
  switch (which)
    {
    case CLOUT_SUB_SCORE_REACH:
      return scores->reach.score;
    case CLOUT_SUB_SCORE_AMPLIFICATION:
      return scores->amplification.score;
    case CLOUT_SUB_SCORE_NETWORK:
    case CLOUT_N_SUB_SCORES:
    default:
      return scores->network.score;
    }
}

static void
list_account (CloutReactor            *reactors,
              const CloutScoreInput   *input,
              const CloutScoreAccount *account,
              const CloutDecay        *decay,
              int                      group)
{
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      guint32 person = account->person[i];
      int of = clout_group_of (account->kind[i]);

      if (of < 0 || (group < CLOUT_N_GROUPS && of != group) || person >= input->n_people
          || input->people[person].bot
          || clout_decay_back (decay, account->time[i]) >= decay->n_days)
        continue;
      reactors[person].n++;
      reactors[person].last = MAX (reactors[person].last, account->time[i]);
    }
}

static int
compare_reactors (gconstpointer a,
                  gconstpointer b)
{
  const CloutReactor *one = a;
  const CloutReactor *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  if (one->last != other->last)
    return one->last > other->last ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

/**
 * clout_reactors_list:
 * @input: as for clout_score_compute(); its now is not used
 * @day: last day of the window, as days since 1970-01-01 local time
 * @group: a #CloutReactionGroup, or %CLOUT_N_GROUPS for all of them
 *
 * Lists the people that the counts of clout_sub_scores_compute() include.
 *
 * Returns: (transfer full) (element-type CloutReactor): most reactions first, then latest first
 */
GArray *
clout_reactors_list (const CloutScoreInput *input,
                     gint64                 day,
                     int                    group)
{
  g_autofree CloutReactor *reactors = g_new0 (CloutReactor, MAX (input->n_people, 1));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CloutReactor));
  gint64 end = clout_day_start (day + 1, input->zone);
  g_auto(CloutDecay) decay = { 0 };

  clout_decay_init (&decay, input, day, CLOUT_WINDOW_DAYS);
  for (gsize i = 0; i < input->n_people; i++)
    reactors[i].last = G_MININT64;
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      const CloutScoreAccount *account = &input->accounts[i];

      if (!account->engagement_unknown
          && !clout_network_is_closed (account->closed, MIN (end - 1, input->now)))
        list_account (reactors, input, account, &decay, group);
    }
  for (guint32 i = 0; i < input->n_people; i++)
    {
      reactors[i].person = i;
      if (reactors[i].n > 0)
        g_array_append_val (list, reactors[i]);
    }
  g_array_sort (list, compare_reactors);
  return list;
}
