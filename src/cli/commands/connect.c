/* connect.c: add and sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/secret-memory.h"
#include "cli/commands/commands.h"
#include "platform/terminal.h"
#include "sync/accounts.h"
#include "sync/network-info.h"
#include "sync/sign-in.h"
#include "sync/ways.h"
#include "messages/messages.h"
#include "messages/networks.h"
#include "messages/ways.h"
#include "sync/sync-error.h"

/* Says what was recognized, and what can be done there. */
static int
refuse_typed (const CloutTypedAccount *typed,
              GPtrArray               *ways)
{
  g_autofree char *recognized = clout_format_recognized (typed);
  const CloutWay *way = ways->len > 0 ? g_ptr_array_index (ways, 0) : NULL;
  g_autofree char *needs = NULL;
  CloutNetworkInfo info;

  if (way == NULL || way->network == NULL || !clout_network_info_find (way->network, &info))
    return clout_command_refuse ("%s", recognized);
  needs = clout_format_needs (&info);
  /* Translators: a network or an account, what can be done there, and the name of a network, as it
     is typed */
  return clout_command_refuse (_("%1$s: %2$s. “clout-cli networks %3$s” explains it."), recognized,
                               needs, info.id);
}

int
clout_command_add (CloutCommandContext *context)
{
  g_autoptr(CloutTypedAccount) typed = clout_ways_recognize (context->argument);
  g_autoptr(GPtrArray) ways = clout_ways_list (typed);
  const CloutWay *way = clout_ways_find (ways, CLOUT_WAY_PUBLIC);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CloutAccount) account = NULL;
  GError *error = NULL;

  if (typed->kind != CLOUT_TYPED_INVALID && (way == NULL || way->typed == NULL))
    return refuse_typed (typed, ways);
  /* A host can be a handle or a blog, so both are tried. */
  if (typed->kind == CLOUT_TYPED_SERVER)
    way = NULL;
  clout_engine_add_by_handle_async (context->engine, way != NULL ? way->network : NULL,
                                    way != NULL ? way->typed : context->argument, NULL,
                                    clout_command_result_cb, &result);
  account = clout_finish_pointer (clout_command_await (&result), &error);
  if (account == NULL)
    return clout_command_fail (error);
  /* Translators: a network and a handle there */
  clout_command_say (_("Added %s: %s"),
                     clout_format_network (clout_account_get_network (account)),
                     clout_account_get_handle (account));
  return clout_command_sync_one (context, account);
}

static void
link_cb (CloutSignIn *sign_in)
{
  g_print ("%s\n\n  %s\n\n%s ", _("Open this address in a browser, on this computer:"),
           clout_sign_in_get_link (sign_in),
           _("Or open it in any browser and paste the final address here:"));
}

static gboolean
typed_cb (GIOChannel   *channel,
          GIOCondition  condition,
          gpointer      data)
{
  g_autofree char *line = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    return G_SOURCE_REMOVE;
  if (*g_strstrip (line) == '\0' || clout_sign_in_enter_code (data, line, &error))
    return G_SOURCE_CONTINUE;
  sentence = clout_format_error (error);
  clout_command_warn ("%s", sentence);
  return G_SOURCE_CONTINUE;
}

static CloutAccount *
run (CloutSignIn  *sign_in,
     GError      **error)
{
  g_autoptr(GIOChannel) input = g_io_channel_unix_new (0);
  guint watching = g_io_add_watch (input, G_IO_IN | G_IO_HUP, typed_cb, sign_in);
  g_autoptr(GAsyncResult) result = NULL;
  GSource *source;

  clout_sign_in_run_async (sign_in, NULL, clout_command_result_cb, &result);
  clout_command_await (&result);
  g_print ("\n");
  source = g_main_context_find_source_by_id (NULL, watching);
  if (source != NULL)
    g_source_destroy (source);
  return clout_finish_pointer (result, error);
}

/* Unlocks a locked keyring if needed. Without a keyring, the sign-in is kept only if the user
   asked for a session: a program that forgets its sign-in must end it at the server. */
static CloutAccount *
unlock_and_store (CloutSignIn *sign_in,
                  GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  if (g_error_matches (*error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_ABSENT))
    clout_command_warn (_("no keyring available, so you were signed out again. Use "
                          "“--session-only” to sync the account once without one."));
  if (!g_error_matches (*error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_LOCKED))
    return NULL;
  g_clear_error (error);
  clout_sign_in_store_async (sign_in, FALSE, NULL, clout_command_result_cb, &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

/* Reads one line without echo; the command line itself is visible to everyone. */
static char *
ask_secret (const char *what)
{
  gboolean terminal;
  char line[8192];
  char *secret;
  gboolean read;

  g_printerr ("%s: ", what);
  terminal = clout_platform_show_input (FALSE);
  read = fgets (line, sizeof line, stdin) != NULL;
  if (terminal)
    {
      clout_platform_show_input (TRUE);
      g_printerr ("\n");
    }
  if (!read)
    line[0] = '\0';
  secret = clout_secret_dup (g_strchomp (line));
  clout_secret_wipe (line);
  return secret;
}

/* Pages and other choices are picked by number. */
static void
choose_cb (CloutSignIn *sign_in)
{
  const char *const *names = clout_sign_in_get_choices (sign_in);
  char line[64];
  guint64 number;

  if (clout_sign_in_get_state (sign_in) != CLOUT_SIGN_IN_CHOOSING)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    g_print ("%s  %u  %s\n", i == 0 ? "\n" : "", i + 1, names[i]);
  do
    {
      g_print ("%s ", _("Which one?"));
      if (fgets (line, sizeof line, stdin) == NULL)
        g_strlcpy (line, "1", sizeof line);
    }
  while (!g_ascii_string_to_unsigned (g_strstrip (line), 10, 1, g_strv_length ((char **) names),
                                      &number, NULL));
  clout_sign_in_choose (sign_in, number - 1);
}

static int
explain_keys (const CloutNetworkInfo *info)
{
  g_autofree char *by_app = g_strdup_printf ("clout-cli sign-in %s --client-id ID", info->id);
  g_autofree char *by_key = g_strdup_printf ("clout-cli sign-in %s --key", info->id);
  g_autoptr(CloutTable) table = clout_table_new ("ll");
  g_autofree char *steps = NULL;
  g_autofree char *then = NULL;

  /* Translators: %s is the name of a network; steps follow */
  clout_command_warn (_("%s needs your own app or API key:"),
                      clout_format_network (info->id));
  clout_command_add_steps (table, info);
  steps = clout_table_to_string (table, 2);
  g_printerr ("%s", steps);
  /* Translators: %s is a command to type after the steps above */
  then = g_strdup_printf (_("Then: %s"), info->client_id != NULL ? by_app : by_key);
  g_printerr ("%s\n", then);
  if (info->client_id != NULL && info->key != NULL)
    {
      /* Translators: %s is an alternative to the command above */
      g_autofree char *or_else = g_strdup_printf (_("Or: %s"), by_key);

      g_printerr ("%s\n", or_else);
    }
  return CLOUT_EXIT_USAGE;
}

/* Reads the secret from standard input. */
static void
take_client (CloutCommandContext    *context,
             const CloutNetworkInfo *info,
             CloutSignIn            *sign_in)
{
  char *secret = NULL;

  if (context->key)
    {
      secret = ask_secret (info->key);
      clout_sign_in_set_key (sign_in, secret);
    }
  else if (info->client_secret != NULL)
    {
      g_autofree char *what = info->secret_optional
        /* Translators: %s is the network's name for a secret; a prompt to type it */
        ? g_strdup_printf (_("%s (leave empty for a native app)"), info->client_secret)
        : g_strdup (info->client_secret);

      secret = ask_secret (what);
      clout_sign_in_set_client (sign_in, context->client_id, *secret != '\0' ? secret : NULL);
    }
  else
    clout_sign_in_set_client (sign_in, context->client_id, NULL);
  clout_secret_free (secret);
}

/* The token ends with the program, here and on the server. */
static int
end_session (CloutCommandContext *context,
             CloutAccount        *account,
             int                  code)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  gboolean kept;
  GError *error = NULL;

  clout_engine_sign_out_async (context->engine, account, NULL, clout_command_result_cb, &result);
  if (!clout_engine_sign_out_finish (clout_command_await (&result), &kept, &error))
    return clout_command_fail_of (clout_account_get_handle (account), error);
  text = clout_format_revoked (kept);
  if (kept)
    clout_command_warn ("%s", text);
  return code;
}

static int
finish_sign_in (CloutCommandContext *context,
                CloutSignIn         *sign_in)
{
  g_autoptr(CloutAccount) account = NULL;
  GError *error = NULL;
  int code;

  clout_engine_set_session_only (context->engine, context->session_only);
  clout_sign_in_set_giving (sign_in, context->plus_k);
  clout_sign_in_set_page (sign_in, clout_format_sign_in (TRUE), clout_format_sign_in (FALSE));
  g_signal_connect (sign_in, "notify::link", G_CALLBACK (link_cb), NULL);
  g_signal_connect (sign_in, "notify::state", G_CALLBACK (choose_cb), NULL);
  account = run (sign_in, &error);
  if (account == NULL)
    account = unlock_and_store (sign_in, &error);
  if (account == NULL)
    return clout_command_fail (error);
  /* Translators: %s is a handle */
  clout_command_say (_("Signed in: %s"), clout_account_get_handle (account));
  code = clout_command_sync_one (context, account);
  return context->session_only ? end_session (context, account, code) : code;
}

static int
sign_in_with_credentials (CloutCommandContext    *context,
                          const CloutNetworkInfo *info,
                          const char             *name)
{
  g_autoptr(CloutSignIn) sign_in = NULL;

  if ((context->key && info->key == NULL)
      || (!context->key && (context->client_id == NULL || info->client_id == NULL)))
    return explain_keys (info);
  sign_in = clout_sign_in_new (context->engine, info->id, name, NULL);
  take_client (context, info, sign_in);
  return finish_sign_in (context, sign_in);
}

/* Accepts the name of a network with only one server, "NETWORK:NAME", or what the window's entry
   accepts. */
int
clout_command_sign_in (CloutCommandContext *context)
{
  g_auto(GStrv) parts = g_strsplit (context->argument, ":", 2);
  g_autoptr(CloutTypedAccount) typed = clout_ways_recognize (context->argument);
  g_autoptr(GPtrArray) ways = clout_ways_list (typed);
  const CloutWay *way = clout_ways_find (ways, CLOUT_WAY_SIGN_IN);
  const CloutWay *by_key = clout_ways_find (ways, CLOUT_WAY_CREDENTIALS);
  g_autoptr(CloutSignIn) sign_in = NULL;
  CloutNetworkInfo info;

  if (clout_network_info_find (parts[0], &info)
      && (info.traits & (CLOUT_NETWORK_INFO_USER_APP | CLOUT_NETWORK_INFO_USER_KEY)) != 0)
    return sign_in_with_credentials (context, &info, parts[1]);
  if (by_key != NULL && clout_network_info_find (by_key->network, &info))
    return sign_in_with_credentials (context, &info, by_key->typed);
  if (typed->kind != CLOUT_TYPED_INVALID && (way == NULL || way->typed == NULL))
    return refuse_typed (typed, ways);
  sign_in = clout_sign_in_new (context->engine, way != NULL ? way->network : NULL,
                               way != NULL ? way->typed : context->argument, NULL);
  return finish_sign_in (context, sign_in);
}
