/* sync.c: fetches what is new, after showing its price.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "messages/networks.h"
#include "messages/messages.h"
#include "sync/sync.h"

static void
step_cb (CloutAccount *account)
{
  /* g_printerr() would filter the escape sequence. */
  fputs ("\r\033[K", stderr);
  if (clout_account_get_step (account) != NULL)
    /* Translators: a handle, and the percentage fetched */
    g_printerr (_("%s: %.0f%%"), clout_account_get_handle (account),
                100 * MAX (clout_account_get_fraction (account), 0));
}

/* Shows progress on a terminal only. */
static void
watch (CloutAccount *account)
{
  if (clout_command_has_terminal ())
    g_signal_connect (account, "notify::fraction", G_CALLBACK (step_cb), NULL);
}

/* @error: (transfer full) (nullable) */
static int
print_synced (CloutAccount *account,
              JsonBuilder  *builder,
              gboolean      json,
              GError       *error)
{
  json_builder_begin_object (builder);
  clout_json_out_int (builder, "id", clout_account_get_id (account));
  clout_json_out_string (builder, "handle", clout_account_get_handle (account));
  clout_json_out_flag (builder, "synced", error == NULL);
  clout_json_out_int (builder, "last_sync", clout_account_get_last_sync (account));
  json_builder_end_object (builder);
  if (error == NULL)
    {
      if (!json)
        /* Translators: %s is a handle */
        clout_command_say (_("%s: up to date"), clout_account_get_handle (account));
      return CLOUT_EXIT_DONE;
    }
  return clout_command_fail_of (clout_account_get_handle (account), error);
}

static void
not_served_cb (CloutEngine  *engine,
               CloutAccount *account,
               const char   *resource)
{
  g_autofree char *sentence = clout_format_lack (account, resource);

  clout_command_warn ("%s", sentence);
}

/* Accounts that weren't fetched have no result. */
static void
unref_result (gpointer result)
{
  g_clear_object (&result);
}

/* Shows the price of an account and asks for confirmation. Returns the accepted price, or -1. */
static gint64
ask_price (CloutCommandContext *context,
           CloutAccount        *account)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  CloutPrice price;

  if (!clout_engine_has_price (context->engine, account))
    return 0;
  clout_engine_load_price_async (context->engine, account, NULL, clout_command_result_cb, &result);
  if (!clout_engine_load_price_finish (context->engine, clout_command_await (&result), &price,
                                       &error))
    {
      clout_command_fail (g_steal_pointer (&error));
      return -1;
    }
  words = clout_format_price (price.at_most, price.spent, price.limit);
  if (context->json)
    {
      /* Standard output is for a program, which can't be asked. */
      clout_command_warn ("%s: %s", clout_account_get_handle (account), words);
      return context->yes ? price.at_most : -1;
    }
  g_print ("%s: %s", clout_account_get_handle (account), words);
  if (!context->yes && price.at_most > 0)
    /* Translators: a question; the letter for “yes” is the one of the message “y” */
    g_print (" %s ", _("Refresh? [y/N]"));
  if (context->yes || (price.at_most > 0 && clout_command_says_yes ()))
    {
      g_print ("%s", context->yes ? "\n" : "");
      return price.at_most;
    }
  g_print ("\n");
  /* Translators: %s is a handle; the person declined the price */
  clout_command_say (_("%s: skipped"), clout_account_get_handle (account));
  return -1;
}

static int
sync_accounts (CloutCommandContext *context,
               GPtrArray           *accounts)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (unref_result);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree gint64 *allowed = NULL;
  int code = CLOUT_EXIT_DONE;

  json_builder_begin_array (builder);
  g_signal_connect (context->engine, "not-served", G_CALLBACK (not_served_cb), NULL);
  g_ptr_array_set_size (results, accounts->len);
  allowed = g_new0 (gint64, accounts->len);
  for (guint i = 0; i < accounts->len; i++)
    allowed[i] = ask_price (context, accounts->pdata[i]);
  for (guint i = 0; i < accounts->len; i++)
    {
      if (allowed[i] < 0)
        continue;
      watch (accounts->pdata[i]);
      clout_engine_sync_paid_async (context->engine, accounts->pdata[i], allowed[i], NULL,
                                    clout_command_result_cb, &results->pdata[i]);
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      GError *error = NULL;
      int one;

      if (allowed[i] < 0)
        continue;

      clout_finish_boolean (clout_command_await ((GAsyncResult **) &results->pdata[i]), &error);
      one = print_synced (accounts->pdata[i], builder, context->json, error);
      code = one != CLOUT_EXIT_DONE ? one : code;
    }
  json_builder_end_array (builder);
  if (context->json)
    clout_json_out_print (builder);
  return code;
}

int
clout_command_sync_one (CloutCommandContext *context,
                        CloutAccount        *account)
{
  g_autoptr(GPtrArray) accounts = g_ptr_array_new ();

  g_ptr_array_add (accounts, account);
  return sync_accounts (context, accounts);
}

/* Fetches all accounts whether they are due or not, because the person asked for it. */
int
clout_command_sync (CloutCommandContext *context)
{
  GListModel *accounts = clout_engine_get_accounts (context->engine);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CloutAccount) named = NULL;

  if (context->argument != NULL)
    {
      named = clout_command_find_account (context);
      return named != NULL ? clout_command_sync_one (context, named) : CLOUT_EXIT_USAGE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      CloutAccount *account = g_list_model_get_item (accounts, i);

      if (clout_account_get_source (account) != CLOUT_ACCOUNT_ARCHIVE)
        g_ptr_array_add (wanted, account);
      else
        g_object_unref (account);
    }
  if (wanted->len == 0 && !context->json)
    g_print ("%s\n", _("No accounts to sync. Add one with “clout-cli sign-in SERVER”."));
  return sync_accounts (context, wanted);
}
