/* explain.c: the score as a tree, and why it changed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "messages/messages.h"
#include "sync/best-posts.h"
#include "sync/score.h"

#define USUAL_DAYS 7

/* Per level, unless --all is given. */
#define MOST_SHOWN 10

/* The width of “100.0”. */
#define POINTS_WIDTH 5

/* Prints each line as soon as it is known, because a tree can have thousands. */
static void
print_points (int         depth,
              double      points,
              const char *words)
{
  g_autofree char *number = clout_format_points (points);
  g_autofree char *aligned = clout_table_align (number, POINTS_WIDTH, TRUE);

  g_print ("%*s%s  %s\n", depth * 2, "", aligned, words);
}

/* Names of the levels in JSON. */
static const char *const levels[] = {
  [CLOUT_BREAKDOWN_ACCOUNT] = "account",       [CLOUT_BREAKDOWN_AUDIENCE] = "audience",
  [CLOUT_BREAKDOWN_ENGAGEMENT] = "engagement", [CLOUT_BREAKDOWN_SIGNAL] = "signal",
  [CLOUT_BREAKDOWN_PERSON] = "person",         [CLOUT_BREAKDOWN_POST] = "post",
  [CLOUT_BREAKDOWN_REACTION] = "reaction",     [CLOUT_BREAKDOWN_UNCOUNTED] = "uncounted",
  [CLOUT_BREAKDOWN_REST] = "rest",             [CLOUT_BREAKDOWN_UNEXPLAINED] = "unexplained",
  [CLOUT_BREAKDOWN_NETWORK] = "network",       [CLOUT_BREAKDOWN_PERSON_POST] = "person-post",
  [CLOUT_BREAKDOWN_CHANGE] = "change",
};

static const char *const kinds[CLOUT_N_REACTION_KINDS] = {
  [CLOUT_REACTION_MENTION] = "mention", [CLOUT_REACTION_REPLY] = "reply",
  [CLOUT_REACTION_QUOTE] = "quote",     [CLOUT_REACTION_RESHARE] = "reshare",
  [CLOUT_REACTION_LIKE] = "like",       [CLOUT_REACTION_FOLLOW] = "follow",
};

static const char *const signals[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = "followers", [CLOUT_SIGNAL_FOLLOWING] = "following",
  [CLOUT_SIGNAL_LISTED] = "listed",       [CLOUT_SIGNAL_POSTS] = "posts",
  [CLOUT_SIGNAL_MENTIONS] = "mentions",   [CLOUT_SIGNAL_RESHARES] = "reshares",
  [CLOUT_SIGNAL_LIKES] = "likes",
};

static void
add_item (JsonBuilder        *builder,
          CloutBreakdownItem *item)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

  clout_json_out_string (builder, "level", levels[facts->level]);
  clout_json_out_double (builder, "points", facts->points);
  clout_json_out_string (builder, "name", facts->name);
  clout_json_out_string (builder, "detail", facts->detail);
  if (facts->level == CLOUT_BREAKDOWN_REACTION || facts->level == CLOUT_BREAKDOWN_UNCOUNTED)
    clout_json_out_string (builder, "post", facts->post);
  clout_json_out_string (builder, "url", facts->url);
  if (facts->level == CLOUT_BREAKDOWN_SIGNAL)
    clout_json_out_string (builder, "signal", signals[facts->signal]);
  if (facts->level == CLOUT_BREAKDOWN_REACTION)
    clout_json_out_string (builder, "kind", kinds[facts->kind]);
  clout_json_out_int (builder, "n", facts->n);
  clout_json_out_int (builder, "time", facts->time);
}

static GListModel *
load_items (CloutCommandContext *context,
            CloutReport         *report,
            CloutBreakdownItem  *parent,
            CloutBreakdownLevel  by,
            GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_load_breakdown_async (context->engine, report, parent, by, NULL,
                                     clout_command_result_cb, &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

/* Summarizes the rest of a level after its largest parts. */
static void
print_smaller (GListModel *items,
               guint       from,
               int         depth)
{
  guint n = g_list_model_get_n_items (items);
  double sum = 0;
  gint64 count = 0;
  g_autofree char *words = NULL;

  for (guint i = from; i < n; i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

      sum += facts->shown;
      count += facts->level == CLOUT_BREAKDOWN_REST ? facts->n : 1;
    }
  /* Translators: parts of the score; %d is their number, and the option lists all of them */
  words = g_strdup_printf (ngettext ("%d smaller one (--all lists it)",
                                     "%d smaller ones (--all lists them)", count), (int) count);
  print_points (depth, sum, words);
}

/* @builder: (nullable): if set, adds to it instead of printing. A rest has no children, because
   its parts are on the level above. */
static gboolean
print_items (CloutCommandContext *context,
             CloutReport         *report,
             CloutBreakdownItem  *parent,
             int                  depth,
             JsonBuilder         *builder,
             GError             **error)
{
  g_autoptr(GListModel) items = load_items (context, report, parent, CLOUT_BREAKDOWN_PERSON,
                                           error);
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;
  guint n_shown = context->all || builder != NULL || n <= MOST_SHOWN + 1 ? n : MOST_SHOWN;

  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
      g_autofree char *words = clout_format_breakdown_item (item, report);
      gboolean opened = clout_breakdown_item_has_children (item) && depth + 1 < context->depth
        && (facts->level != CLOUT_BREAKDOWN_REST || context->all);

      if (builder != NULL)
        {
          json_builder_begin_object (builder);
          add_item (builder, item);
          clout_json_out_array (builder, "parts");
        }
      else
        print_points (depth, facts->shown, words);
      if (opened && !print_items (context, report, item, depth + 1, builder, error))
        return FALSE;
      if (builder != NULL)
        {
          json_builder_end_array (builder);
          json_builder_end_object (builder);
        }
    }
  if (n_shown < n)
    print_smaller (items, n_shown, depth);
  return items != NULL;
}

/* Adds what each network adds to the score, as the window's bar shows it. */
static gboolean
add_networks (CloutCommandContext *context,
              CloutReport         *report,
              JsonBuilder         *builder,
              GError             **error)
{
  g_autoptr(GListModel) items = load_items (context, report, NULL, CLOUT_BREAKDOWN_NETWORK, error);
  double score = clout_report_get_score (report)->score;

  if (items == NULL)
    return FALSE;
  clout_json_out_array (builder, "networks");
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
      CloutAccount *account = clout_report_get_account (report, facts->account);

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "network", clout_account_get_network (account));
      clout_json_out_int (builder, "accounts", facts->n);
      clout_json_out_double (builder, "points", facts->points);
      clout_json_out_double (builder, "share", score > 0 ? facts->points / score : 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

/* Adds the recent posts that earned most, as the window's cards show them. */
static gboolean
add_best_posts (CloutCommandContext *context,
                CloutReport         *report,
                JsonBuilder         *builder,
                GError             **error)
{
  static const char *const groups[CLOUT_N_GROUPS] = { "words", "shares", "likes" };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) cards = NULL;

  clout_engine_list_best_posts_async (context->engine, report, NULL, clout_command_result_cb,
                                      &result);
  cards = clout_finish_pointer (clout_command_await (&result), error);
  if (cards == NULL)
    return FALSE;
  clout_json_out_array (builder, "best_posts");
  for (guint i = 0; i < cards->len; i++)
    {
      const CloutBestPostCard *card = cards->pdata[i];

      json_builder_begin_object (builder);
      add_item (builder, card->post);
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        clout_json_out_int (builder, groups[group], card->counts[group]);
      clout_json_out_array (builder, "people");
      for (gsize at = 0; card->people[at] != NULL; at++)
        json_builder_add_string_value (builder, card->people[at]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static int
explain_in_json (CloutCommandContext *context,
                 CloutReport         *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  GError *error = NULL;

  json_builder_begin_object (builder);
  if (clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN)
    {
      clout_json_out_string (builder, "score", NULL);
      clout_json_out_array (builder, "networks");
      json_builder_end_array (builder);
      clout_json_out_array (builder, "best_posts");
      json_builder_end_array (builder);
    }
  else
    {
      clout_json_out_double (builder, "score", clout_report_get_score (report)->score);
      if (!add_networks (context, report, builder, &error)
          || !add_best_posts (context, report, builder, &error))
        return clout_command_fail (error);
    }
  clout_json_out_array (builder, "parts");
  if (context->depth > 1 && !print_items (context, report, NULL, 1, builder, &error))
    return clout_command_fail (error);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
  return CLOUT_EXIT_DONE;
}

int
clout_command_explain (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutReport) report = clout_command_report (context, &error);
  g_autofree char *known = report != NULL ? clout_format_known (report, TRUE) : NULL;

  if (report == NULL)
    return clout_command_fail (error);
  if (context->json)
    return explain_in_json (context, report);
  if (clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN)
    {
      g_print ("%s\n", known);
      return CLOUT_EXIT_DONE;
    }
  /* Translators: the line above the accounts that make up the score */
  print_points (0, clout_report_get_score (report)->score, C_("explanation", "Score"));
  if (context->depth > 1 && !print_items (context, report, NULL, 1, NULL, &error))
    return clout_command_fail (error);
  if (known != NULL)
    g_print ("\n%s\n", known);
  return CLOUT_EXIT_DONE;
}

static void
add_line (CloutTable *table,
          double      score,
          const char *words)
{
  g_autofree char *number = clout_format_points (score);

  clout_table_add (table, number, words, NULL);
}

static void
print_change (const CloutChange *change,
              int                days)
{
  g_autofree char *ago = g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  g_autofree char *difference =
    clout_format_change (clout_round_change (change->before, change->after,
                                             CLOUT_SHOWN_DECIMALS));
  g_autoptr(CloutTable) ends = clout_table_new ("rl");
  g_autoptr(CloutTable) moves = clout_table_new ("rl");
  double shown[CLOUT_N_MOVES];

  add_line (ends, change->before, ago);
  add_line (ends, change->after, C_("day", "today"));
  /* Translators: shown after the score's change; the parts that add up to it follow, one per
     line */
  clout_table_add (ends, difference, _("the difference, made up of:"), NULL);
  clout_table_print (ends, 0);
  clout_change_show (change, CLOUT_SHOWN_DECIMALS, shown);
  for (CloutMove move = 0; move < CLOUT_N_MOVES; move++)
    {
      g_autofree char *words = clout_format_move (move, change);
      g_autofree char *points = clout_format_change (shown[move]);

      if (fabs (shown[move]) >= 0.05)
        clout_table_add (moves, points, words, NULL);
    }
  clout_table_print (moves, 2);
}

static void
print_people (CloutReport *report,
              GListModel  *people)
{
  g_autoptr(CloutTable) table = clout_table_new ("rl");

  /* Translators: “it” is the score; people with their points follow */
  g_print ("\n%s\n", _("Who moved it:"));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (people, i);
      g_autofree char *words = clout_format_breakdown_item (item, report);
      g_autofree char *points = clout_format_change (clout_breakdown_item_get_facts (item)->shown);

      clout_table_add (table, points, words, NULL);
    }
  clout_table_print (table, 2);
}

static void
print_changes_json (const CloutChange *change,
                    int                days,
                    GListModel        *people)
{
  static const char *const names[CLOUT_N_MOVES] = { "came", "faded", "audience", "rest" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  double shown[CLOUT_N_MOVES];

  clout_change_show (change, CLOUT_SHOWN_DECIMALS, shown);
  json_builder_begin_object (builder);
  clout_json_out_int (builder, "days", days);
  clout_json_out_double (builder, "before",
                         clout_round (change->before, CLOUT_SHOWN_DECIMALS));
  clout_json_out_double (builder, "after",
                         clout_round (change->after, CLOUT_SHOWN_DECIMALS));
  for (CloutMove move = 0; move < CLOUT_N_MOVES; move++)
    clout_json_out_double (builder, names[move],
                           clout_round (shown[move], CLOUT_SHOWN_DECIMALS));
  clout_json_out_array (builder, "people");
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (people, i);

      json_builder_begin_object (builder);
      add_item (builder, item);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

/* No score was shown on either day, so there is no difference to explain. */
static int
say_unknown (CloutCommandContext *context,
             CloutReport         *report,
             int                  days)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *known = clout_format_known (report, TRUE);

  if (!context->json)
    {
      g_print ("%s\n", known);
      return CLOUT_EXIT_DONE;
    }
  json_builder_begin_object (builder);
  clout_json_out_int (builder, "days", days);
  clout_json_out_string (builder, "before", NULL);
  clout_json_out_string (builder, "after", NULL);
  clout_json_out_string (builder, "reason", "not-enough-data");
  json_builder_end_object (builder);
  clout_json_out_print (builder);
  return CLOUT_EXIT_DONE;
}

int
clout_command_changes (CloutCommandContext *context)
{
  int days = context->argument != NULL ? atoi (context->argument) : USUAL_DAYS;
  GError *error = NULL;
  g_autoptr(CloutReport) report = clout_command_report (context, &error);
  g_autoptr(CloutChange) change = NULL;
  g_autoptr(GListModel) people = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  if (report == NULL)
    return clout_command_fail (error);
  if (days < 1 || days >= CLOUT_HISTORY_DAYS)
    /* Translators: what the command “changes” needs; %d is 89 */
    return clout_command_refuse (_("enter a number of days from 1 to %d"),
                                 CLOUT_HISTORY_DAYS - 1);
  if (clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN
      && clout_report_get_score (report)->n_shares > 0)
    return say_unknown (context, report, days);
  clout_engine_load_change_async (context->engine, report, days, NULL, clout_command_result_cb,
                                  &result);
  people = clout_engine_load_change_finish (context->engine, clout_command_await (&result),
                                            &change, &error);
  if (people == NULL)
    return clout_command_fail (error);
  if (context->json)
    {
      print_changes_json (change, days, people);
      return CLOUT_EXIT_DONE;
    }
  print_change (change, days);
  if (g_list_model_get_n_items (people) > 0)
    print_people (report, people);
  return CLOUT_EXIT_DONE;
}
