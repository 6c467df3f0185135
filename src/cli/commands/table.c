/* table.c: the table of commands and their arguments.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/commands/table.h"

#include <glib/gi18n.h>
#include <string.h>

/* A word with more typos than a third of its letters is a different word. */
#define LETTERS_PER_SLIP 3

static const CloutCommand commands[] = {
  /* Translators: help for each command, one line each. Words in capitals are placeholders for
     what people type; those in small letters are typed as they are. */
  { "score", NULL, FALSE, FALSE, N_("Show your score and its likely range"),
    "json counters columns", "clout-cli score --json", clout_command_score },
  { "explain", NULL, FALSE, FALSE, N_("Show where each point comes from"), "json depth all",
    "clout-cli explain --depth 2", clout_command_explain },
  { "changes", N_("[DAYS]"), FALSE, FALSE, N_("Explain recent changes"),
    "json", "clout-cli changes 30", clout_command_changes },
  { "history", NULL, FALSE, FALSE, N_("Show daily scores"),
    "json days all", "clout-cli history --days 365", clout_command_history },
  { "tips", NULL, FALSE, FALSE, N_("Show what would raise your score, and by how much"), "json",
    "clout-cli tips", clout_command_tips },
  { "analysis", NULL, FALSE, FALSE,
    N_("Show how many people you reach, how far posts spread, and who reacts"), "json",
    "clout-cli analysis", clout_command_analysis },
  { "style", NULL, FALSE, FALSE, N_("Show your style of posting"), "json", "clout-cli style",
    clout_command_style },
  { "week", NULL, FALSE, FALSE, N_("Show what came in during the last 7 days"), "json",
    "clout-cli week", clout_command_week },
  { "badge", N_("FILE"), TRUE, FALSE, N_("Write your score as an SVG badge for a web page"), "",
    "clout-cli badge public/clout.svg", clout_command_badge },
  { "accounts", NULL, FALSE, FALSE, N_("List your accounts"), "json", "clout-cli accounts",
    clout_command_accounts },
  { "topics", N_("[hide TOPIC|restore TOPIC]"), FALSE, TRUE,
    N_("List the topics you write about and received +K for"), "json",
    "clout-cli topics hide \"Garden design\"", clout_command_topics },
  { "give", N_("+K HANDLE TOPIC"), TRUE, TRUE, N_("Give a friend +K for a topic"),
    "json yes visibility", "clout-cli give +K @bob@example.social Gardening",
    clout_command_give },
  { "endorsements", N_("[undo ID|hide ID|restore ID]"), FALSE, TRUE,
    N_("List +K given and received"), "json", "clout-cli endorsements undo 3",
    clout_command_endorsements },
  /* Translators: placeholder for which friends to list */
  { "friends", N_("[WHICH]"), FALSE, FALSE,
    N_("List your friends: all, influence-me, i-influence or owed"), "json search",
    "clout-cli friends owed --search ada", clout_command_friends },
  { "lists", N_("[[add|remove] LIST [HANDLE]]"), FALSE, TRUE,
    N_("Show your lists of friends, and change them"), "json",
    "clout-cli lists add Family @bob@example.social", clout_command_lists },
  { "merge", N_("HANDLE HANDLE"), TRUE, TRUE, N_("Count two people as one"), "",
    "clout-cli merge @bob@example.social bob.example.com", clout_command_merge },
  { "split", N_("HANDLE"), TRUE, FALSE, N_("Take someone out of the people they were merged with"),
    "", "clout-cli split @bob@example.social", clout_command_split },
  { "compare", N_("HANDLE..."), TRUE, TRUE, N_("Compare up to four friends"), "json",
    "clout-cli compare @bob@example.social @eve@example.social", clout_command_compare },
  { "highlights", N_("[ACCOUNT]"), FALSE, FALSE, N_("List your best older posts"), "json",
    "clout-cli highlights", clout_command_highlights },
  { "add", N_("HANDLE"), TRUE, FALSE, N_("Add a public account without signing in"), "yes",
    "clout-cli add @ada@example.social", clout_command_add },
  { "networks", N_("[NETWORK]"), FALSE, FALSE,
    N_("Show what each network offers, needs and costs"), "json markdown",
    "clout-cli networks mastodon", clout_command_networks },
  { "sign-in", N_("SERVER|@HANDLE|NETWORK"), TRUE, FALSE,
    N_("Sign in to an account in your browser"), "client-id key plus-k session-only yes",
    "clout-cli sign-in example.social", clout_command_sign_in },
  { "limit", N_("NETWORK"), TRUE, FALSE, N_("Set a monthly spending limit"),
    "per-month", "clout-cli limit x --per-month 2.50", clout_command_limit },
  { "sync", N_("[ACCOUNT]"), FALSE, FALSE, N_("Refresh your accounts"), "json yes",
    "clout-cli sync @ada@example.social", clout_command_sync },
  { "import", N_("FILE"), TRUE, FALSE,
    N_("Import an archive downloaded from a network, or an export from Clout"), "handle json yes",
    "clout-cli import twitter-archive.zip", clout_command_import },
  { "export", N_("[FILE]"), FALSE, FALSE, N_("Export all your data as JSON"), "json",
    "clout-cli export clout.json", clout_command_export },
  { "forget", N_("ACCOUNT"), TRUE, FALSE, N_("Remove an account and all its data"), "yes",
    "clout-cli forget @ada@example.social", clout_command_forget },
  { "restore", N_("[DATE|FILE]"), FALSE, FALSE,
    N_("List the backups of your data, or go back to one"), "json yes",
    "clout-cli restore 2026-03-14", clout_command_restore, TRUE },
  { "revoke", NULL, FALSE, FALSE, N_("Revoke sign-ins in the keyring that no account uses"),
    "json yes", "clout-cli revoke", clout_command_revoke },
  { "perks", NULL, FALSE, FALSE, N_("List perks and which ones you qualify for"), "json",
    "clout-cli perks", clout_command_perks },
  { "subscribe", N_("ADDRESS"), TRUE, FALSE, N_("Subscribe to a publisher’s perks"), "",
    "clout-cli subscribe https://seeds.example/perks.json", clout_command_subscribe },
  { "unsubscribe", N_("PUBLISHER"), TRUE, FALSE, N_("Unsubscribe from a publisher’s perks"), "",
    "clout-cli unsubscribe Seeds", clout_command_unsubscribe },
};

/**
 * clout_command_table_find:
 * @name: as typed
 *
 * Finds a command by its name.
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const CloutCommand *
clout_command_table_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

/**
 * clout_command_takes_option:
 * @self: a command
 * @option: its long name, without dashes
 */
gboolean
clout_command_takes_option (const CloutCommand *self,
                            const char         *option)
{
  g_auto(GStrv) options = g_strsplit (self->options, " ", -1);

  return g_strv_contains ((const char *const *) options, option);
}

/**
 * clout_command_table_to_string:
 *
 * Returns: (transfer full): help for all commands, one per line
 */
char *
clout_command_table_to_string (void)
{
  g_autoptr(CloutTable) table = clout_table_new ("lll");
  g_autofree char *rows = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    clout_table_add (table, commands[i].name,
                     commands[i].argument != NULL ? _(commands[i].argument) : "",
                     _(commands[i].summary), NULL);
  rows = clout_table_to_string (table, 2);
  return g_strdup_printf ("%s\n%s", _("Commands:"), rows);
}

/**
 * clout_command_table_dup_names:
 *
 * Returns: (transfer full): the names of all commands
 */
GStrv
clout_command_table_dup_names (void)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_strv_builder_add (names, commands[i].name);
  return g_strv_builder_end (names);
}

/* Levenshtein distance, counting two swapped neighbors as one typo. */
static guint
count_slips (const char *a,
             const char *b)
{
  gsize m = strlen (a);
  gsize n = strlen (b);
  g_autofree guint *rows = g_new (guint, 3 * (n + 1));
  guint *two = rows;
  guint *last = rows + n + 1;
  guint *row = rows + 2 * (n + 1);

  for (gsize j = 0; j <= n; j++)
    last[j] = j;
  for (gsize i = 1; i <= m; i++)
    {
      guint *spare = two;

      row[0] = i;
      for (gsize j = 1; j <= n; j++)
        {
          row[j] = MIN (MIN (last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], two[j - 2] + 1);
        }
      two = last;
      last = row;
      row = spare;
    }
  return last[n];
}

/**
 * clout_command_nearest:
 * @typed: a name that isn't among @names
 * @names: %NULL-terminated
 *
 * Finds the name that is closest to a mistyped one.
 *
 * Returns: (transfer none) (nullable): the name that was probably meant
 */
const char *
clout_command_nearest (const char        *typed,
                       const char *const *names)
{
  const char *nearest = NULL;
  guint fewest = MAX (strlen (typed) / LETTERS_PER_SLIP, 1) + 1;

  if (strlen (typed) > 64)
    return NULL;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      guint slips = count_slips (typed, names[i]);

      if (slips < fewest)
        {
          fewest = slips;
          nearest = names[i];
        }
    }
  return nearest;
}
