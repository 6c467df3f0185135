/* best-posts.c: finds the recent posts that earned most, and who reacted to them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/summary/best-posts.h"

#include <string.h>

#include "score/decay.h"
#include "score/tally.h"

/* Inserts a post among the best ones, if it is one of them. Earlier ones stay before equal ones. */
static gsize
insert (CloutBestPost       *posts,
        gsize                n,
        gsize                most,
        const CloutBestPost *post)
{
  gsize at = n;

  while (at > 0 && posts[at - 1].points < post->points)
    at--;
  if (at >= most)
    return n;
  n = MIN (n + 1, most);
  memmove (&posts[at + 1], &posts[at], (n - 1 - at) * sizeof *posts);
  posts[at] = *post;
  return n;
}

/* Finds the people with most points; each has some. */
static void
find_people (const double  *points,
             gsize          n_people,
             CloutBestPost *post)
{
  while (post->n_people < CLOUT_BEST_POST_PEOPLE)
    {
      guint32 best = CLOUT_NONE;

      for (guint32 i = 0; i < n_people; i++)
        {
          gboolean found = FALSE;

          for (gsize at = 0; at < post->n_people; at++)
            found |= post->people[at] == i;
          if (!found && points[i] > 0 && (best == CLOUT_NONE || points[i] > points[best]))
            best = i;
        }
      if (best == CLOUT_NONE)
        return;
      post->people[post->n_people++] = best;
    }
}

/* Counts the reactions to a post, and finds the people behind most of its points. */
static void
describe (const CloutScoreAccount  *account,
          const CloutLedgerAccount *parts,
          gsize                     n_people,
          CloutBestPost            *post)
{
  g_autofree double *points = g_new0 (double, MAX (n_people, 1));

  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);

      if (account->post[i] != post->post || group < 0)
        continue;
      post->counts[group]++;
      if (account->person[i] < n_people)
        points[account->person[i]] += parts->by_reaction[i];
    }
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    post->counts[group] += (gsize) clout_post_unlisted (&account->posts[post->post], group,
                                                        (guint32) post->counts[group]);
  find_people (points, n_people, post);
}

/**
 * clout_best_posts_find:
 * @input: as for clout_score_compute()
 * @ledger: the score's ledger
 * @most: most posts to find
 * @ret_posts: (out caller-allocates) (array length=most): the posts, most points first
 *
 * Finds the posts of the last %CLOUT_WINDOW_DAYS days that earned most points. Posts without any
 * aren't among them.
 *
 * Returns: the number of posts in @ret_posts
 */
gsize
clout_best_posts_find (const CloutScoreInput *input,
                       const CloutLedger     *ledger,
                       gsize                  most,
                       CloutBestPost         *ret_posts)
{
  gint64 since = clout_days_before (input->now, CLOUT_WINDOW_DAYS);
  gsize n = 0;

  for (gsize a = 0; a < input->n_accounts; a++)
    {
      const CloutScoreAccount *account = &input->accounts[a];
      const CloutLedgerAccount *parts = &ledger->accounts[a];
      g_autofree double *points = g_new0 (double, MAX (account->n_posts, 1));

      for (gsize i = 0; i < account->n_reactions; i++)
        if (account->post[i] < account->n_posts)
          points[account->post[i]] += parts->by_reaction[i];
      for (gsize i = 0; i < account->n_posts; i++)
        {
          CloutBestPost post = { .account = a, .post = i,
                                 .points = points[i] + parts->by_uncounted[i] };

          if (post.points > 0 && account->posts[i].time >= since)
            n = insert (ret_posts, n, most, &post);
        }
    }
  for (gsize i = 0; i < n; i++)
    describe (&input->accounts[ret_posts[i].account], &ledger->accounts[ret_posts[i].account],
              input->n_people, &ret_posts[i]);
  return n;
}
