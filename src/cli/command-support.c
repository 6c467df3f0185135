/* command-support.c: what the commands share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/commands.h"
#include "words/words.h"

/* Prints the sentence for @error, which it takes, and says what to exit with. */
int
clout_command_fail (GError *error)
{
  g_autofree char *sentence = clout_words_for_error (error);
  int code = CLOUT_EXIT_FAILED;

  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN))
    code = CLOUT_EXIT_SIGN_IN_AGAIN;
  else if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OFFLINE))
    code = CLOUT_EXIT_OFFLINE;
  g_printerr ("clout-cli: %s\n", sentence);
  g_info ("%s", error->message);
  g_error_free (error);
  return code;
}

void
clout_command_keep_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs the main context until the operation that keeps its result here has ended. */
GAsyncResult *
clout_command_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

CloutReport *
clout_command_report (CloutCommandContext *context,
                      GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_report_async (context->engine, NULL, clout_command_keep_cb, &result);
  return clout_engine_report_finish (context->engine, clout_command_await (&result), error);
}
