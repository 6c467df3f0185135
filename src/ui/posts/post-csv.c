/* post-csv.c: posts as CSV.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/posts/post-csv.h"

#include <string.h>

#include "model/account.h"
#include "model/post.h"

/* A spreadsheet would evaluate a cell that starts with one of the first four. A quote prevents
   that. */
static void
add_text (GString    *csv,
          const char *text)
{
  g_string_append_c (csv, '"');
  if (text != NULL && strchr ("=+-@\t\r", *text) != NULL && *text != '\0')
    g_string_append_c (csv, '\'');
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static CloutAccount *
find_account (GListModel *accounts,
              gint64      id)
{
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if (clout_account_get_id (account) == id)
        return g_steal_pointer (&account);
    }
  return NULL;
}

static void
add_post (GString              *csv,
          const CloutPostFacts *facts,
          GListModel           *accounts)
{
  g_autoptr(CloutAccount) account = find_account (accounts, facts->account);
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (facts->time);
  g_autofree char *date = facts->time > 0 && time != NULL ? g_date_time_format_iso8601 (time)
                                                          : g_strdup ("");
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (csv, "%s,%s,", date,
                          account != NULL ? clout_account_get_network (account) : "");
  add_text (csv, account != NULL ? clout_account_get_handle (account) : NULL);
  for (guint kind = 0; kind < CLOUT_REACTION_FOLLOW; kind++)
    g_string_append_printf (csv, ",%u", facts->counts[kind]);
  g_string_append_printf (csv, ",%s,", g_ascii_formatd (points, sizeof points, "%.3f",
                                                        facts->points));
  add_text (csv, facts->topics);
  g_string_append_c (csv, ',');
  add_text (csv, facts->url);
  g_string_append_c (csv, ',');
  add_text (csv, facts->excerpt);
  g_string_append_c (csv, '\n');
}

/**
 * clout_csv_of_posts:
 * @posts: (element-type CloutPost): posts
 * @accounts: the person's #CloutAccount objects
 *
 * Returns: (transfer full): a header and a line for each post whose data are known, the same in
 *   every locale
 */
char *
clout_csv_of_posts (GPtrArray  *posts,
                    GListModel *accounts)
{
  g_autoptr(GString) csv =
    g_string_new ("time,network,account,mentions,replies,quotes,shares,likes,points,topics,url,"
                  "text\n");

  g_return_val_if_fail (posts != NULL, NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const CloutPostFacts *facts = clout_post_get_facts (posts->pdata[i]);

      if (facts != NULL)
        add_post (csv, facts, accounts);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}
