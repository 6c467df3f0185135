/* followed.c: counts what happened since a tip was shown, with the points that came from it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/tips/followed.h"

#include "score/tips/rules.h"

typedef struct
{
  const CloutScoreInput *input;
  const CloutLedger *ledger;
  const CloutTipFacts *facts;
  const CloutTip *tip;
  gint64 shown;
} Pass;

/**
 * clout_tip_is_hidden:
 * @dismissed: when the tip was dismissed, Unix seconds, 0 if it wasn't
 * @now: Unix seconds
 *
 * Returns: whether the tip is hidden. Also %FALSE if it was dismissed in the future, because the
 *   clock was set back
 */
gboolean
clout_tip_is_hidden (gint64 dismissed,
                     gint64 now)
{
  return dismissed > 0 && dismissed <= now && now - dismissed < CLOUT_TIP_REST_DAYS * CLOUT_DAY;
}

/* Whether a post of the tip's account is one that the tip asked for. */
static gboolean
is_followed (const Pass *self,
             gsize       post)
{
  const CloutScoreAccount *account = &self->input->accounts[self->tip->account];
  guint8 flags = self->facts->flags[self->tip->account][post];

  if (account->posts[post].time <= self->shown)
    return FALSE;
  switch ((int) self->tip->kind)
    {
    case CLOUT_TIP_BEST_HOURS:
      return clout_tip_slot_of (account->posts[post].time, self->input->zone)
             == self->tip->weekday * 24 + self->tip->hour;
    case CLOUT_TIP_OWN_WORDS:
      return (flags & CLOUT_POST_ASKS) != 0;
    case CLOUT_TIP_PICTURES:
      return (flags & CLOUT_POST_MEDIA) != 0;
    case CLOUT_TIP_LINKS:
      return (flags & CLOUT_POST_LINK) != 0;
    case CLOUT_TIP_QUIET_TOPIC:
      return self->facts->topic[self->tip->account][post] == self->tip->topic;
    case CLOUT_TIP_FADING:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The posts that the tip asked for, with the points of the reactions to them. */
static CloutTipFollowed
count_posts (const Pass *self)
{
  const CloutScoreAccount *account = &self->input->accounts[self->tip->account];
  const CloutLedgerAccount *parts = &self->ledger->accounts[self->tip->account];
  g_autofree guint8 *followed = g_new0 (guint8, MAX (account->n_posts, 1));
  CloutTipFollowed result = { 0, 0 };

  if (self->facts->flags == NULL || self->facts->topic == NULL)
    return result;
  for (gsize i = 0; i < account->n_posts; i++)
    if (is_followed (self, i))
      {
        followed[i] = 1;
        result.n++;
        result.points += parts->by_uncounted[i];
      }
  for (gsize i = 0; i < account->n_reactions; i++)
    if (account->post[i] < account->n_posts && followed[account->post[i]])
      result.points += parts->by_reaction[i];
  return result;
}

/* The people in @since, with the points of their reactions after it: from which time on each one's
   reactions count, by person, 0 for others. */
static double
sum_reactions (const Pass   *self,
               const gint64 *since,
               guint8       *reacted)
{
  double points = 0;

  for (gsize a = 0; a < self->input->n_accounts; a++)
    {
      const CloutScoreAccount *account = &self->input->accounts[a];

      for (gsize i = 0; i < account->n_reactions; i++)
        {
          guint32 person = account->person[i];

          if (person >= self->input->n_people || since[person] == 0
              || account->time[i] <= since[person])
            continue;
          reacted[person] = 1;
          points += self->ledger->accounts[a].by_reaction[i];
        }
    }
  return points;
}

static CloutTipFollowed
count_replies (const Pass          *self,
               const CloutTipSince *happened)
{
  g_autofree gint64 *since = g_new0 (gint64, MAX (self->input->n_people, 1));
  g_autofree guint8 *reacted = g_new0 (guint8, MAX (self->input->n_people, 1));
  CloutTipFollowed result = { 0, 0 };

  for (gsize i = 0; i < happened->n_replied; i++)
    if (happened->replied[i].person < self->input->n_people && happened->replied[i].time > 0)
      {
        result.n += since[happened->replied[i].person] == 0;
        since[happened->replied[i].person] = happened->replied[i].time;
      }
  result.points = sum_reactions (self, since, reacted);
  return result;
}

static CloutTipFollowed
count_old_friends (const Pass *self)
{
  g_autoptr(GArray) friends = clout_tip_old_friends_list (self->input, self->tip->account,
                                                          self->shown);
  g_autofree gint64 *since = g_new0 (gint64, MAX (self->input->n_people, 1));
  g_autofree guint8 *reacted = g_new0 (guint8, MAX (self->input->n_people, 1));
  CloutTipFollowed result = { 0, 0 };

  for (guint i = 0; i < friends->len; i++)
    since[g_array_index (friends, guint32, i)] = self->shown;
  result.points = sum_reactions (self, since, reacted);
  for (gsize i = 0; i < self->input->n_people; i++)
    result.n += reacted[i];
  return result;
}

static CloutTipFollowed
count_accounts (const CloutScore    *score,
                const CloutTipSince *happened)
{
  CloutTipFollowed result = { 0, 0 };

  for (gsize i = 0; i < score->n_shares; i++)
    if (happened->added[i] > happened->shown)
      {
        result.n++;
        result.points += score->shares[i].points;
      }
  return result;
}

/**
 * clout_tip_followed:
 * @input: as for clout_score_compute()
 * @score: the score of @input
 * @ledger: its ledger
 * @facts: as for clout_tips_find()
 * @tip: a tip that was shown; its effect and n aren't used
 * @since: what happened since
 *
 * Counts how often a tip was followed since it was shown, and the points of today's score that came
 * from it: from reactions to such posts, from later reactions of such people, or from accounts that
 * were added. What would have come anyway can't be told apart.
 *
 * Returns: both 0 for a tip that asks for less of something
 */
CloutTipFollowed
clout_tip_followed (const CloutScoreInput *input,
                    const CloutScore      *score,
                    const CloutLedger     *ledger,
                    const CloutTipFacts   *facts,
                    const CloutTip        *tip,
                    const CloutTipSince   *since)
{
  const Pass pass = { input, ledger, facts, tip, since->shown };

  if (tip->kind == CLOUT_TIP_CONNECT)
    return count_accounts (score, since);
  if (tip->kind == CLOUT_TIP_REPLY_TO_PEOPLE || tip->kind == CLOUT_TIP_REPLY_TO_ANYONE)
    return count_replies (&pass, since);
  if (tip->account >= input->n_accounts)
    return (CloutTipFollowed) { 0, 0 };
  if (tip->kind == CLOUT_TIP_OLD_FRIENDS)
    return count_old_friends (&pass);
  return count_posts (&pass);
}
