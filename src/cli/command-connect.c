/* command-connect.c: add, sign-in and sync.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/commands.h"
#include "sync/sign-in.h"
#include "words/words.h"

static void
step_cb (CloutAccount *account)
{
  const char *step = clout_account_get_step (account);

  if (step != NULL)
    g_printerr ("\r\033[K%s: %s, %.0f %%", clout_account_get_handle (account), step,
                100 * MAX (clout_account_get_fraction (account), 0));
  else
    g_printerr ("\r\033[K");
}

/* Progress goes to a terminal only. */
static void
watch (CloutAccount *account)
{
  const char *term = g_getenv ("TERM");

  if (g_log_writer_supports_color (2) && g_strcmp0 (term, "dumb") != 0)
    g_signal_connect (account, "notify::fraction", G_CALLBACK (step_cb), NULL);
}

static int
print_synced (CloutAccount *account,
              GError       *error)
{
  g_autofree char *sentence = NULL;
  int code;

  if (error == NULL)
    {
      g_print ("%s: up to date\n", clout_account_get_handle (account));
      return CLOUT_EXIT_DONE;
    }
  code = clout_command_exit_code (error);
  sentence = clout_words_for_error (error);
  g_printerr ("clout-cli: %s: %s\n", clout_account_get_handle (account), sentence);
  g_info ("%s", error->message);
  g_error_free (error);
  return code;
}

static void
not_served_cb (CloutEngine  *engine,
               CloutAccount *account,
               const char   *resource)
{
  g_autofree char *sentence = clout_words_for_lack (account, resource);

  g_printerr ("clout-cli: %s\n", sentence);
}

static int
sync_accounts (CloutCommandContext *context,
               GPtrArray           *accounts)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  int code = CLOUT_EXIT_DONE;

  g_signal_connect (context->engine, "not-served", G_CALLBACK (not_served_cb), NULL);
  g_ptr_array_set_size (results, accounts->len);
  for (guint i = 0; i < accounts->len; i++)
    {
      watch (accounts->pdata[i]);
      clout_engine_sync_async (context->engine, accounts->pdata[i], NULL, clout_command_keep_cb,
                               &results->pdata[i]);
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      GError *error = NULL;
      int one;

      clout_engine_sync_finish (context->engine,
                                clout_command_await ((GAsyncResult **) &results->pdata[i]), &error);
      one = print_synced (accounts->pdata[i], error);
      code = one != CLOUT_EXIT_DONE ? one : code;
    }
  return code;
}

static int
sync_one (CloutCommandContext *context,
          CloutAccount        *account)
{
  g_autoptr(GPtrArray) accounts = g_ptr_array_new ();

  g_ptr_array_add (accounts, account);
  return sync_accounts (context, accounts);
}

/* All accounts are asked, due or not: who types it means now. */
int
clout_command_sync (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CloutAccount) named = NULL;

  if (context->argument != NULL)
    {
      named = clout_command_find_account (context);
      return named != NULL ? sync_one (context, named) : CLOUT_EXIT_USAGE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      CloutAccount *account = g_list_model_get_item (accounts, i);

      if (clout_account_get_source (account) != CLOUT_ACCOUNT_ARCHIVE)
        g_ptr_array_add (wanted, account);
      else
        g_object_unref (account);
    }
  if (wanted->len == 0)
    g_print ("No account to fetch. “clout-cli sign-in SERVER” adds one.\n");
  return sync_accounts (context, wanted);
}

int
clout_command_add (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CloutAccount) account = NULL;
  GError *error = NULL;

  clout_engine_add_by_handle_async (context->engine, NULL, context->argument, NULL,
                                    clout_command_keep_cb, &result);
  account = clout_engine_add_by_handle_finish (context->engine, clout_command_await (&result),
                                               &error);
  if (account == NULL)
    return clout_command_fail (error);
  g_print ("Added %s: %s\n", clout_words_for_network (clout_account_get_network (account)),
           clout_account_get_handle (account));
  return sync_one (context, account);
}

static void
link_cb (CloutSignIn *sign_in)
{
  g_print ("Open this address in a browser, on this computer:\n\n  %s\n\n"
           "Or in any browser, and paste here the address that it ends on: ",
           clout_sign_in_get_link (sign_in));
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
  sentence = clout_words_for_error (error);
  g_printerr ("clout-cli: %s\n", sentence);
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

  clout_sign_in_run_async (sign_in, NULL, clout_command_keep_cb, &result);
  clout_command_await (&result);
  g_print ("\n");
  source = g_main_context_find_source_by_id (NULL, watching);
  if (source != NULL)
    g_source_destroy (source);
  return clout_sign_in_run_finish (sign_in, result, error);
}

/* A locked keyring asks to be opened. Without one the account is fetched once, now: the
 * sign-in ends with this program. */
static CloutAccount *
keep (CloutSignIn  *sign_in,
      GError      **error)
{
  gboolean absent = g_error_matches (*error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_ABSENT);
  g_autoptr(GAsyncResult) result = NULL;

  if (!absent && !g_error_matches (*error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_LOCKED))
    return NULL;
  g_clear_error (error);
  if (absent)
    g_printerr ("clout-cli: there is no keyring here: signed in for this one time.\n");
  clout_sign_in_keep_async (sign_in, absent, NULL, clout_command_keep_cb, &result);
  return clout_sign_in_keep_finish (sign_in, clout_command_await (&result), error);
}

int
clout_command_sign_in (CloutCommandContext *context)
{
  g_autoptr(CloutSignIn) sign_in =
    clout_sign_in_new (context->engine, NULL, context->argument, NULL);
  g_autoptr(CloutAccount) account = NULL;
  GError *error = NULL;

  clout_sign_in_set_giving (sign_in, context->plus_k);
  clout_sign_in_set_page (sign_in, clout_words_for_sign_in (TRUE), clout_words_for_sign_in (FALSE));
  g_signal_connect (sign_in, "notify::link", G_CALLBACK (link_cb), NULL);
  account = run (sign_in, &error);
  if (account == NULL)
    account = keep (sign_in, &error);
  if (account == NULL)
    return clout_command_fail (error);
  g_print ("Signed in: %s\n", clout_account_get_handle (account));
  return sync_one (context, account);
}
