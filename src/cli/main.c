/* main.c: clout-cli: options, and the table of commands.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/counters.h"

static const struct
{
  const char *name;
  const char *argument;
  gboolean needed;
  gboolean many;
  const char *help;
  int (*run) (CloutCommandContext *context);
} commands[] = {
  { "score", NULL, FALSE, FALSE, "the score with its band", clout_command_score },
  { "explain", NULL, FALSE, FALSE, "where it comes from, to the last reaction", clout_command_explain },
  { "changes", "[DAYS]", FALSE, FALSE, "why it moved in the last days", clout_command_changes },
  { "history", NULL, FALSE, FALSE, "the last 90 days", clout_command_history },
  { "tips", NULL, FALSE, FALSE, "what would raise it, and by how much", clout_command_tips },
  { "accounts", NULL, FALSE, FALSE, "the accounts it is made from", clout_command_accounts },
  { "topics", "[hide TOPIC|restore TOPIC]", FALSE, TRUE, "what you write about and got +K for",
    clout_command_topics },
  { "give", "+K HANDLE TOPIC", TRUE, TRUE, "a +K to a friend", clout_command_give },
  { "endorsements", "[undo ID|hide ID|restore ID]", FALSE, TRUE, "+K given and received",
    clout_command_endorsements },
  { "friends", "[WHICH]", FALSE, FALSE, "all, influence-me, i-influence or owed a reply",
    clout_command_friends },
  { "moments", "[ACCOUNT]", FALSE, FALSE, "your best posts of long ago", clout_command_moments },
  { "add", "HANDLE", TRUE, FALSE, "a public account, without signing in", clout_command_add },
  { "networks", "[NETWORK]", FALSE, FALSE, "what each gives, wants and costs", clout_command_networks },
  { "sign-in", "SERVER|@HANDLE|NETWORK", TRUE, FALSE, "to an account, in the browser",
    clout_command_sign_in },
  { "limit", "NETWORK", TRUE, FALSE, "what a month may cost at most there", clout_command_limit },
  { "sync", "[ACCOUNT]", FALSE, FALSE, "fetch what is new", clout_command_sync },
  { "import", "FILE", TRUE, FALSE, "a download from Mastodon, X, Facebook, Google+ or LinkedIn", clout_command_import },
  { "export", "[FILE]", FALSE, FALSE, "everything of yours as JSON", clout_command_export },
  { "forget", "ACCOUNT", TRUE, FALSE, "an account and all its rows", clout_command_forget },
  { "perks", NULL, FALSE, FALSE, "offers of publishers, held against your score", clout_command_perks },
  { "subscribe", "ADDRESS", TRUE, FALSE, "to a publisher's perks", clout_command_subscribe },
  { "unsubscribe", "PUBLISHER", TRUE, FALSE, "from a publisher's perks", clout_command_unsubscribe },
};

static char *store_path;
static char *counters_path;
static char *columns;
static gboolean sample;
static gboolean json;
static char *search;
static gboolean markdown;
static gboolean yes;
static gboolean key;
static char *client_id;
static char *per_month;
static gboolean version;
static gboolean plus_k;
static char *visibility;
static int depth = 6;

static const GOptionEntry options[] = {
  { "store", 0, 0, G_OPTION_ARG_FILENAME, &store_path, "Use this store", "PATH" },
  { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, "Use sample data, in a store of their own", NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search, "With friends: words of their name or handle",
    "WORDS" },
  { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown, "With networks: print the table of the README",
    NULL },
  { "client-id", 0, 0, G_OPTION_ARG_STRING, &client_id,
    "With sign-in: of an app of your own; its secret is asked for", "ID" },
  { "key", 0, 0, G_OPTION_ARG_NONE, &key, "With sign-in: ask for a key or token of your own", NULL },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &yes,
    "With sync: pay what it costs, within the limit; with give: agree to what becomes public", NULL },
  { "per-month", 0, 0, G_OPTION_ARG_STRING, &per_month, "With limit: the amount in dollars",
    "AMOUNT" },
  { "visibility", 0, 0, G_OPTION_ARG_STRING, &visibility,
    "With give: public, unlisted, followers or direct, where a +K is a post", "WHO" },
  { "plus-k", 0, 0, G_OPTION_ARG_NONE, &plus_k,
    "With sign-in: ask for leave to give +K, too", NULL },
  { "depth", 0, 0, G_OPTION_ARG_INT, &depth, "Levels that explain prints", "N" },
  { "counters", 0, 0, G_OPTION_ARG_FILENAME, &counters_path,
    "With score: add a score column to a CSV of counters", "FILE|-" },
  { "columns", 0, 0, G_OPTION_ARG_STRING, &columns,
    "With --counters: the columns of a file without a header", "NAMES" },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
  { NULL }
};

static char *
list_commands (void)
{
  GString *text = g_string_new ("Commands:\n");

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-12s %-28s %s\n", commands[i].name,
                            commands[i].argument != NULL ? commands[i].argument : "",
                            commands[i].help);
  return g_string_free (text, FALSE);
}

static int
run_counters (void)
{
  FILE *in = strcmp (counters_path, "-") == 0 ? stdin : fopen (counters_path, "r");
  int result;

  if (in == NULL)
    {
      g_printerr ("clout-cli: “%s”: %s\n", counters_path, g_strerror (errno));
      return CLOUT_EXIT_FAILED;
    }
  result = clout_counters_run (in, stdout, stderr, columns);
  if (in != stdin)
    fclose (in);
  return result;
}

static CloutEngine *
open_engine (GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  const char *shipped = g_getenv ("CLOUT_SAMPLE");
  g_autoptr(GFile) archive = NULL;

  if (!sample)
    {
      clout_engine_open_async (store_path, NULL, clout_command_keep_cb, &result);
      return clout_engine_open_finish (clout_command_await (&result), error);
    }
  archive = g_file_new_for_path (shipped != NULL ? shipped : CLOUT_DATADIR "/sample");
  clout_engine_open_sample_async (archive, NULL, clout_command_keep_cb, &result);
  return clout_engine_open_sample_finish (clout_command_await (&result), error);
}

static int
run_command (gsize              index,
             const char *const *words)
{
  GError *error = NULL;
  CloutEngine *engine = open_engine (&error);
  int code;
  CloutCommandContext context = { .argument = words[0], .words = words, .search = search,
                                  .json = json, .depth = depth, .markdown = markdown,
                                  .yes = yes, .key = key, .client_id = client_id,
                                  .per_month = per_month,
                                  .plus_k = plus_k, .visibility = visibility };

  if (engine == NULL)
    return clout_command_fail (error);
  if (clout_engine_get_moved_aside (engine) != NULL)
    g_printerr ("clout-cli: the data were damaged; they are kept as “%s” and a fresh start is made.\n",
                clout_engine_get_moved_aside (engine));
  context.engine = engine;
  code = commands[index].run (&context);
  clout_engine_close (engine);
  return code;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GOptionContext) parser = g_option_context_new ("COMMAND [ARGUMENT]");
  g_autofree char *list = list_commands ();
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  /* Its commands and labels are English, for scripts and manuals: so are the sentences between. */
  setlocale (LC_MESSAGES, "C");
  g_option_context_add_main_entries (parser, options, NULL);
  g_option_context_set_description (parser, list);
  if (!g_option_context_parse (parser, &argc, &argv, &error))
    {
      g_printerr ("clout-cli: %s\n", error->message);
      return CLOUT_EXIT_USAGE;
    }
  if (version)
    {
      g_print ("clout-cli %s\n", CLOUT_VERSION);
      return CLOUT_EXIT_DONE;
    }
  if (argc >= 2 && strcmp (argv[1], "score") == 0 && counters_path != NULL)
    return run_counters ();
  for (gsize i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0
        && (argc <= 3 || commands[i].many) && (argc == 2 || commands[i].argument != NULL)
        && (argc >= 3 || !commands[i].needed))
      return run_command (i, (const char *const *) argv + 2);
  g_printerr ("clout-cli: tell it what to do.\n\n%s", list);
  return CLOUT_EXIT_USAGE;
}
