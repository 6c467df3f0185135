/* restore.c: backups, and sign-ins that are unused after restoring one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "platform/terminal.h"
#include "sync/restore.h"
#include "sync/sync-error.h"
#include "messages/networks.h"
#include "messages/messages.h"

static void
print_copies_json (GPtrArray *copies)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < copies->len; i++)
    {
      const CloutSavedCopy *copy = copies->pdata[i];

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "date", copy->date);
      clout_json_out_int (builder, "bytes", copy->bytes);
      clout_json_out_string (builder, "file", copy->path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  clout_json_out_print (builder);
}

static void
print_copies (GPtrArray *copies)
{
  g_autoptr(CloutTable) table = clout_table_new ("lrl");

  for (guint i = 0; i < copies->len; i++)
    {
      const CloutSavedCopy *copy = copies->pdata[i];
      g_autofree char *size = g_format_size ((guint64) copy->bytes);

      clout_table_add (table, copy->date, size, copy->path, NULL);
    }
  clout_table_print (table, 0);
  if (copies->len == 0)
    g_print ("%s\n", _("No backups yet. Clout makes one after the first refresh of a day on which "
                       "your data changed."));
}

/* Returns (transfer full) (nullable): the file that the argument refers to by day or path. */
static char *
find_source (CloutCommandContext *context,
             GPtrArray           *copies)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const CloutSavedCopy *copy = copies->pdata[i];

      if (g_str_equal (copy->date, context->argument))
        return g_strdup (copy->path);
    }
  if (g_file_test (context->argument, G_FILE_TEST_EXISTS))
    return g_strdup (context->argument);
  clout_command_warn (_("there is no backup and no file “%s”. “clout-cli restore” lists the "
                        "backups."), context->argument);
  return NULL;
}

static gboolean
confirm (const char *source)
{
  if (!clout_platform_is_terminal (stdin))
    {
      /* Translators: %s is the name of a file */
      clout_command_warn (_("this replaces your data with %s, and keeps your data in another file. "
                            "Add “--yes” to confirm."), source);
      return FALSE;
    }
  /* Translators: %s is the name of a file; the letter for “yes” is the one of the message “y” */
  g_print (_("Replace your data with %s? Your data will be kept in another file. [y/N]"), source);
  g_print (" ");
  return clout_command_says_yes ();
}

static void
print_restored (CloutCommandContext *context,
                const char          *source,
                const char          *replaced)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (!context->json)
    {
      /* Translators: %s is the name of a file */
      clout_command_say (_("Restored %s."), source);
      if (replaced != NULL)
        /* Translators: %s is the name of a file */
        clout_command_say (_("Your previous data is kept as %s."), replaced);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  clout_json_out_string (builder, "restored", source);
  clout_json_out_string (builder, "replaced", replaced);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

static GPtrArray *
list_unused (CloutEngine  *engine,
             GError      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_list_unused_sign_ins_async (engine, NULL, clout_command_result_cb, &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

/**
 * clout_command_mention_backups:
 * @engine: an engine with damaged data
 *
 * Explains how to restore a backup, if there is one.
 */
void
clout_command_mention_backups (CloutEngine *engine)
{
  g_autoptr(GPtrArray) copies =
    clout_restore_list_copies (clout_engine_get_store_path (engine), NULL);

  if (copies != NULL && copies->len > 0)
    clout_command_warn (_("“clout-cli restore” lists backups that you can go back to."));
}

static char *
join_unused (GPtrArray *unused)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < unused->len; i++)
    {
      g_autofree char *name = clout_format_unused_sign_in (unused->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n  " : "  ", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
revoke_unused (CloutEngine  *engine,
               guint        *ret_n_kept,
               GError      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_revoke_unused_sign_ins_async (engine, NULL, clout_command_result_cb, &result);
  return clout_engine_revoke_unused_sign_ins_finish (clout_command_await (&result), ret_n_kept,
                                                     error);
}

static void
warn_of_kept (guint n_kept)
{
  g_autofree char *text = clout_format_revoked (n_kept);

  if (n_kept > 0)
    clout_command_warn ("%s", text);
}

/* The error's usual text offers to sign in for this session only, which is no help here. */
static int
fail_to_revoke (GError *error)
{
  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_LOCKED))
    clout_command_warn (_("The keyring is locked. Unlock it and try again."));
  else if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_ABSENT))
    clout_command_warn (_("No keyring available. Run this in the desktop session where you signed "
                          "in."));
  else
    return clout_command_fail (error);
  g_error_free (error);
  return CLOUT_EXIT_FAILED;
}

/**
 * clout_command_offer_revoking:
 * @engine: an engine whose data were replaced
 *
 * Lists sign-ins that no account uses any more and, on a terminal, asks whether to revoke them.
 */
void
clout_command_offer_revoking (CloutEngine *engine)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) unused = list_unused (engine, &error);
  g_autofree char *names = NULL;
  guint n_kept;

  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_LOCKED))
    clout_command_warn (_("The keyring is locked. Unlock it, then “clout-cli revoke” lists "
                          "sign-ins that no account here uses."));
  g_clear_error (&error);
  if (unused == NULL || unused->len == 0)
    return;
  names = join_unused (unused);
  clout_command_warn ("%s\n%s", _("the keyring has sign-ins that no account here uses:"), names);
  if (!clout_platform_is_terminal (stdin))
    {
      clout_command_warn (_("“clout-cli revoke” revokes them."));
      return;
    }
  g_print ("%s ", _("Revoke them? [y/N]"));
  if (!clout_command_says_yes ())
    return;
  if (revoke_unused (engine, &n_kept, &error))
    warn_of_kept (n_kept);
  else
    fail_to_revoke (error);
}

/* Replaces the data with a backup, another store or an export, and opens them. */
static int
replace_data (CloutCommandContext *context,
              const char          *source)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autofree char *replaced = NULL;
  GError *error = NULL;

  if (context->engine != NULL)
    clout_engine_close (g_steal_pointer (&context->engine));
  clout_restore_async (context->store_path, source, NULL, clout_command_result_cb, &result);
  if (!clout_restore_finish (clout_command_await (&result), &replaced, &error))
    return clout_command_fail (error);
  print_restored (context, source, replaced);
  clout_engine_open_async (context->store_path, NULL, clout_command_result_cb, &opened);
  context->engine = clout_finish_pointer (clout_command_await (&opened), &error);
  if (context->engine == NULL)
    return clout_command_fail (error);
  clout_command_offer_revoking (context->engine);
  return CLOUT_EXIT_DONE;
}

int
clout_command_restore (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) copies = NULL;
  g_autofree char *source = NULL;

  if (context->sample)
    return clout_command_refuse ("%s", _("the sample data has no backups."));
  copies = clout_restore_list_copies (context->store_path, &error);
  if (copies == NULL)
    return clout_command_fail (error);
  if (context->argument == NULL)
    {
      if (context->json)
        print_copies_json (copies);
      else
        print_copies (copies);
      return CLOUT_EXIT_DONE;
    }
  source = find_source (context, copies);
  if (source == NULL || (!context->yes && !confirm (source)))
    return CLOUT_EXIT_USAGE;
  return replace_data (context, source);
}

/* An import over existing data would mix with them, so replace them; an empty store has nothing
   to lose. */
int
clout_command_import_export (CloutCommandContext *context)
{
  if (context->sample)
    return clout_command_refuse ("%s", _("an export can’t be imported into the sample data."));
  if (g_list_model_get_n_items (clout_engine_get_accounts (context->engine)) > 0
      && !context->yes && !confirm (context->argument))
    return CLOUT_EXIT_USAGE;
  return replace_data (context, context->argument);
}

static void
print_unused_json (GPtrArray *unused)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < unused->len; i++)
    {
      CloutAccount *account = unused->pdata[i];

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "network", clout_account_get_network (account));
      clout_json_out_string (builder, "server", clout_account_get_server (account));
      clout_json_out_string (builder, "id", clout_account_get_remote_id (account));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  clout_json_out_print (builder);
}

static gboolean
confirm_revoking (void)
{
  if (!clout_platform_is_terminal (stdin))
    {
      clout_command_warn (_("Add “--yes” to revoke them."));
      return FALSE;
    }
  g_print ("%s ", _("Revoke them? [y/N]"));
  return clout_command_says_yes ();
}

int
clout_command_revoke (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) unused = list_unused (context->engine, &error);
  g_autofree char *names = NULL;
  guint n_kept;

  if (unused == NULL)
    return fail_to_revoke (error);
  if (context->json)
    print_unused_json (unused);
  else if (unused->len == 0)
    clout_command_say ("%s", _("Each sign-in in the keyring belongs to an account."));
  else
    {
      names = join_unused (unused);
      clout_command_say ("%s\n%s", _("Sign-ins in the keyring that no account here uses:"), names);
    }
  if (unused->len == 0 || (context->json && !context->yes))
    return CLOUT_EXIT_DONE;
  if (!context->yes && !confirm_revoking ())
    return CLOUT_EXIT_USAGE;
  if (!revoke_unused (context->engine, &n_kept, &error))
    return fail_to_revoke (error);
  warn_of_kept (n_kept);
  if (!context->json && n_kept == 0)
    clout_command_say ("%s", _("Revoked."));
  return CLOUT_EXIT_DONE;
}
