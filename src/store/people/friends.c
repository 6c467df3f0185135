/* friends.c: loads people of a list, and their relationship to the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/friends.h"

#include "base/duration.h"
#include "score/estimate.h"
#include "store/database/call.h"
#include "store/endorsements/piles.h"
#include "store/people/merged.h"

typedef struct
{
  const CloutNetworkWeight *weights;
  GArray *entries;
  gint64 now;
  GTimeZone *zone;
} Listed;

static void
listed_free (gpointer data)
{
  Listed *listed = data;

  g_array_unref (listed->entries);
  g_time_zone_unref (listed->zone);
  g_free (listed);
}

static CloutFriend *
make_friend (sqlite3_stmt           *row,
             const Listed           *listed,
             CloutPlusKPiles        *plus_k,
             const CloutFriendEntry *entry)
{
  const char *who = clout_sql_text (row, 10);
  const CloutPlusKPile *pile = who != NULL ? g_hash_table_lookup (plus_k->piles, who) : NULL;
  g_autofree char *topic =
    pile != NULL ? clout_plus_k_pile_suggest (pile, listed->now, listed->zone) : NULL;
  g_autofree char *given =
    pile != NULL ? clout_plus_k_pile_find_given (pile, listed->now, listed->zone) : NULL;
  CloutEstimate estimate = { -1, -1, -1 };
  CloutFriendFacts facts = {
    .id = entry->id,
    .account = sqlite3_column_int64 (row, 0),
    .network = clout_sql_text (row, 1),
    .remote = clout_sql_text (row, 2),
    .handle = clout_sql_text (row, 3),
    .name = clout_sql_text (row, 4),
    .url = clout_sql_text (row, 5),
    .followers = sqlite3_column_int64 (row, 6),
    .following = sqlite3_column_int64 (row, 7),
    .posts = sqlite3_column_int64 (row, 8),
    .flags = sqlite3_column_int (row, 9) | sqlite3_column_int (row, 11),
    .topic = topic,
    .given = given,
    .avatar = clout_sql_text (row, 12),
    .n = entry->n,
    .time = entry->time,
  };

  clout_influence_estimate (clout_network_weight_find (listed->weights, facts.network)->weight,
                            facts.followers, &estimate);
  facts.influence = estimate.score;
  facts.low = estimate.low;
  facts.high = estimate.high;
  return clout_friend_new (&facts);
}

static gpointer
load_friends (sqlite3   *db,
              gpointer   args,
              GError   **error)
{
  const Listed *listed = args;
  GArray *entries = listed->entries;
  g_autoptr(GPtrArray) friends = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CloutPlusKPiles) plus_k = clout_plus_k_piles_load (db, NULL, 0, error);
  g_autoptr(sqlite3_stmt) find =
    clout_sql_prepare (db, "SELECT account, network, person.remote, person.handle, person.name,"
                       " person.url, person.followers, person.following, person.posts, flags, "
                       CLOUT_PLUS_K_WHO ("person") ", iif (EXISTS (SELECT 1 FROM merged_person"
                       " WHERE person = ?1 OR other = ?1), (" CLOUT_SAME_PEOPLE
                       "SELECT max (flags & 2) | max (flags & 4) FROM person"
                       " WHERE id IN (SELECT id FROM same)), 0), person.avatar"
                       " FROM person JOIN account ON account.id = person.account"
                       " WHERE person.id = ?1", plus_k != NULL ? error : NULL);

  if (plus_k == NULL || find == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const CloutFriendEntry *entry = &g_array_index (entries, CloutFriendEntry, i);
      gboolean row = FALSE;

      clout_sql_bind (find, "i", entry->id);
      if (!clout_sql_step (find, &row, error))
        return NULL;
      g_ptr_array_add (friends, row ? make_friend (find, listed, plus_k, entry)
                                    : clout_friend_new (NULL));
    }
  return g_steal_pointer (&friends);
}

/**
 * clout_store_load_friends_async:
 * @self: a store
 * @weights: weights of networks, see clout_network_weight_find(); static
 * @entries: (array length=n_entries): entries from clout_store_find_friends_async()
 * @n_entries: number of entries
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Loads friends' data.
 */
void
clout_store_load_friends_async (CloutStore               *self,
                                const CloutNetworkWeight *weights,
                                const CloutFriendEntry   *entries,
                                gsize                     n_entries,
                                gint64                    now,
                                GTimeZone                *zone,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_friends,
                                       .free_args = listed_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  Listed *listed = g_new0 (Listed, 1);

  listed->weights = weights;
  listed->entries = g_array_new (FALSE, FALSE, sizeof (CloutFriendEntry));
  g_array_append_vals (listed->entries, entries, n_entries);
  listed->now = now;
  listed->zone = g_time_zone_ref (zone);
  clout_store_call_async (self, &call, listed, cancellable, callback, user_data);
}

typedef struct
{
  gint64 person;
  gint64 now;
} Wanted;

/* @sql selects kind, number and newest time of person ?1 since ?2. */
static gboolean
count_kinds (sqlite3       *db,
             const char    *sql,
             const Wanted  *wanted,
             guint         *counts,
             gint64        *last,
             GError       **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, sql, clout_binds_new ("ii", wanted->person, wanted->now
                                                - CLOUT_FRIENDS_DAYS * CLOUT_DAY), error);

  while (clout_sql_next (rows))
    {
      guint kind = sqlite3_column_int (rows, 0);

      if (kind < CLOUT_N_REACTION_KINDS)
        counts[kind] += sqlite3_column_int (rows, 1);
      if (kind != CLOUT_REACTION_FOLLOW)
        *last = MAX (*last, sqlite3_column_int64 (rows, 2));
    }
  return clout_sql_end (rows, error);
}

static gboolean
load_owed (sqlite3            *db,
           const Wanted       *wanted,
           CloutRelationship  *standing,
           GError            **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, "SELECT count (*), url, min (time) FROM remark WHERE"
                      " account = (SELECT account FROM person WHERE id = ?1) AND person = ?1"
                      " AND time >= ?2 AND NOT EXISTS (SELECT 1 FROM post WHERE"
                      " post.account = remark.account AND answers = remark.remote)",
                      clout_binds_new ("ii", wanted->person, wanted->now
                                       - CLOUT_FRIENDS_OWED_DAYS * CLOUT_DAY), error);

  if (clout_sql_next (rows))
    {
      standing->owed += sqlite3_column_int (rows, 0);
      if (standing->owed_url == NULL)
        standing->owed_url = g_strdup (clout_sql_text (rows, 1));
    }
  return clout_sql_end (rows, error);
}

static gboolean
add_relationship (sqlite3            *db,
                  const Wanted       *wanted,
                  CloutRelationship  *standing,
                  GError            **error)
{
  return count_kinds (db, "SELECT kind, count (*), max (iif (time = 0,"
                   " (SELECT time FROM post WHERE id = reaction.post), time)) FROM reaction"
                   " WHERE account = (SELECT account FROM person WHERE id = ?1) AND person = ?1"
                   " AND iif (time = 0, (SELECT time FROM post WHERE id = reaction.post), time)"
                   " >= ?2 GROUP BY kind",
                   wanted, standing->received, &standing->last_received, error)
      && count_kinds (db, "SELECT kind, count (*), max (time) FROM remark"
                      " WHERE account = (SELECT account FROM person WHERE id = ?1)"
                      " AND person = ?1 AND time >= ?2 GROUP BY kind",
                      wanted, standing->received, &standing->last_received, error)
      && count_kinds (db, "SELECT kind, count (*), max (time) FROM given"
                      " WHERE account = (SELECT account FROM person WHERE id = ?1)"
                      " AND person = ?1 AND time >= ?2 GROUP BY kind",
                      wanted, standing->given, &standing->last_given, error)
      && load_owed (db, wanted, standing, error);
}

/* Together with those that were merged with the person. */
static gpointer
load_relationship (sqlite3   *db,
                   gpointer   args,
                   GError   **error)
{
  Wanted wanted = *(const Wanted *) args;
  g_autoptr(CloutRelationship) standing = clout_relationship_new ();
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, CLOUT_SAME_PEOPLE "SELECT id FROM same",
                      clout_binds_new ("i", wanted.person), error);

  while (clout_sql_next (rows))
    {
      wanted.person = sqlite3_column_int64 (rows, 0);
      if (!add_relationship (db, &wanted, standing, error))
        return NULL;
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&standing) : NULL;
}

/**
 * clout_store_load_relationship_async:
 * @self: a store
 * @person: id of the person
 * @now: Unix seconds
 *
 * Loads how the person and someone else interact.
 */
void
clout_store_load_relationship_async (CloutStore          *self,
                                     gint64               person,
                                     gint64               now,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_relationship,
                                       .free_args = g_free,
                                       .free_result = (GDestroyNotify) clout_relationship_free };
  Wanted wanted = { person, now };

  clout_store_call_async (self, &call, g_memdup2 (&wanted, sizeof wanted), cancellable, callback,
                          user_data);
}
