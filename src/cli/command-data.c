/* command-data.c: accounts, moments, import, export and forget.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/commands.h"
#include "model/highlight.h"
#include "sync/network-info.h"
#include "words/network-words.h"
#include "words/words.h"

int
clout_command_accounts (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(CloutTable) table = clout_table_new ("rlll");

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *id =
        g_strdup_printf ("%" G_GINT64_FORMAT, clout_account_get_id (account));
      g_autofree char *state =
        clout_words_for_account_state (account, g_get_real_time () / G_USEC_PER_SEC, zone);

      clout_table_add (table, id, clout_words_for_network (clout_account_get_network (account)),
                       clout_account_get_handle (account), state, NULL);
    }
  clout_table_print (table, 0);
  if (g_list_model_get_n_items (accounts) == 0)
    g_print ("%s\n", _("No account yet. Start with “clout-cli sign-in SERVER” or “clout-cli import "
                       "FILE”."));
  return CLOUT_EXIT_DONE;
}

static gboolean
print_moments (CloutCommandContext  *context,
               CloutAccount         *account,
               GError              **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GListModel) moments = NULL;

  clout_engine_load_highlights_async (context->engine, account, NULL, clout_command_keep_cb,
                                      &result);
  moments = clout_engine_load_highlights_finish (context->engine, clout_command_await (&result),
                                                 error);
  if (moments == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (moments); i++)
    {
      g_autoptr(CloutHighlight) moment = g_list_model_get_item (moments, i);
      const char *excerpt = clout_highlight_get_excerpt (moment);
      g_autofree char *words = clout_words_for_highlight (moment, now, zone);

      g_print ("%s: %s\n    %s\n", clout_words_for_network (clout_account_get_network (account)),
               words, excerpt != NULL ? excerpt : _("A post, its words not kept"));
    }
  return TRUE;
}

int
clout_command_moments (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  g_autoptr(CloutAccount) wanted = NULL;
  GError *error = NULL;

  if (context->argument != NULL)
    {
      wanted = clout_command_find_account (context);
      if (wanted == NULL)
        return CLOUT_EXIT_USAGE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if ((wanted == NULL || wanted == account) && !print_moments (context, account, &error))
        return clout_command_fail (error);
    }
  return CLOUT_EXIT_DONE;
}

int
clout_command_import (CloutCommandContext *context)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (context->argument);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CloutAccount) account = NULL;
  GError *error = NULL;

  clout_engine_import_async (context->engine, file, NULL, NULL, NULL, clout_command_keep_cb,
                             &result);
  account = clout_engine_import_finish (context->engine, clout_command_await (&result), &error);
  if (account == NULL)
    return clout_command_fail_of (context->argument, error);
  /* Translators: a network and a handle there */
  clout_command_say (_("Imported %s: %s"),
                     clout_words_for_network (clout_account_get_network (account)),
                     clout_account_get_handle (account));
  return CLOUT_EXIT_DONE;
}

int
clout_command_export (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *stream = G_MEMORY_OUTPUT_STREAM (memory);
  GError *error = NULL;

  clout_engine_export_async (context->engine, memory, NULL, clout_command_keep_cb, &result);
  if (!clout_engine_export_finish (context->engine, clout_command_await (&result), &error))
    return clout_command_fail (error);
  if (context->argument != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (context->argument);

      if (g_file_replace_contents (file, g_memory_output_stream_get_data (stream),
                                   g_memory_output_stream_get_data_size (stream), NULL, FALSE,
                                   G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
        return CLOUT_EXIT_DONE;
      clout_command_tell ("%s", error->message);
      g_error_free (error);
      return CLOUT_EXIT_FAILED;
    }
  fwrite (g_memory_output_stream_get_data (stream), 1,
          g_memory_output_stream_get_data_size (stream), stdout);
  return fflush (stdout) == 0 ? CLOUT_EXIT_DONE : CLOUT_EXIT_FAILED;
}

int
clout_command_forget (CloutCommandContext *context)
{
  g_autoptr(CloutAccount) account = clout_command_find_account (context);
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *page = NULL;
  GError *error = NULL;

  if (account == NULL)
    return CLOUT_EXIT_USAGE;
  page = clout_network_info_dup_apps_page (account);
  clout_engine_remove_account_async (context->engine, account, NULL, clout_command_keep_cb,
                                     &result);
  if (!clout_engine_remove_account_finish (context->engine, clout_command_await (&result), &error))
    return clout_command_fail (error);
  /* Translators: %s is a handle; all that was stored of that account is deleted */
  clout_command_say (_("Forgot %s."), clout_account_get_handle (account));
  if (page != NULL)
    {
      g_autofree char *words = clout_words_for_apps_page (page);

      g_print ("%s\n%s\n", words, page);
    }
  return CLOUT_EXIT_DONE;
}
