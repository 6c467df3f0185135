/* score.c: score, history and tips.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "messages/messages.h"
#include "sync/score.h"

static void
add_account (JsonBuilder *builder,
             CloutReport *report,
             guint        index,
             double       points)
{
  const CloutScoreShare *share = &clout_report_get_score (report)->shares[index];
  CloutAccount *account = clout_report_get_account (report, index);
  double halves[] = { share->audience, share->engagement };
  double shown[2];

  clout_ledger_round (halves, 2, points, CLOUT_JSON_OUT_DECIMALS, shown);
  json_builder_begin_object (builder);
  clout_json_out_int (builder, "id", clout_account_get_id (account));
  clout_json_out_string (builder, "network", clout_account_get_network (account));
  clout_json_out_string (builder, "handle", clout_account_get_handle (account));
  clout_json_out_double (builder, "points", points);
  clout_json_out_double (builder, "audience", shown[0]);
  clout_json_out_double (builder, "engagement", shown[1]);
  json_builder_end_object (builder);
}

/* The signal with the most estimated points, and its account. */
static void
add_unknown (JsonBuilder *builder,
             CloutReport *report)
{
  static const char *const names[CLOUT_N_SIGNALS] = {
    "followers", "following", "listed", "posts", "mentions", "reshares", "likes",
  };
  gsize index;
  CloutSignal signal = clout_score_get_unknown (clout_report_get_score (report), &index);

  if (signal == CLOUT_N_SIGNALS)
    return;
  clout_json_out_object (builder, "unknown");
  clout_json_out_int (builder, "account",
                      clout_account_get_id (clout_report_get_account (report, index)));
  clout_json_out_string (builder, "signal", names[signal]);
  json_builder_end_object (builder);
}

/* Scores of old archives on their last day. */
static void
add_past (JsonBuilder *builder,
          GArray      *past)
{
  clout_json_out_array (builder, "past");
  for (guint i = 0; i < past->len; i++)
    {
      const CloutPastScore *one = &g_array_index (past, CloutPastScore, i);
      g_autofree char *date = clout_format_day (one->day, CLOUT_DAY_ISO);

      json_builder_begin_object (builder);
      clout_json_out_int (builder, "account", clout_account_get_id (one->account));
      clout_json_out_string (builder, "date", date);
      clout_json_out_double (builder, "score",
                             one->known == CLOUT_SCORE_UNKNOWN ? NAN : one->score);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_past (GArray *past)
{
  for (guint i = 0; i < past->len; i++)
    {
      g_autofree char *text =
        clout_format_past (&g_array_index (past, CloutPastScore, i), past->len > 1);

      g_print ("%s\n", text);
    }
}

static void
print_score_json (CloutReport *report,
                  GArray      *past)
{
  const CloutScore *score = clout_report_get_score (report);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree double *parts = g_new0 (double, score->n_shares + 1);
  g_autofree double *shown = g_new0 (double, score->n_shares + 1);
  g_autofree char *date = clout_format_day (clout_report_get_today (report), CLOUT_DAY_ISO);

  for (gsize i = 0; i < score->n_shares; i++)
    parts[i] = score->shares[i].points;
  clout_ledger_round (parts, score->n_shares, score->score, CLOUT_JSON_OUT_DECIMALS, shown);
  json_builder_begin_object (builder);
  if (score->known == CLOUT_SCORE_UNKNOWN)
    {
      clout_json_out_string (builder, "score", NULL);
      clout_json_out_string (builder, "reason", "not-enough-data");
    }
  else
    {
      clout_json_out_rounded (builder, "score", score->score);
      clout_json_out_rounded (builder, "low", score->low);
      clout_json_out_rounded (builder, "high", score->high);
    }
  clout_json_out_rounded (builder, "estimated", score->estimated);
  add_unknown (builder, report);
  clout_json_out_int (builder, "model", score->model);
  clout_json_out_string (builder, "date", date);
  clout_json_out_array (builder, "accounts");
  for (gsize i = 0; i < score->n_shares; i++)
    add_account (builder, report, i, shown[i]);
  json_builder_end_array (builder);
  add_past (builder, past);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

static void
print_score (CloutReport *report)
{
  const CloutScore *score = clout_report_get_score (report);
  guint days = clout_report_get_history_days (report);
  const double *history = clout_report_get_history (report) + CLOUT_HISTORY_DAYS - days;
  static const struct
  {
    guint days;
    const char *words;
  } spans[] = {
    { 1, N_("Since yesterday") },
    { 7, N_("7 days") },
    { 30, N_("30 days") },
  };
  g_autofree char *number = clout_format_points (score->score);
  g_autofree char *range = clout_format_range (score);
  g_autofree char *known = clout_format_known (report, TRUE);
  g_autoptr(CloutTable) table = clout_table_new ("rl");

  if (score->known == CLOUT_SCORE_UNKNOWN)
    {
      g_print ("%s\n", known);
      return;
    }
  clout_table_add (table, number, clout_format_level (score->score), NULL);
  clout_table_add (table, "", range, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *change =
        clout_format_change (clout_history_delta (history, days, spans[i].days));

      clout_table_add (table, change, _(spans[i].words), NULL);
    }
  clout_table_print (table, 0);
  if (known != NULL)
    g_print ("%s\n", known);
}

int
clout_command_score (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutReport) report = clout_command_report (context, &error);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) past = NULL;

  if (report == NULL)
    return clout_command_fail (error);
  clout_engine_load_past_async (context->engine, NULL, clout_command_result_cb, &result);
  past = clout_finish_pointer (clout_command_await (&result), &error);
  if (past == NULL)
    return clout_command_fail (error);
  if (context->json)
    print_score_json (report, past);
  else if (clout_command_has_account (context))
    print_score (report);
  if (!context->json)
    print_past (past);
  if (!context->json && clout_format_closed (report) != NULL)
    g_print ("%s\n", clout_format_closed (report));
  return CLOUT_EXIT_DONE;
}

static void
print_days_json (GArray *days)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++)
    {
      const CloutDayScore *day = &g_array_index (days, CloutDayScore, i);
      g_autofree char *date = clout_format_day (day->day, CLOUT_DAY_ISO);

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "date", date);
      clout_json_out_double (builder, "score", day->score);
      clout_json_out_double (builder, "again", day->again);
      clout_json_out_flag (builder, "shown", day->shown);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  clout_json_out_print (builder);
}

static void
print_days (GArray *days)
{
  g_autoptr(CloutTable) table = clout_table_new ("lr");

  for (guint i = 0; i < days->len; i++)
    {
      const CloutDayScore *day = &g_array_index (days, CloutDayScore, i);
      g_autofree char *number = clout_format_points (day->score);
      g_autofree char *date = clout_format_day (day->day, CLOUT_DAY_ISO);

      clout_table_add (table, date, number, NULL);
    }
  clout_table_print (table, 0);
}

int
clout_command_history (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutReport) report = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) days = NULL;
  g_autofree char *known = NULL;
  guint n_days = context->all ? 0 : context->days;

  report = clout_command_report (context, &error);
  if (report == NULL)
    return clout_command_fail (error);
  known = clout_format_known (report, TRUE);
  clout_engine_load_days_async (context->engine, n_days, NULL, clout_command_result_cb, &result);
  days = clout_finish_pointer (clout_command_await (&result), &error);
  if (days == NULL)
    return clout_command_fail (error);
  if (clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN)
    g_array_set_size (days, 0);
  if (context->json)
    print_days_json (days);
  else if (days->len == 0 && known != NULL)
    g_print ("%s\n", known);
  else
    print_days (days);
  return CLOUT_EXIT_DONE;
}

/* Uses names that are the same in every language. */
static void
add_tip (JsonBuilder    *builder,
         CloutReport    *report,
         const CloutTip *tip)
{
  static const char *const kinds[CLOUT_N_TIP_KINDS] = {
    [CLOUT_TIP_REPLY_TO_PEOPLE] = "answer-people",
    [CLOUT_TIP_BEST_HOURS] = "best-hours",
    [CLOUT_TIP_OWN_WORDS] = "own-words",
    [CLOUT_TIP_QUIET_TOPIC] = "quiet-topic",
    [CLOUT_TIP_CONNECT] = "connect",
    [CLOUT_TIP_FADING] = "fading",
    [CLOUT_TIP_PICTURES] = "pictures",
    [CLOUT_TIP_LINKS] = "links",
    [CLOUT_TIP_SHOUTING] = "shouting",
    [CLOUT_TIP_BEGGING] = "begging",
    [CLOUT_TIP_REPLY_TO_ANYONE] = "answer-anybody",
    [CLOUT_TIP_OLD_FRIENDS] = "old-friends",
    [CLOUT_TIP_FEWER_POSTS] = "fewer-posts",
  };

  json_builder_begin_object (builder);
  clout_json_out_string (builder, "kind", kinds[tip->kind]);
  clout_json_out_double (builder, "effect", tip->effect);
  clout_json_out_int (builder, "n", tip->n);
  if (tip->kind == CLOUT_TIP_BEST_HOURS)
    {
      clout_json_out_int (builder, "weekday", tip->weekday + 1);
      clout_json_out_int (builder, "hour", tip->hour);
    }
  if (tip->kind == CLOUT_TIP_QUIET_TOPIC)
    clout_json_out_string (builder, "topic", clout_report_get_topic (report, tip->topic));
  json_builder_end_object (builder);
}

int
clout_command_tips (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutReport) report = clout_command_report (context, &error);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CloutTable) table = clout_table_new ("rl");
  const CloutTip *tips;
  gsize n;

  if (report == NULL)
    return clout_command_fail (error);
  tips = clout_report_get_tips (report, &n);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *words = clout_format_tip (report, &tips[i]);
      g_autofree char *effect = clout_format_change (tips[i].effect);

      add_tip (builder, report, &tips[i]);
      clout_table_add (table, effect, words, NULL);
    }
  json_builder_end_array (builder);
  if (context->json)
    clout_json_out_print (builder);
  else
    clout_table_print (table, 0);
  if (!context->json && n == 0)
    g_print ("%s\n", _("No tips right now"));
  return CLOUT_EXIT_DONE;
}
