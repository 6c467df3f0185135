/* complete.c: completions for shells.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/complete.h"

#include <string.h>

#include "sync/network-info.h"
#include "sync/endorsements.h"
#include "sync/restore.h"
#include "sync/score.h"

static void
print_all (const char *const *candidates)
{
  for (gsize i = 0; candidates[i] != NULL; i++)
    g_print ("%s\n", candidates[i]);
}

static void
print_networks (void)
{
  g_autoptr(GArray) infos = clout_network_info_list ();

  for (guint i = 0; i < infos->len; i++)
    g_print ("%s\n", g_array_index (infos, CloutNetworkInfo, i).id);
}

static void
print_accounts (CloutEngine *engine)
{
  GListModel *accounts = clout_engine_get_accounts (engine);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      g_print ("%s\n", clout_account_get_handle (account));
    }
}

static void
print_topics (CloutEngine *engine)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GListModel) topics = NULL;

  clout_engine_load_topics_async (engine, NULL, clout_command_result_cb, &result);
  topics = clout_finish_pointer (clout_command_await (&result), NULL);
  for (guint i = 0; topics != NULL && i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (topics, i);

      g_print ("%s\n", clout_topic_get_name (topic));
    }
}

static void
print_hidden_topics (CloutEngine *engine)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_auto(GStrv) hidden = NULL;

  clout_engine_list_hidden_topics_async (engine, NULL, clout_command_result_cb, &result);
  hidden = clout_finish_pointer (clout_command_await (&result), NULL);
  if (hidden != NULL)
    print_all ((const char *const *) hidden);
}

/* Pressing Tab must not create a data file. */
static void
print_stored (const char *store_path,
              void      (*print) (CloutEngine *engine))
{
  g_autofree char *own = clout_engine_dup_default_path ();
  const char *path = store_path != NULL ? store_path : own;
  g_autoptr(GAsyncResult) result = NULL;
  CloutEngine *engine;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  clout_engine_open_async (path, NULL, clout_command_result_cb, &result);
  engine = clout_finish_pointer (clout_command_await (&result), NULL);
  if (engine == NULL)
    return;
  print (engine);
  clout_engine_close (engine);
}

static void
print_copies (const char *store_path)
{
  g_autoptr(GPtrArray) copies = clout_restore_list_copies (store_path, NULL);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    g_print ("%s\n", ((CloutSavedCopy *) copies->pdata[i])->date);
}

/* @n: number of words after the command, including the one being typed */
static void
print_arguments (const CloutCommand *command,
                 const char *const  *words,
                 gsize               n,
                 const char         *store_path)
{
  static const char *const friends[] = { "all", "influence-me", "i-influence", "owed", NULL };
  static const char *const lists[] = { "add", "remove", NULL };
  static const char *const topics[] = { "hide", "restore", NULL };
  static const char *const endorsements[] = { "undo", "hide", "restore", NULL };
  const char *argument = command->argument != NULL ? command->argument : "";

  if (g_str_equal (command->name, "topics") && n == 2)
    print_stored (store_path, g_str_equal (words[0], "restore") ? print_hidden_topics
                                                                : print_topics);
  else if (n != 1)
    return;
  else if (strstr (argument, "DATE") != NULL)
    print_copies (store_path);
  else if (strstr (argument, "ACCOUNT") != NULL)
    print_stored (store_path, print_accounts);
  else if (strstr (argument, "NETWORK") != NULL)
    print_networks ();
  else if (g_str_equal (command->name, "friends"))
    print_all (friends);
  else if (g_str_equal (command->name, "lists"))
    print_all (lists);
  else if (g_str_equal (command->name, "topics"))
    print_all (topics);
  else if (g_str_equal (command->name, "endorsements"))
    print_all (endorsements);
}

/**
 * clout_complete:
 * @command: (nullable): the command among @words
 * @words: words after the program's name, %NULL-terminated; the last one, which may be empty, is
 *   being typed
 * @options: options that fit, with their dashes, %NULL-terminated
 * @store_path: (nullable): the store given by --store
 *
 * Prints the words that can replace the last one, one per line. The shell picks those with the
 * same beginning.
 *
 * Returns: the exit status
 */
int
clout_complete (const CloutCommand *command,
                const char *const  *words,
                const char *const  *options,
                const char         *store_path)
{
  gsize n = g_strv_length ((char **) words);
  g_auto(GStrv) names = clout_command_table_dup_names ();
  gsize at = 0;

  if (n > 0 && words[n - 1][0] == '-')
    print_all (options);
  else if (command == NULL)
    print_all ((const char *const *) names);
  else
    {
      while (!g_str_equal (words[at], command->name))
        at++;
      if (at + 1 < n)
        print_arguments (command, words + at + 1, n - at - 1, store_path);
    }
  return CLOUT_EXIT_DONE;
}
