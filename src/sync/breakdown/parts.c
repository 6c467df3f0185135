/* parts.c: reactions of a person or to a post, and small parts folded into one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/breakdown/parts.h"

/**
 * clout_breakdown_add_part:
 * @items: (element-type CloutBreakdownFacts): parts
 *
 * Adds a part unless it has no points.
 */
void
clout_breakdown_add_part (GArray                    *items,
                          const CloutBreakdownFacts *facts)
{
  if (facts->points > 0 || (facts->days > 0 && facts->points != 0))
    g_array_append_vals (items, facts, 1);
}

static guint32
person_of (const CloutBreakdownSource *source,
           gsize                       reaction)
{
  guint32 person = source->input->accounts[source->account].person[reaction];

  return person < source->input->n_people ? person : CLOUT_NONE;
}

static guint32
post_of (const CloutBreakdownSource *source,
         gsize                       reaction)
{
  const CloutScoreAccount *account = &source->input->accounts[source->account];

  return account->post[reaction] < account->n_posts ? account->post[reaction] : CLOUT_NONE;
}

static CloutBreakdownFacts
make_reaction (const CloutBreakdownSource *source,
               gsize                       reaction)
{
  const CloutScoreAccount *account = &source->input->accounts[source->account];

  return (CloutBreakdownFacts) {
    .level = CLOUT_BREAKDOWN_REACTION, .account = source->account, .days = source->days,
    .points = source->by_reaction[reaction], .kind = account->kind[reaction],
    .time = account->time[reaction], .n = 1, .index = reaction,
    .person = person_of (source, reaction), .to = post_of (source, reaction),
  };
}

static gboolean
is_part_of (const CloutBreakdownSource *source,
            gsize                       reaction,
            const CloutBreakdownFacts  *of)
{
  switch ((int) of->level)
    {
    case CLOUT_BREAKDOWN_PERSON:
      return person_of (source, reaction) == of->index;
    case CLOUT_BREAKDOWN_POST:
      return post_of (source, reaction) == of->index;
    default:
      return person_of (source, reaction) == of->person && post_of (source, reaction) == of->to;
    }
}

/**
 * clout_breakdown_add_reactions:
 * @source: the points, or their changes
 * @of: a person, a post, or a person's reactions to a post
 * @items: (element-type CloutBreakdownFacts): adds each of its reactions to these
 *
 * Adds each reaction as a part.
 */
void
clout_breakdown_add_reactions (const CloutBreakdownSource *source,
                               const CloutBreakdownFacts  *of,
                               GArray                     *items)
{
  for (gsize i = 0; i < source->input->accounts[source->account].n_reactions; i++)
    if (is_part_of (source, i, of))
      {
        CloutBreakdownFacts facts = make_reaction (source, i);

        clout_breakdown_add_part (items, &facts);
      }
}

/**
 * clout_breakdown_add_by_post:
 * @source: the points, or their changes
 * @person: index of a person, or %CLOUT_NONE for those whose name isn't known
 * @items: (element-type CloutBreakdownFacts): adds the person's reactions to these, those to the
 *   same post as one part
 *
 * Adds a person's reactions, grouped by post.
 */
void
clout_breakdown_add_by_post (const CloutBreakdownSource *source,
                             guint32                     person,
                             GArray                     *items)
{
  const CloutScoreAccount *account = &source->input->accounts[source->account];
  const CloutBreakdownFacts none = { 0 };
  g_autofree CloutBreakdownFacts *posts = g_new0 (CloutBreakdownFacts, MAX (account->n_posts, 1));

  for (gsize i = 0; i < account->n_reactions; i++)
    {
      guint32 to = post_of (source, i);
      CloutBreakdownFacts facts = person_of (source, i) == person ? make_reaction (source, i)
                                                                  : none;

      if (facts.points == 0)
        continue;
      if (to == CLOUT_NONE)
        clout_breakdown_add_part (items, &facts);
      else if (posts[to].n == 0)
        posts[to] = facts;
      else
        {
          posts[to].level = CLOUT_BREAKDOWN_PERSON_POST;
          posts[to].points += facts.points;
          posts[to].time = MAX (posts[to].time, facts.time);
          posts[to].index = to;
          posts[to].n++;
        }
    }
  for (gsize i = 0; i < account->n_posts; i++)
    clout_breakdown_add_part (items, &posts[i]);
}

/* Returns how many reactions to a post are counted but not listed, at least 1. */
static gint64
count_unlisted (const CloutScoreAccount *account,
                guint32                  post,
                gint64                   n_listed)
{
  gint64 n = -n_listed;

  for (guint kind = 0; kind < CLOUT_REACTION_FOLLOW; kind++)
    n += account->posts[post].counts[kind];
  return MAX (1, n);
}

/**
 * clout_breakdown_add_uncounted:
 * @source: the points, or their changes
 * @post: index of a post, or %CLOUT_NONE for all
 * @items: (element-type CloutBreakdownFacts): adds the reactions that are counted but not listed
 *   to these, one part for each post
 *
 * Adds the reactions that are counted but not listed, one part for each post.
 */
void
clout_breakdown_add_uncounted (const CloutBreakdownSource *source,
                               guint32                     post,
                               GArray                     *items)
{
  const CloutScoreAccount *account = &source->input->accounts[source->account];
  g_autofree guint32 *listed = g_new0 (guint32, MAX (account->n_posts, 1));

  for (gsize i = 0; i < account->n_reactions; i++)
    if (account->post[i] < account->n_posts)
      listed[account->post[i]]++;
  for (gsize i = 0; i < account->n_posts; i++)
    {
      CloutBreakdownFacts facts = { .level = CLOUT_BREAKDOWN_UNCOUNTED, .account = source->account,
                                    .points = source->by_uncounted[i], .days = source->days,
                                    .n = count_unlisted (account, i, listed[i]),
                                    .index = CLOUT_NONE, .person = CLOUT_NONE, .to = i };

      if (post == CLOUT_NONE || post == i)
        clout_breakdown_add_part (items, &facts);
    }
}

/**
 * clout_breakdown_fold:
 * @items: (element-type CloutBreakdownFacts): parts, sorted
 * @parent: what they are parts of, or its rest
 * @by: what it was split by
 * @n_shown: number of parts to keep
 *
 * Leaves out the parts that are listed before a rest, and folds what follows after @n_shown parts
 * into another rest.
 */
void
clout_breakdown_fold (GArray                    *items,
                      const CloutBreakdownFacts *parent,
                      CloutBreakdownLevel        by,
                      guint                      n_shown)
{
  CloutBreakdownFacts rest = clout_breakdown_unfold (parent);

  if (parent->skip > 0)
    g_array_remove_range (items, 0, MIN (parent->skip, items->len));
  if (items->len <= n_shown + 1)
    return;
  rest.within = rest.level;
  rest.level = CLOUT_BREAKDOWN_REST;
  rest.by = by;
  rest.skip = parent->skip + n_shown;
  rest.points = rest.n = 0;
  for (guint i = n_shown; i < items->len; i++)
    {
      rest.points += g_array_index (items, CloutBreakdownFacts, i).points;
      rest.n++;
    }
  g_array_set_size (items, n_shown);
  g_array_append_val (items, rest);
}

/**
 * clout_breakdown_unfold:
 * @parent: a part
 *
 * Returns: the part, or the parent of a rest
 */
CloutBreakdownFacts
clout_breakdown_unfold (const CloutBreakdownFacts *parent)
{
  CloutBreakdownFacts of = *parent;

  if (of.level == CLOUT_BREAKDOWN_REST)
    of.level = of.within;
  of.within = of.by = 0;
  of.skip = 0;
  return of;
}
