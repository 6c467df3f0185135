/* command-explain.c: the score as a tree, and why it moved.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "words/words.h"

#define USUAL_DAYS 7

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

      g_print ("%*s%5.1f  %s\n", depth * 2, "", clout_part_get_facts (part)->shown, words);
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
  g_print ("%5.1f  %s\n", clout_report_get_score (report)->score, "Score");
  if (!print_parts (context, report, NULL, 1, &error))
    return clout_command_fail (error);
  return CLOUT_EXIT_DONE;
}

static void
print_change (const CloutChange *change,
              guint              days)
{
  double before = rint (change->before * 10) / 10;
  double after = rint (change->after * 10) / 10;
  double shown[CLOUT_N_MOVES];

  clout_change_show (change, 1, shown);
  g_print ("%5.1f  %u days ago\n%5.1f  now, %+.1f:\n", before, days, after, after - before);
  for (CloutMove move = 0; move < CLOUT_N_MOVES; move++)
    {
      g_autofree char *words = clout_words_for_move (move, change);
      g_autofree char *points = clout_words_for_change (shown[move]);

      if (fabs (shown[move]) >= 0.05)
        g_print ("  %5s  %s\n", points, words);
    }
}

static void
print_people (CloutReport *report,
              GListModel  *people)
{
  g_print ("\nWho moved it:\n");
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr(CloutPart) part = g_list_model_get_item (people, i);
      g_autofree char *words = clout_words_for_part (part, report);
      g_autofree char *points = clout_words_for_change (clout_part_get_facts (part)->shown);

      g_print ("  %5s  %s\n", points, words);
    }
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
    {
      g_printerr ("clout-cli: tell it a number of days from 1 to %d.\n", CLOUT_HISTORY_DAYS - 1);
      return CLOUT_EXIT_USAGE;
    }
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
