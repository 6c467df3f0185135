/* main.c: clout-cli: options, and the table of commands.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/counters.h"
#include "cli/terminal.h"

static const struct
{
  const char *name;
  const char *argument;
  gboolean needed;
  gboolean many;
  const char *help;
  int (*run) (CloutCommandContext *context);
} commands[] = {
  /* Translators: a line of help for each command: what it prints or does. Words in capitals stand
   * for what is typed in their place; those in small letters are typed as they are. */
  { "score", NULL, FALSE, FALSE, N_("the score with its band"), clout_command_score },
  { "explain", NULL, FALSE, FALSE, N_("where it comes from, to the last reaction"),
    clout_command_explain },
  { "changes", N_("[DAYS]"), FALSE, FALSE, N_("why it moved in the last days"),
    clout_command_changes },
  { "history", NULL, FALSE, FALSE, N_("the last 90 days"), clout_command_history },
  { "tips", NULL, FALSE, FALSE, N_("what would raise it, and by how much"), clout_command_tips },
  { "accounts", NULL, FALSE, FALSE, N_("the accounts it is made from"), clout_command_accounts },
  { "topics", N_("[hide TOPIC|restore TOPIC]"), FALSE, TRUE,
    N_("what you write about and got +K for"), clout_command_topics },
  { "give", N_("+K HANDLE TOPIC"), TRUE, TRUE, N_("a +K to a friend"), clout_command_give },
  { "endorsements", N_("[undo ID|hide ID|restore ID]"), FALSE, TRUE, N_("+K given and received"),
    clout_command_endorsements },
  /* Translators: stands for which friends to list */
  { "friends", N_("[WHICH]"), FALSE, FALSE, N_("all, influence-me, i-influence or owed a reply"),
    clout_command_friends },
  { "moments", N_("[ACCOUNT]"), FALSE, FALSE, N_("your best posts of long ago"),
    clout_command_moments },
  { "add", N_("HANDLE"), TRUE, FALSE, N_("a public account, without signing in"),
    clout_command_add },
  { "networks", N_("[NETWORK]"), FALSE, FALSE, N_("what each gives, wants and costs"),
    clout_command_networks },
  { "sign-in", N_("SERVER|@HANDLE|NETWORK"), TRUE, FALSE, N_("to an account, in the browser"),
    clout_command_sign_in },
  { "limit", N_("NETWORK"), TRUE, FALSE, N_("what a month may cost at most there"),
    clout_command_limit },
  { "sync", N_("[ACCOUNT]"), FALSE, FALSE, N_("fetch what is new"), clout_command_sync },
  { "import", N_("FILE"), TRUE, FALSE,
    N_("a download from Mastodon, X, Facebook, Google+ or LinkedIn"), clout_command_import },
  { "export", N_("[FILE]"), FALSE, FALSE, N_("everything of yours as JSON"),
    clout_command_export },
  { "forget", N_("ACCOUNT"), TRUE, FALSE, N_("an account and all its rows"),
    clout_command_forget },
  { "perks", NULL, FALSE, FALSE, N_("offers of publishers, held against your score"),
    clout_command_perks },
  { "subscribe", N_("ADDRESS"), TRUE, FALSE, N_("to a publisher’s perks"),
    clout_command_subscribe },
  { "unsubscribe", N_("PUBLISHER"), TRUE, FALSE, N_("from a publisher’s perks"),
    clout_command_unsubscribe },
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
  { "store", 0, 0, G_OPTION_ARG_FILENAME, &store_path, N_("Use this store"), N_("PATH") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("Use sample data, in a store of their own"),
    NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search,
    /* Translators: here and below, what stands behind “With” and “of” is the name of a command
     * or an option, typed as it is */
    N_("With friends: words of their name or handle"),
    /* Translators: here and below, words in capitals stand for what is typed in their place */
    N_("WORDS") },
  { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown,
    N_("With networks: print the table of the README"), NULL },
  { "client-id", 0, 0, G_OPTION_ARG_STRING, &client_id,
    N_("With sign-in: of an app of your own; its secret is asked for"), N_("ID") },
  { "key", 0, 0, G_OPTION_ARG_NONE, &key,
    N_("With sign-in: ask for a key or token of your own"), NULL },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &yes,
    N_("With sync: pay what it costs, within the limit; with give: agree to what becomes public"),
    NULL },
  { "per-month", 0, 0, G_OPTION_ARG_STRING, &per_month,
    N_("With limit: the amount in dollars"), N_("AMOUNT") },
  { "visibility", 0, 0, G_OPTION_ARG_STRING, &visibility,
    /* Translators: the four words for “who” are typed as they are */
    N_("With give: public, unlisted, followers or direct, where a +K is a post"),
    /* Translators: stands for who can read it */
    N_("WHO") },
  { "plus-k", 0, 0, G_OPTION_ARG_NONE, &plus_k,
    N_("With sign-in: ask for leave to give +K, too"), NULL },
  { "depth", 0, 0, G_OPTION_ARG_INT, &depth, N_("Levels that explain prints"),
    /* Translators: stands for a number */
    N_("N") },
  { "counters", 0, 0, G_OPTION_ARG_FILENAME, &counters_path,
    N_("With score: add a score column to a CSV of counters"), N_("FILE|-") },
  { "columns", 0, 0, G_OPTION_ARG_STRING, &columns,
    N_("With --counters: the columns of a file without a header"), N_("NAMES") },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
  { NULL }
};

static char *
list_commands (void)
{
  g_autoptr(CloutTable) table = clout_table_new ("lll");
  g_autofree char *rows = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    clout_table_add (table, commands[i].name,
                     commands[i].argument != NULL ? _(commands[i].argument) : "",
                     _(commands[i].help), NULL);
  rows = clout_table_to_string (table, 2);
  return g_strdup_printf ("%s\n%s", _("Commands:"), rows);
}

static int
run_counters (void)
{
  FILE *in = strcmp (counters_path, "-") == 0 ? stdin : fopen (counters_path, "r");
  int result;

  if (in == NULL)
    {
      clout_command_tell ("%s: %s", counters_path, g_strerror (errno));
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
    /* Translators: %s is the name of a file */
    clout_command_tell (_("the data were damaged; they are kept as “%s” and a fresh start is "
                          "made."),
                        clout_engine_get_moved_aside (engine));
  context.engine = engine;
  code = commands[index].run (&context);
  clout_engine_close (engine);
  return code;
}

static void
speak (void)
{
  const char *translations = g_getenv ("CLOUT_TRANSLATIONS");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : CLOUT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GOptionContext) parser = NULL;
  g_autofree char *list = NULL;
  g_autoptr(GError) error = NULL;

  speak ();
  list = list_commands ();
  /* Translators: what is typed behind the program's name */
  parser = g_option_context_new (_("COMMAND [ARGUMENT]"));
  g_option_context_add_main_entries (parser, options, GETTEXT_PACKAGE);
  g_option_context_set_description (parser, list);
  if (!g_option_context_parse (parser, &argc, &argv, &error))
    return clout_command_refuse ("%s", error->message);
  clout_terminal_guard (!json);
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
  clout_command_tell ("%s\n\n%s", _("tell it what to do."), g_strchomp (list));
  return CLOUT_EXIT_USAGE;
}
