/* command-explain.c: the score as a tree, to the last reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/commands.h"
#include "words/words.h"

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
