/* analysis.c: sub-scores, style and week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "messages/analysis.h"
#include "messages/friends.h"
#include "messages/messages.h"
#include "score/round.h"

/* Names in JSON. */
static const char *const groups[CLOUT_N_GROUPS] = { "words", "shares", "likes" };

static const CloutSignal signals[CLOUT_N_GROUPS] = {
  CLOUT_SIGNAL_MENTIONS, CLOUT_SIGNAL_RESHARES, CLOUT_SIGNAL_LIKES,
};

static CloutAnalysis *
load_analysis (CloutCommandContext  *context,
               CloutAnalysisParts    parts,
               GError              **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_load_analysis_async (context->engine, NULL, parts, NULL, clout_command_result_cb,
                                    &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

static void
add_part (JsonBuilder *builder,
          const char  *name,
          const char  *unit,
          double       n,
          double       points)
{
  clout_json_out_object (builder, name);
  clout_json_out_rounded (builder, unit, n);
  clout_json_out_rounded (builder, "points", points);
  json_builder_end_object (builder);
}

/* A sub-score that isn't known has no parts. */
static void
add_sub_scores (JsonBuilder         *builder,
                const CloutAnalysis *analysis)
{
  static const char *const parts[] = { "regulars", "followers", "shares" };
  static const char *const names[] = { "just-starting", "building", "has-influence",
                                       "considerable", "exceptional" };
  const CloutSubScores *now = &analysis->scores;
  const CloutSubScores *before = &analysis->scores_before;

  clout_json_out_object (builder, "true_reach");
  clout_json_out_rounded (builder, "score", now->reach.score);
  clout_json_out_rounded (builder, "before", before->reach.score);
  clout_json_out_rounded (builder, "people", isnan (now->reach.score) ? NAN : now->reach.people);
  clout_json_out_object (builder, "parts");
  for (int i = 0; i < CLOUT_N_REACH_PARTS && !isnan (now->reach.score); i++)
    add_part (builder, parts[i], "people", now->reach.people_by_part[i], now->reach.by_part[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  clout_json_out_object (builder, "amplification");
  clout_json_out_rounded (builder, "score", now->amplification.score);
  clout_json_out_rounded (builder, "before", before->amplification.score);
  clout_json_out_count (builder, "posts", now->amplification.n_posts);
  clout_json_out_object (builder, "parts");
  for (int i = 0; i < CLOUT_N_GROUPS && !isnan (now->amplification.score); i++)
    add_part (builder, groups[i], "reactions", now->amplification.n[i],
              now->amplification.by_group[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  clout_json_out_object (builder, "network");
  clout_json_out_rounded (builder, "score", now->network.score);
  clout_json_out_rounded (builder, "before", before->network.score);
  clout_json_out_count (builder, "people", now->network.n_people);
  clout_json_out_count (builder, "unknown", now->network.n_unknown);
  clout_json_out_object (builder, "parts");
  for (int i = 0; i < CLOUT_N_LEVELS && !isnan (now->network.score); i++)
    add_part (builder, names[i], "people", now->network.people_by_level[i],
              now->network.by_level[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_reaction_count (JsonBuilder              *builder,
                    const char               *name,
                    const CloutReactionCount *count)
{
  clout_json_out_object (builder, name);
  clout_json_out_count (builder, "people", count->people);
  clout_json_out_count (builder, "reactions", count->total);
  json_builder_end_object (builder);
}

static void
print_analysis_json (const CloutAnalysis *analysis)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = clout_format_day (analysis->day, CLOUT_DAY_ISO);

  json_builder_begin_object (builder);
  clout_json_out_string (builder, "date", date);
  clout_json_out_int (builder, "days", CLOUT_ANALYSIS_DAYS);
  add_sub_scores (builder, analysis);
  clout_json_out_object (builder, "counts");
  for (int i = 0; i < CLOUT_N_GROUPS; i++)
    add_reaction_count (builder, groups[i], &analysis->scores.counts[i]);
  add_reaction_count (builder, "all", &analysis->scores.all);
  json_builder_end_object (builder);
  clout_json_out_count (builder, "followers", analysis->scores.followers);
  clout_json_out_count (builder, "listed", analysis->scores.listed);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

/* An unknown score has a dash, and no parts. */
static void
add_sub_score (CloutTable          *table,
               const CloutAnalysis *analysis,
               CloutSubScore        which)
{
  double now = clout_sub_scores_get (&analysis->scores, which);
  double before = clout_sub_scores_get (&analysis->scores_before, which);
  g_autofree char *number = isnan (now) ? g_strdup ("–") : clout_format_points (now);
  g_autofree char *change =
    clout_format_change (clout_round_change (before, now, CLOUT_SHOWN_DECIMALS));

  clout_table_add (table, number, change, clout_format_sub_score (which), NULL);
}

static void
add_points (CloutTable *table,
            double      points,
            const char *words,
            gint64      n)
{
  g_autofree char *number = clout_format_points (points);
  /* Translators: a signal and how many: “Followers: 412” */
  g_autofree char *counted = g_strdup_printf (C_("signal", "%s: %'d"), words,
                                              (int) MIN (n, G_MAXINT));
  g_autofree char *shown = g_strconcat ("  ", counted, NULL);

  if (n > 0)
    clout_table_add (table, number, "", shown, NULL);
}

static void
print_sub_scores (const CloutAnalysis *analysis)
{
  const CloutSubScores *now = &analysis->scores;
  g_autoptr(CloutTable) table = clout_table_new ("rrl");

  clout_table_add (table, "", _("30 days"), "", NULL);
  add_sub_score (table, analysis, CLOUT_SUB_SCORE_REACH);
  for (int i = 0; i < CLOUT_N_REACH_PARTS && !isnan (now->reach.score); i++)
    add_points (table, now->reach.by_part[i], clout_format_reach_part (i),
                clout_round (now->reach.people_by_part[i], 0));
  add_sub_score (table, analysis, CLOUT_SUB_SCORE_AMPLIFICATION);
  for (int i = 0; i < CLOUT_N_GROUPS && !isnan (now->amplification.score); i++)
    add_points (table, now->amplification.by_group[i], clout_format_signal (signals[i]),
                now->amplification.n[i]);
  add_sub_score (table, analysis, CLOUT_SUB_SCORE_NETWORK);
  for (int i = CLOUT_N_LEVELS - 1; i >= 0 && !isnan (now->network.score); i--)
    add_points (table, now->network.by_level[i], clout_format_level_name (i),
                now->network.people_by_level[i]);
  clout_table_print (table, 0);
}

static void
add_counts (CloutTable *table,
            const char *words,
            gint64      people,
            gint64      total)
{
  g_autofree char *n_people = g_strdup_printf ("%'" G_GINT64_FORMAT, people);
  g_autofree char *n = g_strdup_printf ("%'" G_GINT64_FORMAT, total);

  clout_table_add (table, words, people < 0 ? "–" : n_people, total < 0 ? "" : n, NULL);
}

static void
print_counts (const CloutSubScores *scores)
{
  g_autoptr(CloutTable) table = clout_table_new ("lrr");

  /* Translators: the heads of two columns of numbers */
  clout_table_add (table, "", _("People"), _("Reactions"), NULL);
  for (int i = 0; i < CLOUT_N_GROUPS; i++)
    add_counts (table, clout_format_signal (signals[i]), scores->counts[i].people,
                scores->counts[i].total);
  add_counts (table, C_("reactions", "All"), scores->all.people, scores->all.total);
  add_counts (table, clout_format_signal (CLOUT_SIGNAL_FOLLOWERS), scores->followers, -1);
  add_counts (table, clout_format_signal (CLOUT_SIGNAL_LISTED), scores->listed, -1);
  g_print ("\n");
  clout_table_print (table, 0);
}

int
clout_command_analysis (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutAnalysis) analysis = load_analysis (context, CLOUT_ANALYSIS_SUB_SCORES, &error);

  if (analysis == NULL)
    return clout_command_fail (error);
  if (context->json)
    print_analysis_json (analysis);
  else if (clout_command_has_account (context))
    {
      print_sub_scores (analysis);
      print_counts (&analysis->scores);
    }
  return CLOUT_EXIT_DONE;
}

static void
add_style (JsonBuilder      *builder,
           const CloutStyle *style)
{
  static const char *const cells[] = {
    "curator", "broadcaster", "taste-maker", "celebrity", "syndicator", "feeder", "thought-leader",
    "pundit", "dabbler", "conversationalist", "socializer", "networker", "observer", "explorer",
    "activist", "specialist", NULL,
  };
  static const char *const traits[CLOUT_N_TRAITS] = {
    [CLOUT_TRAIT_CREATING] = "creating", [CLOUT_TRAIT_CONSISTENT] = "consistent",
    [CLOUT_TRAIT_PARTICIPATING] = "participating", [CLOUT_TRAIT_BROAD] = "broad",
  };

  clout_json_out_string (builder, "style", cells[style->cell]);
  clout_json_out_rounded (builder, "x", style->x);
  clout_json_out_rounded (builder, "y", style->y);
  for (int i = 0; i < CLOUT_N_TRAITS; i++)
    clout_json_out_rounded (builder, traits[i], style->trait[i]);
  clout_json_out_count (builder, "posts", style->n_posts);
  clout_json_out_count (builder, "shares", style->n_shares);
  clout_json_out_count (builder, "replies", style->n_replies);
  clout_json_out_count (builder, "tagged", style->n_tagged);
  clout_json_out_rounded (builder, "topics", style->n_topics);
  clout_json_out_rounded (builder, "weeks", style->n_weeks);
}

static void
print_style_json (const CloutAnalysis *analysis)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_style (builder, &analysis->style);
  clout_json_out_object (builder, "before");
  add_style (builder, &analysis->style_before);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

static void
print_style (const CloutAnalysis *analysis)
{
  const CloutStyle *style = &analysis->style;
  g_autoptr(CloutTable) table = clout_table_new ("lrl");

  g_print ("%s\n", clout_format_style (style->cell));
  for (int i = 0; i < CLOUT_N_TRAITS; i++)
    {
      g_autofree char *value = g_strdup_printf ("%.2f", style->trait[i]);
      g_autofree char *figures = clout_format_figures (style, i);

      clout_table_add (table, clout_format_trait (i), isnan (style->trait[i]) ? "–" : value,
                       figures, NULL);
    }
  clout_table_print (table, 2);
  if (analysis->style_before.cell != CLOUT_STYLE_UNKNOWN)
    /* Translators: %s is a style, such as “Thought leader” */
    clout_command_say (_("13 weeks earlier: %s"), clout_format_style (analysis->style_before.cell));
}

int
clout_command_style (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutAnalysis) analysis = load_analysis (context, CLOUT_ANALYSIS_STYLE, &error);

  if (analysis == NULL)
    return clout_command_fail (error);
  if (context->json)
    print_style_json (analysis);
  else if (clout_command_has_account (context))
    print_style (analysis);
  return CLOUT_EXIT_DONE;
}

static void
add_best_post (JsonBuilder         *builder,
               const CloutAnalysis *analysis)
{
  const CloutBreakdownFacts *facts;

  if (analysis->best_post == NULL)
    {
      clout_json_out_string (builder, "best_post", NULL);
      return;
    }
  facts = clout_breakdown_item_get_facts (analysis->best_post);
  clout_json_out_object (builder, "best_post");
  clout_json_out_string (builder, "excerpt", facts->name);
  clout_json_out_string (builder, "url", facts->url);
  clout_json_out_int (builder, "time", facts->time);
  for (int i = 0; i < CLOUT_N_GROUPS; i++)
    clout_json_out_int (builder, groups[i], analysis->week.best[i]);
  json_builder_end_object (builder);
}

static void
print_week_json (const CloutAnalysis *analysis)
{
  static const char *const kinds[CLOUT_N_REACTION_KINDS] = { "mentions", "replies", "quotes",
                                                             "reshares", "likes", "follows" };
  const CloutWeek *week = &analysis->week;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *first = clout_format_day (week->first, CLOUT_DAY_ISO);
  g_autofree char *last = clout_format_day (week->last, CLOUT_DAY_ISO);

  json_builder_begin_object (builder);
  clout_json_out_string (builder, "first", first);
  clout_json_out_string (builder, "last", last);
  for (int i = 0; i < CLOUT_N_REACTION_KINDS; i++)
    clout_json_out_int (builder, kinds[i], week->by_kind[i]);
  clout_json_out_count (builder, "people", week->n_people);
  clout_json_out_count (builder, "new_people", week->n_new);
  add_best_post (builder, analysis);
  clout_json_out_array (builder, "waiting");
  for (guint i = 0; i < g_list_model_get_n_items (analysis->waiting); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (analysis->waiting, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "name", facts->name);
      clout_json_out_string (builder, "handle", facts->detail);
      clout_json_out_string (builder, "url", facts->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

static void
add_number_row (CloutTable *table,
                const char *words,
                gint64      n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  clout_table_add (table, words, n < 0 ? "–" : number, NULL);
}

static void
print_week (const CloutAnalysis *analysis)
{
  const CloutWeek *week = &analysis->week;
  g_autofree char *reactions = clout_format_week_reactions (week);
  g_autofree char *waiting = clout_format_waiting (analysis->waiting);
  g_autoptr(CloutTable) table = clout_table_new ("ll");

  clout_table_add (table, _("Reactions"), reactions, NULL);
  add_number_row (table, _("New followers"), week->by_kind[CLOUT_REACTION_FOLLOW]);
  add_number_row (table, _("People"), week->n_people);
  add_number_row (table, _("New people"), week->n_new);
  if (analysis->best_post != NULL)
    {
      const char *excerpt = clout_breakdown_item_get_facts (analysis->best_post)->name;
      g_autofree char *got = clout_format_by_group (week->best);

      clout_table_add (table, _("Best post"),
                       excerpt != NULL ? excerpt : _("Post (text not stored)"), NULL);
      clout_table_add (table, "", got, NULL);
    }
  clout_table_add (table, _("Waiting for a reply"), waiting, NULL);
  clout_table_print (table, 0);
}

int
clout_command_week (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutAnalysis) analysis = load_analysis (context, CLOUT_ANALYSIS_WEEK, &error);

  if (analysis == NULL)
    return clout_command_fail (error);
  if (context->json)
    print_week_json (analysis);
  else if (clout_command_has_account (context))
    print_week (analysis);
  return CLOUT_EXIT_DONE;
}
