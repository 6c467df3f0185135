/* analysis.c: texts about sub-scores, style and week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/analysis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "messages/friends.h"
#include "messages/messages.h"

/* How many of the people waiting are named. */
#define MOST_NAMED 10

/**
 * clout_format_sub_score:
 * @which: a sub-score
 *
 * Returns: (transfer none): its name
 */
const char *
clout_format_sub_score (CloutSubScore which)
{
  static const char *const words[CLOUT_N_SUB_SCORES] = {
    /* Translators: how many people someone reaches, as Klout named it */
    [CLOUT_SUB_SCORE_REACH] = NC_("sub-score", "True reach"),
    /* Translators: how much a post spreads, as Klout named it */
    [CLOUT_SUB_SCORE_AMPLIFICATION] = NC_("sub-score", "Amplification"),
    /* Translators: how influential the people who react are, as Klout named it */
    [CLOUT_SUB_SCORE_NETWORK] = NC_("sub-score", "Network"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "sub-score", words[which]);
}

/**
 * clout_format_reach_part:
 * @part: a part of the true reach
 *
 * Returns: (transfer none): who is counted
 */
const char *
clout_format_reach_part (CloutReachPart part)
{
  static const char *const words[CLOUT_N_REACH_PARTS] = {
    /* Translators: the number of people follows: “People who reacted more than once: 45” */
    [CLOUT_REACH_REGULARS] = N_("People who reacted more than once"),
    [CLOUT_REACH_FOLLOWERS] = N_("Your followers who see a post"),
    [CLOUT_REACH_SHARES] = N_("Others who see a post that was shared"),
  };

  return _(words[part]);
}

/**
 * clout_format_style:
 * @cell: a cell of the matrix
 *
 * Returns: (transfer none): the style's name, or why it isn't known
 */
const char *
clout_format_style (CloutStyleCell cell)
{
  static const char *const words[] = {
    /* Translators: kinds of people by how they post, as Klout named them */
    [CLOUT_STYLE_CURATOR] = NC_("style", "Curator"),
    [CLOUT_STYLE_BROADCASTER] = NC_("style", "Broadcaster"),
    [CLOUT_STYLE_TASTE_MAKER] = NC_("style", "Taste maker"),
    [CLOUT_STYLE_CELEBRITY] = NC_("style", "Celebrity"),
    [CLOUT_STYLE_SYNDICATOR] = NC_("style", "Syndicator"),
    [CLOUT_STYLE_FEEDER] = NC_("style", "Feeder"),
    [CLOUT_STYLE_THOUGHT_LEADER] = NC_("style", "Thought leader"),
    [CLOUT_STYLE_PUNDIT] = NC_("style", "Pundit"),
    [CLOUT_STYLE_DABBLER] = NC_("style", "Dabbler"),
    [CLOUT_STYLE_CONVERSATIONALIST] = NC_("style", "Conversationalist"),
    [CLOUT_STYLE_SOCIALIZER] = NC_("style", "Socializer"),
    [CLOUT_STYLE_NETWORKER] = NC_("style", "Networker"),
    [CLOUT_STYLE_OBSERVER] = NC_("style", "Observer"),
    [CLOUT_STYLE_EXPLORER] = NC_("style", "Explorer"),
    [CLOUT_STYLE_ACTIVIST] = NC_("style", "Activist"),
    [CLOUT_STYLE_SPECIALIST] = NC_("style", "Specialist"),
    [CLOUT_STYLE_UNKNOWN] = NC_("style", "Too few posts with hashtags for a style"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "style", words[cell]);
}

/**
 * clout_format_trait:
 * @trait: a trait
 *
 * Returns: (transfer none): what its lowest and highest value mean
 */
const char *
clout_format_trait (CloutTrait trait)
{
  static const char *const words[CLOUT_N_TRAITS] = {
    /* Translators: what 0 and 1 mean; a number such as 0.75 follows, here and in the next three */
    [CLOUT_TRAIT_CREATING] = N_("Sharing to creating"),
    [CLOUT_TRAIT_CONSISTENT] = N_("Casual to consistent"),
    [CLOUT_TRAIT_PARTICIPATING] = N_("Listening to participating"),
    [CLOUT_TRAIT_BROAD] = N_("Focused to broad"),
  };

  return _(words[trait]);
}

/**
 * clout_format_figures:
 * @style: a style
 * @trait: one of its traits
 *
 * Returns: (transfer full): the numbers that the trait is computed from
 */
char *
clout_format_figures (const CloutStyle *style,
                      CloutTrait        trait)
{
  switch (trait)
    {
    case CLOUT_TRAIT_CREATING:
      /* Translators: posts that are shares, out of all posts */
      return g_strdup_printf (_("Shares: %'u of %'u"), (guint) style->n_shares,
                              (guint) style->n_posts);
    case CLOUT_TRAIT_PARTICIPATING:
      /* Translators: posts that are replies, out of all posts that aren't shares */
      return g_strdup_printf (_("Replies: %'u of %'u"), (guint) style->n_replies,
                              (guint) (style->n_posts - style->n_shares));
    case CLOUT_TRAIT_CONSISTENT:
      /* Translators: weeks in which someone posted: “Active weeks: 11.8 of 13” */
      return g_strdup_printf (_("Active weeks: %.1f of %d"),
                              isnan (style->n_weeks) ? 0 : style->n_weeks, CLOUT_STYLE_WEEKS);
    case CLOUT_TRAIT_BROAD:
    case CLOUT_N_TRAITS:
    default:
      /* Translators: a number such as 3.2, which weighs topics by how often they are used */
      return g_strdup_printf (_("Topics: %.1f"), isnan (style->n_topics) ? 0 : style->n_topics);
    }
}

/**
 * clout_format_by_group:
 * @by_group: (array fixed-size=CLOUT_N_GROUPS): numbers of reactions, not all 0
 *
 * Returns: (transfer full): the numbers in words, such as "3 replies, 1 share"
 */
char *
clout_format_by_group (const gsize *by_group)
{
  guint counts[CLOUT_N_REACTION_KINDS] = {
    [CLOUT_REACTION_REPLY] = MIN (by_group[CLOUT_GROUP_WORDS], G_MAXINT),
    [CLOUT_REACTION_RESHARE] = MIN (by_group[CLOUT_GROUP_SHARES], G_MAXINT),
    [CLOUT_REACTION_LIKE] = MIN (by_group[CLOUT_GROUP_LIKES], G_MAXINT),
  };

  return clout_format_reactions (counts);
}

/**
 * clout_format_week_reactions:
 * @week: a week
 *
 * Returns: (transfer full): what came in, in words
 */
char *
clout_format_week_reactions (const CloutWeek *week)
{
  const gsize *by_kind = week->by_kind;
  const gsize by_group[CLOUT_N_GROUPS] = {
    [CLOUT_GROUP_WORDS] = by_kind[CLOUT_REACTION_MENTION] + by_kind[CLOUT_REACTION_REPLY]
                          + by_kind[CLOUT_REACTION_QUOTE],
    [CLOUT_GROUP_SHARES] = by_kind[CLOUT_REACTION_RESHARE],
    [CLOUT_GROUP_LIKES] = by_kind[CLOUT_REACTION_LIKE],
  };

  return week->n_reactions > 0 ? clout_format_by_group (by_group)
                               : g_strdup (_("None in the last 7 days"));
}

/**
 * clout_format_waiting:
 * @waiting: people waiting for a reply, from a #CloutAnalysis
 *
 * Returns: (transfer full): the first of them by name, and how many more there are; a dash for no
 *   one
 */
char *
clout_format_waiting (GListModel *waiting)
{
  guint n = g_list_model_get_n_items (waiting);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (waiting, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

      g_ptr_array_add (names, clout_format_person (facts->name, facts->detail, facts->namesake));
    }
  if (n > MOST_NAMED)
    /* Translators: the last line of a list: the remaining items taken together */
    g_ptr_array_add (names, g_strdup_printf (ngettext ("%'d more", "%'d more", n - MOST_NAMED),
                                             (int) (n - MOST_NAMED)));
  if (n == 0)
    g_ptr_array_add (names, g_strdup ("–"));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (clout_format_comma (), (char **) names->pdata);
}
