/* tips.c: runs every rule and ranks the tips by effect.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/tips/tips.h"

#include "score/tips/rules.h"

static void
measure_echo (CloutTipFinder *self,
              gsize           index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];

  g_free (self->echo);
  self->echo = g_new0 (double, account->n_posts * CLOUT_N_GROUPS + 1);
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);

      if (group >= 0 && account->post[i] < account->n_posts)
        self->echo[account->post[i] * (gsize) CLOUT_N_GROUPS + group]++;
    }
  for (gsize i = 0; i < account->n_posts; i++)
    for (int group = 0; group < CLOUT_N_GROUPS; group++)
      {
        double *echo = &self->echo[i * CLOUT_N_GROUPS + group];

        *echo += clout_post_unlisted (&account->posts[i], group, (guint32) *echo);
      }
}

static int
compare_tips (gconstpointer a,
              gconstpointer b)
{
  const CloutTip *x = a;
  const CloutTip *y = b;

  if (x->effect != y->effect)
    return x->effect < y->effect ? 1 : -1;
  return (int) x->kind - (int) y->kind;
}

CloutTip *
clout_tips_find (const CloutScoreInput *input,
                 const CloutScore      *score,
                 const CloutTipFacts   *facts,
                 gsize                 *ret_n_tips)
{
  static const CloutTipRule rules[] = {
    clout_tip_replies, clout_tip_habits, clout_tip_best_hours, clout_tip_quiet_topic,
    clout_tip_fading, clout_tip_fewer_posts, clout_tip_old_friends,
  };
  CloutTipFinder self = { input, score, facts, NULL, NULL };

  self.tips = g_array_new (FALSE, FALSE, sizeof (CloutTip));
  for (gsize account = 0; account < score->n_shares; account++)
    {
      measure_echo (&self, account);
      for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
        rules[i] (&self, account);
    }
  if (score->n_shares > 0)
    clout_tip_connect (&self);
  g_free (self.echo);
  g_array_sort (self.tips, compare_tips);
  *ret_n_tips = self.tips->len;
  return (CloutTip *) g_array_free (self.tips, FALSE);
}
