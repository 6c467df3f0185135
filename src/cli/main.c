/* main.c: clout-cli: options and dispatch of commands.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "cli/commands/table.h"
#include "cli/complete.h"
#include "cli/counters.h"
#include "cli/terminal.h"
#include "messages/messages.h"
#include "platform/program.h"
#include "platform/terminal.h"

static char *store_path;
static char *counters_path;
static char *columns;
static gboolean sample;
static gboolean json;
static char *search;
static gboolean markdown;
static gboolean yes;
static gboolean all;
static gboolean session_only;
static char *handle;
static gboolean key;
static char *client_id;
static char *per_month;
static gboolean version;
static gboolean plus_k;
static char *visibility;
static int depth = 6;
static int days = CLOUT_HISTORY_DAYS;

/* Every command takes these. */
static const GOptionEntry general[] = {
  { "store", 0, 0, G_OPTION_ARG_FILENAME, &store_path, N_("Use this data file"), N_("PATH") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("Use sample data instead of yours"),
    NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
  { NULL }
};

/* A command takes those listed in its row of the table. */
static const GOptionEntry special[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search,
    N_("Search by name or handle"),
    /* Translators: here and below, words in capitals are placeholders for what people type */
    N_("WORDS") },
  { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown, N_("Print a Markdown table"), NULL },
  { "client-id", 0, 0, G_OPTION_ARG_STRING, &client_id,
    N_("Client ID of your own API app; prompts for the secret"), N_("ID") },
  { "handle", 0, 0, G_OPTION_ARG_STRING, &handle,
    N_("Your handle, if the archive doesn’t name its owner"), N_("HANDLE") },
  { "key", 0, 0, G_OPTION_ARG_NONE, &key, N_("Prompt for your own API key or token"), NULL },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Don’t ask for confirmation"), NULL },
  { "session-only", 0, 0, G_OPTION_ARG_NONE, &session_only,
    N_("Sync once, then sign out; keep nothing in the keyring"), NULL },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Print everything"), NULL },
  { "per-month", 0, 0, G_OPTION_ARG_STRING, &per_month, N_("The limit in US dollars"),
    N_("AMOUNT") },
  { "visibility", 0, 0, G_OPTION_ARG_STRING, &visibility,
    /* Translators: the four words are typed as they are */
    N_("Who can see it: public, unlisted, followers or direct"),
    /* Translators: placeholder for who can read it */
    N_("WHO") },
  { "plus-k", 0, 0, G_OPTION_ARG_NONE, &plus_k, N_("Also request permission to give +K"), NULL },
  { "depth", 0, 0, G_OPTION_ARG_INT, &depth, N_("Number of levels to print"),
    /* Translators: placeholder for a number */
    N_("N") },
  { "days", 0, 0, G_OPTION_ARG_INT, &days, N_("Number of days; beyond a year, one score a month"),
    N_("N") },
  { "counters", 0, 0, G_OPTION_ARG_FILENAME, &counters_path,
    N_("Add a score column to a CSV file of counts"), N_("FILE|-") },
  { "columns", 0, 0, G_OPTION_ARG_STRING, &columns,
    N_("With --counters: the columns of a file without a header"), N_("NAMES") },
  { NULL }
};

static const GOptionEntry *
find_option (const GOptionEntry *entries,
             const char         *name,
             gsize               length)
{
  for (; entries->long_name != NULL; entries++)
    if (strlen (entries->long_name) == length && strncmp (entries->long_name, name, length) == 0)
      return entries;
  return NULL;
}

/* Finds an option as typed, "--name" or "--name=value". */
static const GOptionEntry *
find_typed (const char *typed)
{
  const char *name = typed + strlen ("--");
  gsize length = strcspn (name, "=");
  const GOptionEntry *entry = find_option (general, name, length);

  return entry != NULL ? entry : find_option (special, name, length);
}

/* Returns (nullable): the first word that is neither an option nor an option's value. */
static const char *
find_command (char **argv)
{
  for (char **word = argv + 1; *word != NULL; word++)
    {
      const GOptionEntry *entry;

      if ((*word)[0] != '-')
        return *word;
      if (strcmp (*word, "--") == 0)
        return word[1];
      entry = g_str_has_prefix (*word, "--") ? find_typed (*word) : NULL;
      if (entry != NULL && entry->arg != G_OPTION_ARG_NONE && strchr (*word, '=') == NULL
          && word[1] != NULL)
        word++;
    }
  return NULL;
}

static int
run_counters (void)
{
  FILE *in = strcmp (counters_path, "-") == 0 ? stdin : g_fopen (counters_path, "rb");
  int result;

  if (in == NULL)
    {
      clout_command_warn ("%s: %s", counters_path, g_strerror (errno));
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
  const char *chosen = g_getenv ("CLOUT_SAMPLE");
  g_autofree char *shipped = clout_platform_dup_installed (CLOUT_DATADIR "/sample", CLOUT_PREFIX);
  g_autoptr(GFile) archive = NULL;

  if (!sample)
    {
      clout_engine_open_async (store_path, NULL, clout_command_result_cb, &result);
      return clout_finish_pointer (clout_command_await (&result), error);
    }
  archive = g_file_new_for_path (chosen != NULL ? chosen : shipped);
  clout_engine_open_sample_async (archive, NULL, clout_command_result_cb, &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

/* Says once what we are waiting for, and then only how far it is, on a line that is replaced. */
static void
waiting_cb (CloutEngine *engine,
            int          wait,
            int          percent,
            int         *said)
{
  gboolean shown = clout_platform_is_terminal (stderr);

  if (shown)
    fputs ("\r\033[K", stderr);
  if (wait == *said)
    {
      if (shown && percent >= 0)
        fprintf (stderr, "%d%%", percent);
      return;
    }
  *said = wait;
  if (wait == CLOUT_ENGINE_WAIT_IMPORT)
    clout_command_warn (_("Another copy of Clout is importing an archive. Waiting for it to "
                          "finish; press Ctrl+C to cancel."));
  else if (wait == CLOUT_ENGINE_WAIT_OTHER)
    /* Translators: %s is the name of a file */
    clout_command_warn (_("Another program is writing to “%s”. Waiting for it to finish; press "
                          "Ctrl+C to cancel."), clout_engine_get_store_path (engine));
}

/* Reports what was found when opening the data, and what we are waiting for. */
static void
watch_engine (CloutEngine *engine)
{
  g_autofree char *salvaged = clout_format_salvage (engine);

  g_signal_connect_data (engine, "waiting", G_CALLBACK (waiting_cb), g_new0 (int, 1),
                         (GClosureNotify) g_free, 0);
  g_signal_connect (engine, "pausing", G_CALLBACK (clout_command_pausing_cb), NULL);
  if (salvaged == NULL)
    return;
  clout_command_warn ("%s", salvaged);
  clout_command_mention_backups (engine);
  clout_command_offer_revoking (engine);
}

static int
run_command (const CloutCommand *command,
             const char *const  *words)
{
  GError *error = NULL;
  CloutEngine *engine = command->closed ? NULL : open_engine (&error);
  int code;
  CloutCommandContext context = { .engine = engine, .store_path = store_path, .sample = sample,
                                  .argument = words[0], .words = words, .search = search,
                                  .json = json, .depth = depth, .all = all,
                                  .days = days,
                                  .session_only = session_only,
                                  .markdown = markdown, .yes = yes, .key = key,
                                  .client_id = client_id, .handle = handle, .per_month = per_month,
                                  .plus_k = plus_k, .visibility = visibility };

  if (error != NULL)
    return clout_command_fail (error);
  if (engine != NULL)
    watch_engine (engine);
  code = command->run (&context);
  if (context.engine != NULL)
    clout_engine_close (context.engine);
  return code;
}

static void
speak (void)
{
  const char *chosen = g_getenv ("CLOUT_TRANSLATIONS");
  g_autofree char *installed = clout_platform_dup_installed (CLOUT_LOCALEDIR, CLOUT_PREFIX);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, chosen != NULL ? chosen : installed);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static GOptionContext *
new_parser (const CloutCommand *command)
{
  GOptionContext *parser;
  g_autofree char *usage = NULL;
  g_autofree char *list = NULL;

  if (command == NULL)
    {
      /* Translators: the arguments that follow the program's name */
      parser = g_option_context_new (_("COMMAND [ARGUMENT]"));
      list = clout_command_table_to_string ();
      usage = g_strdup_printf ("%s\n%s", list,
                               _("Run “clout-cli COMMAND --help” for help on a command."));
      g_option_context_add_main_entries (parser, general, GETTEXT_PACKAGE);
      g_option_context_set_description (parser, usage);
      return parser;
    }
  usage = command->argument == NULL
    ? g_strdup (command->name) : g_strdup_printf ("%s %s", command->name, _(command->argument));
  parser = g_option_context_new (usage);
  g_option_context_set_summary (parser, _(command->summary));
  g_option_context_add_main_entries (parser, general, GETTEXT_PACKAGE);
  for (const GOptionEntry *entry = special; entry->long_name != NULL; entry++)
    if (clout_command_takes_option (command, entry->long_name))
      g_option_context_add_main_entries (parser, (GOptionEntry[]) { *entry, { NULL } },
                                         GETTEXT_PACKAGE);
  /* Translators: %s is an example command with options, as it is typed */
  list = g_strdup_printf (_("Example: %s"), command->example);
  g_option_context_set_description (parser, list);
  return parser;
}

static void
add_option (GStrvBuilder       *options,
            const GOptionEntry *entry)
{
  g_autofree char *typed = g_strconcat ("--", entry->long_name, NULL);

  g_strv_builder_add (options, typed);
}

/* Returns (transfer full): the options that a command takes, with their dashes. */
static GStrv
list_options (const CloutCommand *command)
{
  g_autoptr(GStrvBuilder) options = g_strv_builder_new ();

  g_strv_builder_add (options, "--help");
  for (const GOptionEntry *entry = general; entry->long_name != NULL; entry++)
    add_option (options, entry);
  for (const GOptionEntry *entry = special; entry->long_name != NULL; entry++)
    if (command != NULL && clout_command_takes_option (command, entry->long_name))
      add_option (options, entry);
  return g_strv_builder_end (options);
}

static int
complete (char **argv)
{
  const char *name = find_command (argv);
  const CloutCommand *command = name != NULL ? clout_command_table_find (name) : NULL;
  g_auto(GStrv) options = list_options (command);
  const char *store = NULL;

  for (char **word = argv + 1; *word != NULL && word[1] != NULL; word++)
    if (g_str_equal (*word, "--store"))
      store = word[1];
  return clout_complete (command, (const char *const *) argv + 1, (const char *const *) options,
                         store);
}

/* Names the option that the command doesn't take, and the one that was probably meant. */
static int
refuse_option (const CloutCommand *command,
               char              **argv)
{
  g_auto(GStrv) known = list_options (command);

  for (char **word = argv + 1; *word != NULL; word++)
    {
      g_autofree char *name = NULL;
      const char *nearest;

      if (!g_str_has_prefix (*word, "--"))
        continue;
      name = g_strndup (*word, strcspn (*word, "="));
      if (g_strv_contains ((const char *const *) known, name))
        continue;
      nearest = clout_command_nearest (name, (const char *const *) known);
      if (nearest != NULL)
        /* Translators: %1$s is an option that doesn't exist, and %2$s one that does */
        return clout_command_refuse (_("there is no option “%s” here. Did you mean “%s”?"), name,
                                     nearest);
      if (command != NULL)
        return clout_command_refuse (_("“%s” has no option “%s”. “clout-cli %s --help” lists "
                                       "its options."), command->name, name, command->name);
      /* Translators: %s is the name of an option that doesn't exist */
      return clout_command_refuse (_("there is no option “%s”."), name);
    }
  return clout_command_refuse ("%s", _("there is no such option. “clout-cli --help” lists all."));
}

static int
refuse_command (const char *typed)
{
  g_auto(GStrv) names = clout_command_table_dup_names ();
  const char *nearest = clout_command_nearest (typed, (const char *const *) names);

  if (nearest != NULL)
    /* Translators: %1$s is a command that doesn't exist, and %2$s one that does */
    return clout_command_refuse (_("there is no command “%s”. Did you mean “%s”?"), typed,
                                 nearest);
  return clout_command_refuse (_("there is no command “%s”. “clout-cli --help” lists them."),
                               typed);
}

/* Returns %CLOUT_EXIT_DONE if the command was given as many words as it takes. */
static int
check_words (const CloutCommand *command,
             char              **words)
{
  if (command->needed && (words[0] == NULL || words[0][0] == '\0'))
    /* Translators: %1$s is the name of a command, and %2$s its required argument */
    return clout_command_refuse (_("“%s” needs %s. Example: %s"), command->name,
                                 _(command->argument), command->example);
  if (words[0] != NULL && (command->argument == NULL || (words[1] != NULL && !command->many)))
    /* Translators: %1$s is the name of a command, and %2$s an extra word */
    return clout_command_refuse (_("“%s” doesn’t take “%s”. “clout-cli %s --help” shows how to "
                                   "type it."),
                                 command->name, words[command->argument != NULL], command->name);
  return CLOUT_EXIT_DONE;
}

/* Removes the options from @arguments. */
static int
run (char ***arguments)
{
  g_autoptr(GOptionContext) parser = NULL;
  g_autoptr(GError) error = NULL;
  char **argv = *arguments;
  g_auto(GStrv) typed = g_strdupv (argv);
  const char *name = find_command (argv);
  const CloutCommand *command = name != NULL ? clout_command_table_find (name) : NULL;
  int code;

  clout_terminal_guard (TRUE);
  if (argv[1] != NULL && g_str_equal (argv[1], CLOUT_COMPLETE))
    return complete (argv + 1);
  if (name != NULL && command == NULL)
    return refuse_command (name);
  parser = new_parser (command);
  if (!g_option_context_parse_strv (parser, arguments, &error))
    return g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)
      ? refuse_option (command, typed) : clout_command_refuse ("%s", error->message);
  argv = *arguments;
  if (version)
    {
      g_print ("clout-cli %s\n", CLOUT_VERSION);
      return CLOUT_EXIT_DONE;
    }
  if (command == NULL)
    {
      g_autofree char *help = g_option_context_get_help (parser, TRUE, NULL);

      g_print ("%s", help);
      return CLOUT_EXIT_USAGE;
    }
  code = check_words (command, argv + 2);
  if (code != CLOUT_EXIT_DONE)
    return code;
  if (columns != NULL && counters_path == NULL)
    return clout_command_refuse ("%s", _("“--columns” requires “--counters”"));
  if (depth < 1 || days < 1)
    /* Translators: %s is an option, as it is typed */
    return clout_command_refuse (_("“%s” must be 1 or more."), depth < 1 ? "--depth" : "--days");
  clout_terminal_guard (!json);
  if (counters_path != NULL)
    return run_counters ();
  return run_command (command, (const char *const *) argv + 2);
}

int
main (int    argc,
      char **argv)
{
  g_auto(GStrv) arguments = clout_platform_dup_arguments (argv);
  g_autoptr(GError) error = NULL;
  int code;

  clout_platform_prepare_streams ();
  clout_platform_use_time_zones ();
  /* Windows adds .exe to the name. */
  g_set_prgname ("clout-cli");
  speak ();
  code = run (&arguments);
  if (clout_terminal_check_output (&error))
    return code;
  clout_command_warn (_("couldn’t write the output: %s"), error->message);
  return code != CLOUT_EXIT_DONE ? code : CLOUT_EXIT_FAILED;
}
