/* accounts.c: notes about an account besides its state.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/messages.h"

#include <glib/gi18n-lib.h>

#include "messages/dates.h"
#include "score/calendar.h"

/* The names of networks' lists; lists fetched per post are named after their contents. */
static const struct
{
  const char *resource;
  const char *word;
} lists[] = {
  /* Translators: a list that could not be read, here and below: within a sentence */
  { "posts", NC_("list", "posts") },
  { "notifications", NC_("list", "notifications") },
  { "followers", NC_("list", "followers") },
  { "following", NC_("list", "people you follow") },
  { "reblogged_by", NC_("list", "boosts") },
  { "reposts", NC_("list", "reposts") },
  { "reposters", NC_("list", "reposts") },
  { "renotes", NC_("list", "renotes") },
  { "shares", NC_("list", "shares") },
  { "favourited_by", NC_("list", "likes") },
  { "likes", NC_("list", "likes") },
  { "reactions", NC_("list", "reactions") },
  { "context", NC_("list", "replies") },
  { "replies", NC_("list", "replies") },
  { "quotes", NC_("list", "quotes") },
  { "mentions", NC_("list", "mentions") },
  { "comments", NC_("list", "comments") },
  { "answers", NC_("list", "stars, forks and comments") },
  { "issues", NC_("list", "issues") },
  { "insights", NC_("list", "insights") },
  { "favourites", NC_("list", "your likes") },
  { "liked", NC_("list", "your likes") },
  { "featured_tags", NC_("list", "featured hashtags") },
  { "people", NC_("list", "people’s followers") },
};

static const char *
word_for_list (const char *resource)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].resource, resource))
      return g_dpgettext2 (GETTEXT_PACKAGE, "list", lists[i].word);
  return resource;
}

static char *
dup_incomplete (CloutAccount *account,
                gint64        now,
                GTimeZone    *zone)
{
  gint64 since;
  g_auto(GStrv) resources = clout_account_dup_incomplete (account, &since);
  g_autoptr(GPtrArray) words = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  g_autofree char *joined = NULL;
  g_autofree char *date = NULL;
  gint64 day;

  for (gsize i = 0; resources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (words, word_for_list (resources[i]), g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer) word_for_list (resources[i]));
  if (words->len == 0)
    return NULL;
  joined = g_strjoinv (clout_format_comma (), (char **) words->pdata);
  day = clout_day_of (since, zone);
  date = clout_day_of (now, zone) <= day + 1 ? clout_format_date (since, now, zone)
                                             : clout_format_day (day, CLOUT_DAY_SHORT);
  /* Translators: a day, such as "yesterday" or "Nov 20, 2026", and lists of a server, such as
     "followers, likes" */
  return g_strdup_printf (_("Incomplete since %s: %s"), date, joined);
}

/**
 * clout_format_list:
 * @resource: name of a network's list
 *
 * Returns: (transfer full): what is on the list, as a title
 */
char *
clout_format_list (const char *resource)
{
  const char *word = word_for_list (resource);
  g_autoptr(GString) title = g_string_new (NULL);

  g_string_append_unichar (title, g_unichar_toupper (g_utf8_get_char (word)));
  g_string_append (title, *word != '\0' ? g_utf8_next_char (word) : "");
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/**
 * clout_format_gap:
 * @account: an account
 * @since: Unix seconds since when a list is incomplete, 0 if the server doesn't provide it
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Returns: (transfer full): why a list of the account couldn't be read
 */
char *
clout_format_gap (CloutAccount *account,
                  gint64        since,
                  gint64        now,
                  GTimeZone    *zone)
{
  g_autoptr(GUri) uri = g_uri_parse (clout_account_get_server (account), G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : clout_account_get_server (account);
  g_autofree char *date = NULL;

  if (since > 0)
    {
      date = clout_format_date (since, now, zone);
      /* Translators: %s is a day, such as "yesterday" or "12/31/2025" */
      return g_strdup_printf (_("Incomplete since %s"), date);
    }
  if (clout_account_get_source (account) == CLOUT_ACCOUNT_BY_HANDLE)
    /* Translators: %s is a server's name, such as mastodon.social */
    return g_strdup_printf (_("%s doesn’t provide this without a sign-in. Clout asks again every "
                              "week."), host);
  /* Translators: %s is a server's name, such as mastodon.social */
  return g_strdup_printf (_("%s doesn’t provide this. Clout asks again every week."), host);
}

/**
 * clout_format_account_notes:
 * @account: an account
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Returns: (transfer full) (array zero-terminated=1): one sentence for each note: what couldn't
 *   be read and since when, and where the account has moved; empty for most accounts
 */
GStrv
clout_format_account_notes (CloutAccount *account,
                            gint64        now,
                            GTimeZone    *zone)
{
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();
  g_autofree char *incomplete = dup_incomplete (account, now, zone);
  const char *moved = clout_account_get_moved (account);

  if (incomplete != NULL)
    g_strv_builder_add (notes, incomplete);
  if (moved != NULL)
    {
      /* Translators: two handles: this account's, and the one that its owner uses now */
      g_autofree char *note =
        g_strdup_printf (_("%s has moved to @%s. Add that account too; this one keeps its data."),
                         clout_account_get_handle (account), moved);

      g_strv_builder_add (notes, note);
    }
  return g_strv_builder_end (notes);
}

/**
 * clout_format_revoked:
 * @n_kept: how many of the sign-ins that were removed their servers still accept
 *
 * Returns: (transfer full): what was done, and what is left to do
 */
char *
clout_format_revoked (guint n_kept)
{
  if (n_kept == 0)
    return g_strdup (_("Sign-ins revoked"));
  return g_strdup_printf (ngettext ("%u sign-in was removed here, but its server did not revoke "
                                    "it. End it in your account’s settings there.",
                                    "%u sign-ins were removed here, but their servers did not "
                                    "revoke them. End them in your accounts’ settings there.",
                                    n_kept), n_kept);
}

/**
 * clout_format_unused_sign_in:
 * @account: an account that isn't stored: its network, server and remote id
 *
 * Returns: (transfer full): a description of the sign-in
 */
char *
clout_format_unused_sign_in (CloutAccount *account)
{
  const char *network = clout_format_network (clout_account_get_network (account));

  /* Translators: a network, a server's id for an account, and the address of that server */
  return g_strdup_printf (_("%s: %s at %s"), network, clout_account_get_remote_id (account),
                          clout_account_get_server (account));
}
