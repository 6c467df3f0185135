/* list.c: lists given +K, and received ones that count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/endorsements.h"

#include "store/endorsements/rows.h"
#include "store/database/call.h"
#include "topics/fold.h"

typedef struct
{
  CloutEndorsementQuery query;
  char *topic;
  gint64 now;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->topic);
  g_free (wanted);
}

/* For the account's own +K, either endorser or receiver is 0, so their sum is the friend. */
static const char list_sql[] =
  "SELECT e.id, e.account, account.network, e.giver = 0, e.giver + e.receiver, person.handle,"
  " person.name, person.url, e.topic, e.time, e.state, h.person IS NOT NULL, e.url"
  " FROM endorsement AS e JOIN account ON account.id = e.account"
  " LEFT JOIN person ON person.id = e.giver + e.receiver"
  " LEFT JOIN hidden_endorsement AS h"
  " ON h.account = e.account AND h.person = e.giver AND h.folded = e.folded"
  " WHERE (e.giver = 0) = ?1 AND (e.giver = 0 OR e.receiver = 0)"
  " AND (?2 = 0 OR e.id = ?2) AND (?3 = 0 OR e.giver + e.receiver = ?3)"
  " AND (?4 IS NULL OR e.folded = ?4) AND (?5 OR h.person IS NULL)"
  " ORDER BY e.time DESC, e.id DESC";

static CloutEndorsement *
read_endorsement (sqlite3_stmt *row)
{
  return clout_endorsement_new (&(CloutEndorsementFacts) {
    .id = sqlite3_column_int64 (row, 0),
    .account = sqlite3_column_int64 (row, 1),
    .network = clout_sql_text (row, 2),
    .given = sqlite3_column_int (row, 3),
    .person = sqlite3_column_int64 (row, 4),
    .handle = clout_sql_text (row, 5),
    .name = clout_sql_text (row, 6),
    .url = clout_sql_text (row, 7),
    .topic = clout_sql_text (row, 8),
    .time = sqlite3_column_int64 (row, 9),
    .state = sqlite3_column_int (row, 10),
    .hidden = sqlite3_column_int (row, 11),
    .post = clout_sql_text (row, 12),
  });
}

/* Returns (transfer full): ids of the received +K that count, as keys. */
static GHashTable *
load_counting (sqlite3  *db,
               gint64    now,
               GError  **error)
{
  static const char *const own[] = { "self", NULL };
  g_autoptr(GHashTable) counting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  g_auto(CloutPlusKRows) rows = { NULL, };
  g_autoptr(GArray) counted = NULL;
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (db, "SELECT e.id, " CLOUT_PLUS_K_WHO ("person") ", 'self', e.topic,"
                       " e.remote, e.time, " CLOUT_PLUS_K_ACQUAINTED ("person")
                       " FROM endorsement AS e JOIN person ON person.id = e.giver"
                       " WHERE e.receiver = 0 AND e.giver <> 0", error);

  if (statement == NULL)
    return NULL;
  clout_plus_k_rows_init (&rows);
  if (!clout_plus_k_rows_load (&rows, statement, error))
    return NULL;
  counted = clout_plus_k_clean_received ((const CloutPlusKSent *) rows.sent->data, rows.sent->len,
                                         own, now);
  for (guint i = 0; i < counted->len; i++)
    g_hash_table_add (counting, g_memdup2 (&g_array_index (rows.ids, gint64,
                                           g_array_index (counted, CloutPlusKCounted, i).at),
                                           sizeof (gint64)));
  return g_steal_pointer (&counting);
}

/**
 * clout_plus_k_list:
 * @db: a connection
 * @now: Unix seconds
 *
 * Returns: (transfer full) (element-type CloutEndorsement): the same as
 *   clout_store_list_endorsements_async()
 */
GPtrArray *
clout_plus_k_list (sqlite3                      *db,
                   const CloutEndorsementQuery  *query,
                   gint64                        now,
                   GError                      **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = clout_topic_fold (query->topic);
  g_autoptr(GHashTable) counting = query->given ? NULL : load_counting (db, now, error);
  g_autoptr(sqlite3_stmt) rows = NULL;

  if (!query->given && counting == NULL)
    return NULL;
  rows = clout_sql_select (db, list_sql,
                           clout_binds_new ("iiisi", (gint64) query->given, query->id,
                                            query->person, query->topic != NULL && folded == NULL
                                            ? "" : folded, (gint64) query->hidden), error);
  while (clout_sql_next (rows))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      if (counting == NULL || g_hash_table_contains (counting, &id))
        g_ptr_array_add (list, read_endorsement (rows));
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&list) : NULL;
}

static gpointer
list_endorsements (sqlite3   *db,
                   gpointer   args,
                   GError   **error)
{
  Wanted *wanted = args;

  return clout_plus_k_list (db, &wanted->query, wanted->now, error);
}

/**
 * clout_store_list_endorsements_async:
 * @self: a store
 * @query: the query; copied
 * @now: Unix seconds
 *
 * Lists +K. clout_plus_k_clean_received() decides which received ones count; none do from people
 * who are blocked or muted or are no longer friends.
 */
void
clout_store_list_endorsements_async (CloutStore                  *self,
                                     const CloutEndorsementQuery *query,
                                     gint64                       now,
                                     GCancellable                *cancellable,
                                     GAsyncReadyCallback          callback,
                                     gpointer                     user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_endorsements,
                                       .free_args = wanted_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->query = *query;
  wanted->query.topic = wanted->topic = g_strdup (query->topic);
  wanted->now = now;
  clout_store_call_async (self, &call, wanted, cancellable, callback, user_data);
}

#define HIDDEN_TOPICS "SELECT name FROM hidden_topic ORDER BY folded"

/* Returns: (transfer full): names of the hidden topics */
GStrv
clout_plus_k_list_hidden (sqlite3  *db,
                          GError  **error)
{
  return clout_sql_list_names (db, HIDDEN_TOPICS, NULL, error);
}

void
clout_store_list_hidden_topics_async (CloutStore          *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  clout_store_list_names_async (self, HIDDEN_TOPICS, NULL, cancellable, callback, user_data);
}

static gpointer
find_person (sqlite3   *db,
             gpointer   handle,
             GError   **error)
{
  gint64 person = 0;

  if (!clout_sql_find (db, "SELECT person.id FROM person JOIN account ON account.id = account"
                       " WHERE person.handle = ?1 COLLATE NOCASE ORDER BY source,"
                       " " CLOUT_PLUS_K_ACQUAINTED ("person") " DESC, person.id LIMIT 1",
                       clout_binds_new ("s", handle), &person, error))
    return NULL;
  return g_memdup2 (&person, sizeof person);
}

/**
 * clout_store_find_person_async:
 * @self: a store
 * @handle: a handle, in upper or lower case
 *
 * Finds a person by handle.
 */
void
clout_store_find_person_async (CloutStore          *self,
                               const char          *handle,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = find_person, .free_args = g_free,
                                       .free_result = g_free };

  clout_store_call_async (self, &call, g_strdup (handle), cancellable, callback, user_data);
}

/**
 * clout_store_find_person_finish:
 * @self: a store
 * @result: the result passed to the callback
 *
 * Returns: the person's id; 0 if no one was found, or with @error set
 */
gint64
clout_store_find_person_finish (CloutStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_autofree gint64 *person = clout_finish_pointer (result, error);

  return person != NULL ? *person : 0;
}
