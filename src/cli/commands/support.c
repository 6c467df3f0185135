/* support.c: helpers shared by the commands.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/commands/commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "messages/messages.h"
#include "sync/score.h"
#include "sync/sync-error.h"

/* Reads the answer to a question just printed. */
gboolean
clout_command_says_yes (void)
{
  char line[64];
  g_autofree char *answer = NULL;

  if (fgets (line, sizeof line, stdin) == NULL)
    return FALSE;
  answer = g_utf8_make_valid (g_strstrip (line), -1);
  /* Translators: the first letter of an answer that means “yes”, in lower case */
  return *answer != '\0'
         && g_unichar_tolower (g_utf8_get_char (answer))
            == g_utf8_get_char (C_("answer", "y"));
}

/* Returns the exit status for @error. */
static int
exit_code (const GError *error)
{
  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN))
    return CLOUT_EXIT_SIGN_IN_AGAIN;
  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OFFLINE)
      || g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_UNREACHABLE)
      || g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_TIMED_OUT))
    return CLOUT_EXIT_OFFLINE;
  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME)
      || g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_SUCH_SERVER))
    return CLOUT_EXIT_USAGE;
  return CLOUT_EXIT_FAILED;
}

/* Prints a sentence and a line break. */
void
clout_command_say (const char *format,
                   ...)
{
  g_autofree char *sentence = NULL;
  va_list values;

  va_start (values, format);
  sentence = g_strdup_vprintf (format, values);
  va_end (values);
  g_print ("%s\n", sentence);
}

static void G_GNUC_PRINTF (1, 0)
report_values (const char *format,
               va_list     values)
{
  g_autofree char *sentence = g_strdup_vprintf (format, values);

  g_printerr ("clout-cli: %s\n", sentence);
}

/* Prints a sentence to standard error, after the program's name. */
void
clout_command_warn (const char *format,
                    ...)
{
  va_list values;

  va_start (values, format);
  report_values (format, values);
  va_end (values);
}

/* Like clout_command_warn(), for invalid arguments. */
int
clout_command_refuse (const char *format,
                      ...)
{
  va_list values;

  va_start (values, format);
  report_values (format, values);
  va_end (values);
  return CLOUT_EXIT_USAGE;
}

/* Prints the message for @error, frees it and returns the exit status. */
int
clout_command_fail (GError *error)
{
  return clout_command_fail_of (NULL, error);
}

/* Like clout_command_fail(), with the text @what, unless %NULL, before the message. */
int
clout_command_fail_of (const char *what,
                       GError     *error)
{
  g_autofree char *sentence = clout_format_error (error);
  int code = exit_code (error);

  if (what != NULL)
    clout_command_warn ("%s: %s", what, sentence);
  else
    clout_command_warn ("%s", sentence);
  g_info ("%s", error->message);
  g_error_free (error);
  return code;
}

/* Whether standard error is a terminal on which a line can be overwritten. */
gboolean
clout_command_has_terminal (void)
{
  return g_log_writer_supports_color (2) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/* The longest current pause, which is counted down. */
static char *pause_server;
static gint64 pause_until;
static guint pause_timer;

static char *
describe_pause (const char *server,
                gint64      until)
{
  int left = MAX (until - g_get_real_time () / G_USEC_PER_SEC, 0);

  /* Translators: %s is the name of a server, such as "mastodon.social" */
  return g_strdup_printf (ngettext ("%s asks Clout to wait %d second",
                                    "%s asks Clout to wait %d seconds", left),
                          server, left);
}

static gboolean
count_down_cb (gpointer data)
{
  g_autofree char *words = describe_pause (pause_server, pause_until);

  /* g_printerr() would filter the escape sequence. */
  fputs ("\r\033[K", stderr);
  g_printerr ("%s", words);
  return G_SOURCE_CONTINUE;
}

static void
end_count_down (const char *server)
{
  if (pause_timer == 0 || g_strcmp0 (server, pause_server) != 0)
    return;
  g_clear_handle_id (&pause_timer, g_source_remove);
  g_clear_pointer (&pause_server, g_free);
  pause_until = 0;
  fputs ("\r\033[K", stderr);
}

/* Handles #CloutEngine::pausing: counts down on a terminal, and prints a single message
   elsewhere. */
void
clout_command_pausing_cb (CloutEngine *engine,
                          const char  *server,
                          gint64       until)
{
  g_autofree char *words = NULL;

  if (until == 0)
    {
      end_count_down (server);
      return;
    }
  if (!clout_command_has_terminal ())
    {
      words = describe_pause (server, until);
      clout_command_warn ("%s", words);
      return;
    }
  if (until <= pause_until)
    return;
  g_free (pause_server);
  pause_server = g_strdup (server);
  pause_until = until;
  if (pause_timer == 0)
    pause_timer = g_timeout_add_seconds (1, count_down_cb, NULL);
  count_down_cb (NULL);
}

/* Returns (transfer full) (nullable): the account that the argument identifies by handle or
   number. Prints an error if there is no such account. */
CloutAccount *
clout_command_find_account (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  const char *wanted = context->argument + (*context->argument == '@');

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *id =
        g_strdup_printf ("%" G_GINT64_FORMAT, clout_account_get_id (account));

      if (g_strcmp0 (wanted, clout_account_get_handle (account)) == 0
          || g_strcmp0 (wanted, id) == 0)
        return g_steal_pointer (&account);
    }
  clout_command_warn (_("no account “%s”; “clout-cli accounts” lists them."), wanted);
  return NULL;
}

/* Returns whether there is an account; prints how to add one if there isn't. */
gboolean
clout_command_has_account (CloutCommandContext *context)
{
  if (g_list_model_get_n_items (clout_engine_get_accounts (context->engine)) > 0)
    return TRUE;
  clout_command_say ("%s", _("No accounts yet. Start with “clout-cli sign-in SERVER” or “clout-cli "
                             "import FILE”."));
  return FALSE;
}

void
clout_command_result_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs the main context until the operation has stored its result here. */
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

  clout_engine_report_async (context->engine, NULL, clout_command_result_cb, &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}
