/* command-explain.c: the score as a tree, and why it moved.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "words/words.h"

#define USUAL_DAYS 7

/* Of “100.0”. */
#define POINTS_WIDTH 5

/* Each line is printed as soon as it is known: a tree may have thousands. */
static void
print_points (int         depth,
              double      points,
              const char *words)
{
  g_autofree char *number = clout_words_for_points (points);
  g_autofree char *aligned = clout_table_align (number, POINTS_WIDTH, TRUE);

  g_print ("%*s%s  %s\n", depth * 2, "", aligned, words);
}

static gboolean
print_parts (CloutCommandContext *context,
             CloutReport         *report,
             CloutPart           *parent,
             int                  depth,
             GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GListModel) parts = NULL;

  clout_engine_load_parts_async (context->engine, report, parent, CLOUT_PART_PERSON, NULL,
                                 clout_command_keep_cb, &result);
  parts = clout_engine_load_parts_finish (context->engine, clout_command_await (&result), error);
  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr(CloutPart) part = g_list_model_get_item (parts, i);
      g_autofree char *words = clout_words_for_part (part, report);

      print_points (depth, clout_part_get_facts (part)->shown, words);
      if (depth + 1 < context->depth && clout_part_has_children (part)
          && clout_part_get_facts (part)->level != CLOUT_PART_REST
          && !print_parts (context, report, part, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

int
clout_command_explain (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutReport) report = clout_command_report (context, &error);

  if (report == NULL)
    return clout_command_fail (error);
  /* Translators: the line above the accounts that the score is made of */
  print_points (0, clout_report_get_score (report)->score, C_("explanation", "Score"));
  if (!print_parts (context, report, NULL, 1, &error))
    return clout_command_fail (error);
  return CLOUT_EXIT_DONE;
}

static void
add_line (CloutTable *table,
          double      score,
          const char *words)
{
  g_autofree char *number = clout_words_for_points (score);

  clout_table_add (table, number, words, NULL);
}

static void
print_change (const CloutChange *change,
              int                days)
{
  double before = rint (change->before * 10) / 10;
  double after = rint (change->after * 10) / 10;
  g_autofree char *ago = g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  g_autofree char *difference = clout_words_for_change (after - before);
  g_autoptr(CloutTable) ends = clout_table_new ("rl");
  g_autoptr(CloutTable) moves = clout_table_new ("rl");
  double shown[CLOUT_N_MOVES];

  add_line (ends, before, ago);
  add_line (ends, after, C_("day", "today"));
  /* Translators: behind the change of the score; what it is made up of follows, line by line */
  clout_table_add (ends, difference, _("the difference, made up of:"), NULL);
  clout_table_print (ends, 0);
  clout_change_show (change, 1, shown);
  for (CloutMove move = 0; move < CLOUT_N_MOVES; move++)
    {
      g_autofree char *words = clout_words_for_move (move, change);
      g_autofree char *points = clout_words_for_change (shown[move]);

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
      g_autoptr(CloutPart) part = g_list_model_get_item (people, i);
      g_autofree char *words = clout_words_for_part (part, report);
      g_autofree char *points = clout_words_for_change (clout_part_get_facts (part)->shown);

      clout_table_add (table, points, words, NULL);
    }
  clout_table_print (table, 2);
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
    /* Translators: what the command “changes” has to be told; %d is 89 */
    return clout_command_refuse (_("tell it a number of days from 1 to %d."),
                                 CLOUT_HISTORY_DAYS - 1);
  clout_engine_load_change_async (context->engine, report, days, NULL, clout_command_keep_cb,
                                  &result);
  people = clout_engine_load_change_finish (context->engine, clout_command_await (&result),
                                            &change, &error);
  if (people == NULL)
    return clout_command_fail (error);
  print_change (change, days);
  if (g_list_model_get_n_items (people) > 0)
    print_people (report, people);
  return CLOUT_EXIT_DONE;
}
