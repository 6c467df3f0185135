/* habits.c: kinds of posts that get more, or fewer, reactions than others.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/tips/rules.h"

/* The evidence of every rule here is the person's own posts: those with the habit against those
   without it, at least CLOUT_TIP_FEWEST_POSTS of each. A difference of less than a tenth is
   noise. */
#define NOTABLE 1.1

/* Share of the other posts that are assumed to adopt a habit that works. */
#define MORE_OF_IT 0.25

typedef struct
{
  CloutPostFlags flag;
  CloutTipKind kind;
  gboolean own_words_only;
  gboolean bad_manners;
} Habit;

static const Habit habits[] = {
  { CLOUT_POST_ASKS, CLOUT_TIP_OWN_WORDS, TRUE, FALSE },
  { CLOUT_POST_MEDIA, CLOUT_TIP_PICTURES, FALSE, FALSE },
  { CLOUT_POST_LINK, CLOUT_TIP_LINKS, FALSE, FALSE },
  { CLOUT_POST_SHOUTS, CLOUT_TIP_SHOUTING, FALSE, TRUE },
  { CLOUT_POST_BEGS, CLOUT_TIP_BEGGING, FALSE, TRUE },
};

/* Returns the factor on the account's reactions if a quarter of the other posts had the good
   habit, or none the bad one; 1 if there isn't enough evidence. */
static double
gain_of (const Habit  *habit,
         const gsize  *n,
         const double *mean)
{
  double whole = n[0] * mean[0] + n[1] * mean[1];

  if (whole <= 0 || n[0] < CLOUT_TIP_FEWEST_POSTS || n[1] < CLOUT_TIP_FEWEST_POSTS)
    return 1;
  if (habit->bad_manners)
    return mean[0] > mean[1] * NOTABLE ? (n[0] + n[1]) * mean[0] / whole : 1;
  if (mean[1] <= mean[0] * NOTABLE || n[1] > n[0])
    return 1;
  return 1 + MORE_OF_IT * n[0] * (mean[1] - mean[0]) / whole;
}

static void
find_habit (CloutTipFinder *self,
            gsize           index,
            const Habit    *habit)
{
  const guint8 *flags = self->facts->flags[index];
  CloutSignals signals = self->score->shares[index].signals;
  CloutTip tip = { habit->kind, 0, 0, index, CLOUT_NONE, 0, 0 };
  double mean[2] = { 0, 0 };
  gsize n[2] = { 0, 0 };
  double gain;

  for (gsize i = 0; i < self->input->accounts[index].n_posts; i++)
    {
      gboolean has = (flags[i] & habit->flag) != 0;

      mean[has] += habit->own_words_only ? sqrt (self->echo[i * CLOUT_N_GROUPS])
                                         : clout_tip_echo (self, i);
      n[has]++;
    }
  mean[0] /= MAX (n[0], 1);
  mean[1] /= MAX (n[1], 1);
  gain = MIN (gain_of (habit, n, mean), CLOUT_TIP_MOST_GAIN);
  tip.n = n[1];
  if (gain <= 1)
    return;
  if (!habit->own_words_only)
    {
      clout_tip_add_if_gained (self, &tip, index, gain);
      return;
    }
  signals.value[CLOUT_SIGNAL_MENTIONS] *= gain;
  clout_tip_add_if (self, &tip, index, &signals);
}

void
clout_tip_habits (CloutTipFinder *self,
                  gsize           account)
{
  if (self->facts->flags == NULL || self->facts->flags[account] == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (habits); i++)
    find_habit (self, account, &habits[i]);
}
