/* merged.c: people of several accounts that the person says are one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/merged.h"

#include "store/database/call.h"

typedef struct
{
  gint64 id;
  gint64 followers;
  gboolean is_friend;
} Member;

/* The group is listed as one of its people: a friend, if there is one, because lists of friends
   show them, and then the one with most followers, because the list is sorted by these. */
static gboolean
leads (const Member *one,
       const Member *other)
{
  if (one->is_friend != other->is_friend)
    return one->is_friend;
  if (one->followers != other->followers)
    return one->followers > other->followers;
  return one->id < other->id;
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Returns (transfer full): the leader of each group in the order of @pairs, of person and other.
   */
static GHashTable *
find_leaders (GArray     *pairs,
              GHashTable *members)
{
  GHashTable *leaders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean changed = TRUE;

  /* Groups are small, so add the neighbors of known members until none is left. */
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i + 1 < pairs->len; i += 2)
        {
          gint64 a = clout_merged_find_leader (leaders, g_array_index (pairs, gint64, i));
          gint64 b = clout_merged_find_leader (leaders, g_array_index (pairs, gint64, i + 1));
          GHashTableIter iter;
          gpointer leader;

          if (a == b)
            continue;
          if (!leads (g_hash_table_lookup (members, &a), g_hash_table_lookup (members, &b)))
            {
              gint64 swapped = a;

              a = b;
              b = swapped;
            }
          g_hash_table_iter_init (&iter, leaders);
          while (g_hash_table_iter_next (&iter, NULL, &leader))
            if (*(gint64 *) leader == b)
              *(gint64 *) leader = a;
          g_hash_table_insert (leaders, copy_id (b), copy_id (a));
          changed = TRUE;
        }
    }
  return leaders;
}

/**
 * clout_merged_load:
 * @db: a connection
 *
 * Returns: (transfer full) (element-type gint64 gint64): the person that each merged one belongs
 *   to, except for those who belong to themselves
 */
GHashTable *
clout_merged_load (sqlite3  *db,
                   GError  **error)
{
  g_autoptr(GHashTable) members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         g_free);
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT a.id, a.followers, a.flags & 6, b.id, b.followers, b.flags & 6"
                       " FROM merged_person JOIN person AS a ON a.id = person"
                       " JOIN person AS b ON b.id = other", error);

  while (clout_sql_next (rows))
    for (int i = 0; i < 6; i += 3)
      {
        Member member = { sqlite3_column_int64 (rows, i), sqlite3_column_int64 (rows, i + 1),
                          sqlite3_column_int (rows, i + 2) != 0 };

        g_hash_table_insert (members, copy_id (member.id), g_memdup2 (&member, sizeof member));
        g_array_append_val (pairs, member.id);
      }
  return clout_sql_end (rows, error) ? find_leaders (pairs, members) : NULL;
}

/**
 * clout_merged_find_leader:
 * @leaders: from clout_merged_load()
 * @person: id of a person
 *
 * Returns: the person that @person belongs to, usually themselves
 */
gint64
clout_merged_find_leader (GHashTable *leaders,
                          gint64      person)
{
  const gint64 *leader = g_hash_table_lookup (leaders, &person);

  return leader != NULL ? *leader : person;
}

/**
 * clout_store_merge_people_async:
 * @self: a store
 * @person: id of a person
 * @other: id of another one
 *
 * Makes two people count as one.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_merge_people_async (CloutStore          *self,
                                gint64               person,
                                gint64               other,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  clout_store_change_async (self, "INSERT OR IGNORE INTO merged_person (person, other)"
                            " SELECT min (?1, ?2), max (?1, ?2) WHERE ?1 <> ?2",
                            clout_binds_new ("ii", person, other), cancellable, callback,
                            user_data);
}

/**
 * clout_store_split_person_async:
 * @self: a store
 * @person: id of a person
 *
 * Takes @person out of their group; the others remain together.
 */
void
clout_store_split_person_async (CloutStore          *self,
                                gint64               person,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  clout_store_change_async (self,
                            "INSERT OR IGNORE INTO merged_person (person, other)"
                            " WITH near (id) AS (SELECT other FROM merged_person WHERE person = ?1"
                            " UNION SELECT person FROM merged_person WHERE other = ?1)"
                            " SELECT (SELECT min (id) FROM near), id FROM near"
                            " WHERE id > (SELECT min (id) FROM near);"
                            "DELETE FROM merged_person WHERE person = ?1 OR other = ?1",
                            clout_binds_new ("i", person), cancellable, callback, user_data);
}

static gpointer
list_merged (sqlite3   *db,
             gpointer   args,
             GError   **error)
{
  gint64 *person = args;
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, CLOUT_SAME_PEOPLE "SELECT id FROM same WHERE id <> ?1 ORDER BY id",
                      clout_binds_new ("i", *person), error);

  while (clout_sql_next (rows))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (people, id);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&people) : NULL;
}

void
clout_store_list_merged_async (CloutStore          *self,
                               gint64               person,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_merged, .free_args = g_free,
                                       .free_result = (GDestroyNotify) g_array_unref };

  clout_store_call_async (self, &call, copy_id (person), cancellable, callback, user_data);
}
