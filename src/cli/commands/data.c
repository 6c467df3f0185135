/* data.c: accounts, highlights, export and forget.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "cli/terminal.h"
#include "model/highlight.h"
#include "platform/terminal.h"
#include "sync/accounts.h"
#include "sync/network-info.h"
#include "messages/networks.h"
#include "messages/messages.h"
#include "sync/restore.h"
#include "sync/score.h"

static void
add_notes (JsonBuilder  *builder,
           CloutAccount *account)
{
  gint64 since;
  g_auto(GStrv) incomplete = clout_account_dup_incomplete (account, &since);

  clout_json_out_string (builder, "moved", clout_account_get_moved (account));
  clout_json_out_int (builder, "incomplete_since", since);
  clout_json_out_array (builder, "incomplete");
  for (gsize i = 0; incomplete[i] != NULL; i++)
    json_builder_add_string_value (builder, incomplete[i]);
  json_builder_end_array (builder);
}

static void
print_accounts_json (GListModel *accounts)
{
  static const char *const sources[] = {
    [CLOUT_ACCOUNT_SIGNED_IN] = "signed-in",
    [CLOUT_ACCOUNT_BY_HANDLE] = "by-handle",
    [CLOUT_ACCOUNT_ARCHIVE] = "archive",
  };
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      json_builder_begin_object (builder);
      clout_json_out_int (builder, "id", clout_account_get_id (account));
      clout_json_out_string (builder, "network", clout_account_get_network (account));
      clout_json_out_string (builder, "server", clout_account_get_server (account));
      clout_json_out_string (builder, "handle", clout_account_get_handle (account));
      clout_json_out_string (builder, "name", clout_account_get_name (account));
      clout_json_out_string (builder, "source", sources[clout_account_get_source (account)]);
      clout_json_out_int (builder, "last_sync", clout_account_get_last_sync (account));
      clout_json_out_int (builder, "followers", clout_account_get_followers (account));
      clout_json_out_int (builder, "following", clout_account_get_following (account));
      clout_json_out_int (builder, "posts", clout_account_get_posts (account));
      add_notes (builder, account);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  clout_json_out_print (builder);
}

int
clout_command_accounts (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(CloutTable) table = clout_table_new ("rlll");

  if (context->json)
    {
      print_accounts_json (accounts);
      return CLOUT_EXIT_DONE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *id =
        g_strdup_printf ("%" G_GINT64_FORMAT, clout_account_get_id (account));
      g_autofree char *state =
        clout_format_account_state (account, g_get_real_time () / G_USEC_PER_SEC, zone);
      g_auto(GStrv) notes =
        clout_format_account_notes (account, g_get_real_time () / G_USEC_PER_SEC, zone);

      clout_table_add (table, id, clout_format_network (clout_account_get_network (account)),
                       clout_account_get_handle (account), state, NULL);
      for (gsize j = 0; notes[j] != NULL; j++)
        clout_table_add (table, "", "", "", notes[j], NULL);
    }
  clout_table_print (table, 0);
  clout_command_has_account (context);
  return CLOUT_EXIT_DONE;
}

static void
add_highlight (JsonBuilder    *builder,
               CloutAccount   *account,
               CloutHighlight *highlight)
{
  json_builder_begin_object (builder);
  clout_json_out_int (builder, "account", clout_account_get_id (account));
  clout_json_out_string (builder, "network", clout_account_get_network (account));
  clout_json_out_string (builder, "excerpt", clout_highlight_get_excerpt (highlight));
  clout_json_out_string (builder, "url", clout_highlight_get_url (highlight));
  clout_json_out_int (builder, "time", clout_highlight_get_time (highlight));
  clout_json_out_int (builder, "words", clout_highlight_get_words (highlight));
  clout_json_out_int (builder, "reshares", clout_highlight_get_reshares (highlight));
  clout_json_out_int (builder, "likes", clout_highlight_get_likes (highlight));
  json_builder_end_object (builder);
}

static gboolean
print_highlights (CloutCommandContext  *context,
                  CloutAccount         *account,
                  JsonBuilder          *builder,
                  GError              **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GListModel) highlights = NULL;

  clout_engine_load_highlights_async (context->engine, account, NULL, clout_command_result_cb,
                                      &result);
  highlights = clout_finish_pointer (clout_command_await (&result), error);
  if (highlights == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (highlights); i++)
    {
      g_autoptr(CloutHighlight) highlight = g_list_model_get_item (highlights, i);
      const char *excerpt = clout_highlight_get_excerpt (highlight);
      g_autofree char *words = clout_format_highlight (highlight, now, zone);

      if (context->json)
        {
          add_highlight (builder, account, highlight);
          continue;
        }
      g_print ("%s: %s\n    %s\n", clout_format_network (clout_account_get_network (account)),
               words, excerpt != NULL ? excerpt : _("Post (text not stored)"));
    }
  return TRUE;
}

int
clout_command_highlights (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  g_autoptr(CloutAccount) wanted = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  GError *error = NULL;

  json_builder_begin_array (builder);
  if (context->argument != NULL)
    {
      wanted = clout_command_find_account (context);
      if (wanted == NULL)
        return CLOUT_EXIT_USAGE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if ((wanted == NULL || wanted == account)
          && !print_highlights (context, account, builder, &error))
        return clout_command_fail (error);
    }
  json_builder_end_array (builder);
  if (context->json)
    clout_json_out_print (builder);
  return CLOUT_EXIT_DONE;
}

/* The /dev/stdout link must not be replaced. */
static gboolean
is_to_stdout (CloutCommandContext *context)
{
  return context->argument == NULL || g_str_equal (context->argument, "/dev/stdout");
}

/* Writes a new file that replaces the old one once it is complete: the data must not end up in
   the target of a link, or be readable by those who could read the old file. Opening a pipe
   would wait for a reader. */
static GOutputStream *
open_export (CloutCommandContext  *context,
             GError              **error)
{
  g_autoptr(GFile) file = NULL;

  if (is_to_stdout (context))
    return g_memory_output_stream_new_resizable ();
  file = g_file_new_for_commandline_arg (context->argument);
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _("isn’t a regular file. Choose another name."));
      return NULL;
    }
  return (GOutputStream *) g_file_replace (file, NULL, FALSE,
                                           G_FILE_CREATE_PRIVATE
                                           | G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
}

static int
fail_to_write (const char   *name,
               const GError *error)
{
  g_autofree char *text = clout_format_save_error (name, error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    clout_command_warn ("%s: %s", name, error->message);
  else
    clout_command_warn ("%s", text);
  return CLOUT_EXIT_FAILED;
}

int
clout_command_export (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GCancellable) dropped = g_cancellable_new ();
  g_autoptr(GError) file_error = NULL;
  g_autoptr(GOutputStream) stream = open_export (context, &file_error);
  const char *name = is_to_stdout (context) ? _("standard output") : context->argument;
  GError *error = NULL;

  if (stream == NULL)
    return fail_to_write (name, file_error);
  clout_engine_export_async (context->engine, stream, NULL, clout_command_result_cb, &result);
  if (!clout_finish_boolean (clout_command_await (&result), &error))
    {
      /* Closing a replaced file with a canceled cancellable leaves the old one in place. */
      g_cancellable_cancel (dropped);
      g_output_stream_close (stream, dropped, NULL);
      return clout_command_fail_of (name, error);
    }
  if (g_output_stream_close (stream, NULL, &file_error))
    {
      if (is_to_stdout (context))
        clout_terminal_write (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                              g_memory_output_stream_get_data_size (
                                G_MEMORY_OUTPUT_STREAM (stream)));
      return CLOUT_EXIT_DONE;
    }
  return fail_to_write (name, file_error);
}

/* Removed data can't be fetched again as they were, so scripts need to confirm. */
static gboolean
confirm_forget (CloutAccount *account)
{
  if (!clout_platform_is_terminal (stdin))
    {
      /* Translators: %s is a handle */
      clout_command_warn (_("this removes %s and everything stored about it. Add “--yes” to "
                            "confirm."), clout_account_get_handle (account));
      return FALSE;
    }
  /* Translators: %s is a handle; the letter for “yes” is the one of the message “y” */
  g_print (_("Remove %s and everything stored about it? [y/N]"),
           clout_account_get_handle (account));
  g_print (" ");
  return clout_command_says_yes ();
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
  if (!context->yes && !confirm_forget (account))
    return CLOUT_EXIT_USAGE;
  page = clout_network_info_dup_apps_page (account);
  clout_engine_remove_account_async (context->engine, account, NULL, clout_command_result_cb,
                                     &result);
  if (!clout_finish_boolean (clout_command_await (&result), &error))
    return clout_command_fail (error);
  /* Translators: %s is a handle; everything stored about that account was deleted */
  clout_command_say (_("Removed %s."), clout_account_get_handle (account));
  if (page != NULL)
    {
      g_autofree char *words = clout_format_apps_page (page);

      g_print ("%s\n%s\n", words, page);
    }
  return CLOUT_EXIT_DONE;
}
