/* find-friends.c: finds the people of a list, in its order.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/friends.h"

#include <string.h>

#include "base/duration.h"
#include "score/estimate.h"
#include "store/database/call.h"
#include "store/people/merged.h"

/* Likes and reshares have their post's time if their own isn't known. */
#define TIME_OF_REACTION "iif (time = 0, (SELECT time FROM post WHERE id = reaction.post), time)"

typedef struct
{
  CloutFriendsShow show;
  gint64 now;
  GStrv words; /* folded */
  gint64 list;
  guint limit;
  const CloutNetworkWeight *weights;
} Query;

typedef struct
{
  CloutFriendEntry entry;
  gint64 followers;
  double influence;
} Found;

typedef struct
{
  sqlite3 *db;
  const Query *query;
  GHashTable *accounts; /* account → CloutNetworkWeight */
  GHashTable *dealings; /* person → CloutFriendEntry */
  GHashTable *leaders;  /* merged person → the one that they belong to */
  GHashTable *members;  /* of the list, if there is one */
  GHashTable *also;     /* person → the folded names of those merged with them, if searched */
  GString *text;
  GArray *found;
  gint64 last_account;
} Find;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_strfreev (query->words);
  g_free (query);
}

/* Appends @text without case and accents. */
static void
fold_into (GString    *folded,
           const char *text)
{
  g_autofree char *bare = NULL;
  g_autofree char *lower = NULL;

  if (text == NULL)
    return;
  if (g_str_is_ascii (text))
    {
      for (const char *p = text; *p != '\0'; p++)
        g_string_append_c (folded, g_ascii_tolower (*p));
      return;
    }
  lower = g_utf8_casefold (text, -1);
  bare = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  for (const char *p = bare; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
}

static GStrv
fold_words (const char *search)
{
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autofree char *valid = search != NULL ? g_utf8_make_valid (search, -1) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;

  fold_into (folded, valid);
  words = g_strsplit_set (folded->str, " \t\n", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static gboolean
is_wanted (Find       *find,
           gint64      id,
           const char *name,
           const char *handle)
{
  const GString *also = g_hash_table_lookup (find->also, &id);

  if (find->query->words[0] == NULL)
    return TRUE;
  g_string_truncate (find->text, 0);
  fold_into (find->text, name);
  g_string_append (find->text, " @");
  fold_into (find->text, handle);
  if (also != NULL)
    g_string_append (find->text, also->str);
  for (gsize i = 0; find->query->words[i] != NULL; i++)
    if (strstr (find->text->str, find->query->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
load_accounts (Find    *find,
               GError **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (find->db, "SELECT id, network FROM account", error);

  while (clout_sql_next (rows))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_hash_table_insert (find->accounts, g_memdup2 (&id, sizeof id),
                           (gpointer) clout_network_weight_find (find->query->weights,
                                                                 clout_sql_text (rows, 1)));
    }
  return clout_sql_end (rows, error);
}

static void
add_dealings (Find         *find,
              sqlite3_stmt *row)
{
  gint64 id = clout_merged_find_leader (find->leaders, sqlite3_column_int64 (row, 0));
  gint64 time = sqlite3_column_int64 (row, 2);
  CloutFriendEntry *entry = g_hash_table_lookup (find->dealings, &id);

  if (find->members != NULL && !g_hash_table_contains (find->members, &id))
    return;
  if (entry == NULL)
    {
      entry = g_new0 (CloutFriendEntry, 1);
      entry->id = id;
      g_hash_table_insert (find->dealings, &entry->id, entry);
    }
  entry->n += sqlite3_column_int64 (row, 1);
  if (find->query->show == CLOUT_FRIENDS_OWED && entry->time > 0)
    time = MIN (time, entry->time);
  entry->time = find->query->show == CLOUT_FRIENDS_OWED ? time : MAX (entry->time, time);
}

/* @sql selects person, number and time since ?2 for account ?1. */
static gboolean
load_dealings (Find        *find,
               const char  *sql,
               gint64       since,
               GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (find->db, sql, error);
  GHashTableIter accounts;
  gpointer account;

  if (rows == NULL)
    return FALSE;
  g_hash_table_iter_init (&accounts, find->accounts);
  while (g_hash_table_iter_next (&accounts, &account, NULL))
    {
      clout_sql_bind (rows, "ii", *(gint64 *) account, since);
      while (clout_sql_next (rows))
        add_dealings (find, rows);
      if (!clout_sql_end (rows, error))
        return FALSE;
    }
  return TRUE;
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/* People are found by every name that they have. */
static gboolean
load_other_names (Find    *find,
                  GError **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (find->db, "SELECT name, handle FROM person WHERE id = ?1", error);
  GHashTableIter iter;
  gpointer id, leader;

  if (rows == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, find->leaders);
  while (find->query->words[0] != NULL && g_hash_table_iter_next (&iter, &id, &leader))
    {
      GString *also = g_hash_table_lookup (find->also, leader);

      if (also == NULL)
        {
          also = g_string_new (NULL);
          g_hash_table_insert (find->also, leader, also);
        }
      clout_sql_bind (rows, "i", *(gint64 *) id);
      while (clout_sql_next (rows))
        {
          g_string_append_c (also, ' ');
          fold_into (also, clout_sql_text (rows, 0));
          g_string_append (also, " @");
          fold_into (also, clout_sql_text (rows, 1));
        }
      if (!clout_sql_end (rows, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_members (Find    *find,
              GError **error)
{
  g_autoptr(sqlite3_stmt) rows = NULL;

  if (find->query->list == 0)
    return TRUE;
  find->members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  rows = clout_sql_select (find->db, "SELECT person FROM list_member WHERE list = ?1",
                           clout_binds_new ("i", find->query->list), error);
  while (clout_sql_next (rows))
    {
      gint64 id = clout_merged_find_leader (find->leaders, sqlite3_column_int64 (rows, 0));

      g_hash_table_add (find->members, g_memdup2 (&id, sizeof id));
    }
  return clout_sql_end (rows, error);
}

static gboolean
add_members (Find *find)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, find->members);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      CloutFriendEntry *entry = g_new0 (CloutFriendEntry, 1);

      entry->id = *(gint64 *) id;
      g_hash_table_insert (find->dealings, &entry->id, entry);
    }
  return TRUE;
}

static gboolean
load_all_dealings (Find    *find,
                   GError **error)
{
  gint64 since = find->query->now - CLOUT_FRIENDS_DAYS * CLOUT_DAY;

  switch (find->query->show)
    {
    case CLOUT_FRIENDS_REACTED_TO:
      return load_dealings (find, "SELECT person, count (*), max (time) FROM given"
                            " WHERE account = ?1 AND time >= ?2 GROUP BY person", since, error);
    case CLOUT_FRIENDS_REACTING:
      return load_dealings (find, "SELECT person, count (*), max (" TIME_OF_REACTION ")"
                            " FROM reaction WHERE account = ?1 AND kind <= 4"
                            " AND " TIME_OF_REACTION " >= ?2 GROUP BY person", since, error)
        && load_dealings (find, "SELECT person, count (*), max (time) FROM remark"
                          " WHERE account = ?1 AND time >= ?2 GROUP BY person", since, error);
    case CLOUT_FRIENDS_OWED:
      return load_dealings (find, "SELECT person, count (*), min (time) FROM remark"
                            " WHERE account = ?1 AND time >= ?2 AND NOT EXISTS (SELECT 1 FROM post"
                            " WHERE account = ?1 AND answers = remark.remote) GROUP BY person",
                            find->query->now - CLOUT_FRIENDS_OWED_DAYS * CLOUT_DAY, error);
    case CLOUT_FRIENDS_ALL:
    case CLOUT_N_FRIENDS_SHOWS:
    default:
      return add_members (find);
    }
}

static double
weight_of (Find   *find,
           gint64  account)
{
  const CloutNetworkWeight *row = g_hash_table_lookup (find->accounts, &account);

  return row->weight;
}

/* Neighbors in the list often have the same number of followers. */
static void
add_found (Find                   *find,
           const CloutFriendEntry *entry,
           gint64                  account,
           gint64                  followers)
{
  const Found *last = find->found->len == 0 ? NULL
    : &g_array_index (find->found, Found, find->found->len - 1);
  Found found = { *entry, followers, 0 };

  if (last != NULL && find->last_account == account && last->followers == followers)
    found.influence = last->influence;
  else
    found.influence = clout_influence_guess (weight_of (find, account), followers);
  find->last_account = account;
  g_array_append_val (find->found, found);
}

static void
add_person (Find         *find,
            sqlite3_stmt *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  const CloutFriendEntry *dealings = g_hash_table_lookup (find->dealings, &id);
  CloutFriendEntry entry = { .id = id };

  if (!g_hash_table_contains (find->leaders, &id)
      && is_wanted (find, id, clout_sql_text (row, 3), clout_sql_text (row, 4)))
    add_found (find, dealings != NULL ? dealings : &entry, sqlite3_column_int64 (row, 1),
               sqlite3_column_int64 (row, 2));
}

static gboolean
search_everyone (Find    *find,
                 GError **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (find->db, "SELECT id, account, followers, name, handle FROM person"
                       " WHERE (flags & 6) <> 0", error);

  while (clout_sql_next (rows))
    add_person (find, rows);
  return clout_sql_end (rows, error);
}

static gboolean
load_people (Find    *find,
             GError **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (find->db, "SELECT id, account, followers, name, handle FROM person"
                       " WHERE id = ?1", error);
  GHashTableIter dealings;
  gpointer id;

  if (rows == NULL)
    return FALSE;
  g_hash_table_iter_init (&dealings, find->dealings);
  while (g_hash_table_iter_next (&dealings, &id, NULL))
    {
      clout_sql_bind (rows, "i", *(gint64 *) id);
      while (clout_sql_next (rows))
        add_person (find, rows);
      if (!clout_sql_end (rows, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads only an index, which has each account's friends in the order of the list: more followers
   never mean less influence. */
static gboolean
load_everyone (Find    *find,
               GError **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (find->db, "SELECT id, followers FROM person WHERE account = ?1"
                       " AND (flags & 6) <> 0 ORDER BY followers DESC, id LIMIT ?2", error);
  guint limit = find->query->limit + g_hash_table_size (find->leaders);
  GHashTableIter accounts;
  gpointer account;

  if (rows == NULL)
    return FALSE;
  g_hash_table_iter_init (&accounts, find->accounts);
  while (g_hash_table_iter_next (&accounts, &account, NULL))
    {
      clout_sql_bind (rows, "ii", *(gint64 *) account,
                      find->query->limit > 0 ? (gint64) limit : -1);
      while (clout_sql_next (rows))
        {
          CloutFriendEntry entry = { .id = sqlite3_column_int64 (rows, 0) };

          if (g_hash_table_contains (find->leaders, &entry.id))
            continue;
          add_found (find, &entry, *(gint64 *) account, sqlite3_column_int64 (rows, 1));
        }
      if (!clout_sql_end (rows, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_found (Find    *find,
            GError **error)
{
  if (find->query->show != CLOUT_FRIENDS_ALL || find->members != NULL)
    return load_all_dealings (find, error) && load_people (find, error);
  if (find->query->words[0] != NULL)
    return search_everyone (find, error);
  return load_everyone (find, error);
}

static int
compare_found (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Found *one = a;
  const Found *other = b;
  CloutFriendsShow show = *(const CloutFriendsShow *) data;

  if (show == CLOUT_FRIENDS_OWED && one->entry.time != other->entry.time)
    return one->entry.time < other->entry.time ? -1 : 1;
  if (show != CLOUT_FRIENDS_ALL && one->entry.n != other->entry.n)
    return one->entry.n > other->entry.n ? -1 : 1;
  if (one->influence != other->influence)
    return one->influence > other->influence ? -1 : 1;
  if (one->followers != other->followers)
    return one->followers > other->followers ? -1 : 1;
  return one->entry.id < other->entry.id ? -1 : one->entry.id > other->entry.id;
}

static GArray *
steal_entries (Find *find)
{
  guint limit = find->query->limit;
  guint n = limit > 0 ? MIN (find->found->len, limit) : find->found->len;
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (CloutFriendEntry), n);

  g_array_sort_with_data (find->found, compare_found, (gpointer) &find->query->show);
  for (guint i = 0; i < n; i++)
    g_array_append_val (entries, g_array_index (find->found, Found, i).entry);
  return entries;
}

static gpointer
find_friends (sqlite3   *db,
              gpointer   args,
              GError   **error)
{
  Find find = { .db = db, .query = args };
  GArray *entries = NULL;

  find.accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  find.dealings = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  find.text = g_string_new (NULL);
  find.found = g_array_new (FALSE, FALSE, sizeof (Found));
  find.also = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, string_free);
  find.leaders = clout_merged_load (db, error);
  if (find.leaders != NULL && load_accounts (&find, error) && load_other_names (&find, error)
      && load_members (&find, error) && load_found (&find, error))
    entries = steal_entries (&find);
  g_hash_table_unref (find.also);
  g_clear_pointer (&find.leaders, g_hash_table_unref);
  g_clear_pointer (&find.members, g_hash_table_unref);
  g_hash_table_unref (find.accounts);
  g_hash_table_unref (find.dealings);
  g_string_free (find.text, TRUE);
  g_array_unref (find.found);
  return entries;
}

/**
 * clout_store_find_friends_async:
 * @self: a store
 * @weights: weights of networks, see clout_network_weight_find(); static
 * @show: which people to show, and their order
 * @search: (nullable): words to search for in names and handles
 * @list: id of a list that they are on, 0 for any
 * @now: Unix seconds
 * @limit: how many people to find, from the first; 0 for all
 *
 * Finds the people of a list. The first of everyone, without a search, are found at once, however
 * many there are. Estimates their influence from their public counts. Returns entries
 * of only 24 bytes, so that a list of 100,000 people is small.
 */
void
clout_store_find_friends_async (CloutStore               *self,
                                const CloutNetworkWeight *weights,
                                CloutFriendsShow          show,
                                const char               *search,
                                gint64                    list,
                                gint64                    now,
                                guint                     limit,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = find_friends,
                                       .free_args = query_free,
                                       .free_result = (GDestroyNotify) g_array_unref };
  Query *query = g_new0 (Query, 1);

  query->show = show;
  query->list = list;
  query->now = now;
  query->words = fold_words (search);
  query->limit = limit;
  query->weights = weights;
  clout_store_call_async (self, &call, query, cancellable, callback, user_data);
}
