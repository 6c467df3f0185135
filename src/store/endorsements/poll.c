/* poll.c: selects endorsers to poll, and +K to announce.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/poll.h"

#include "base/duration.h"
#include "store/endorsements/rows.h"
#include "store/database/call.h"

/* How long a known server address remains valid. */
#define ORIGIN_SECONDS (7 * CLOUT_DAY)

/* Older +K aren't announced when they are found. */
#define NEWS_SECONDS (7 * CLOUT_DAY)

/* Arguments of a call: an account, the time now and how many are wanted at most. */
typedef struct
{
  gint64 account;
  gint64 now;
  guint most;
} Job;

void
clout_repository_free (CloutRepository *self)
{
  g_free (self->endorser);
  g_free (self->origin);
  g_free (self);
}

void
clout_check_free (CloutCheck *self)
{
  g_free (self->remote);
  g_free (self->receiver);
  g_free (self);
}

static gpointer
read_repository (sqlite3_stmt *row)
{
  CloutRepository *repository = g_new0 (CloutRepository, 1);

  repository->endorser = g_strdup (clout_sql_text (row, 0));
  repository->origin = g_strdup (clout_sql_text (row, 1));
  return repository;
}

void
clout_store_list_repositories_async (CloutStore          *self,
                                     gint64               account,
                                     gint64               now,
                                     guint                most,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  static const CloutSqlList list = {
    "SELECT person.remote, iif (found > ?3 AND found <= ?2, origin, NULL)"
    " FROM person LEFT JOIN repository ON repository.person = person.id"
    " WHERE person.account = ?1 AND " CLOUT_PLUS_K_ACQUAINTED ("person")
    " ORDER BY iif (looked <= ?2, looked, 0), person.id LIMIT ?4",
    read_repository, (GDestroyNotify) clout_repository_free };

  clout_store_list_async (self, &list, clout_binds_new ("iiii", account, now, now - ORIGIN_SECONDS,
                                                        (gint64) most),
                          cancellable, callback, user_data);
}

/**
 * clout_store_note_repository_async:
 * @self: a store
 * @account: an account's id
 * @endorser: id of someone on the network
 * @origin: (nullable): their server, or %NULL to look it up again
 * @found: whether the server was looked up now
 * @now: Unix seconds
 *
 * Records that someone's repository was polled.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_note_repository_async (CloutStore          *self,
                                   gint64               account,
                                   const char          *endorser,
                                   const char          *origin,
                                   gboolean             found,
                                   gint64               now,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  clout_store_change_async (self, "INSERT INTO repository (person, origin, found, looked)"
                            " SELECT id, ?4, iif (?5, ?2, 0), ?2 FROM person WHERE account = ?1"
                            " AND remote = ?3 ON CONFLICT DO UPDATE SET origin = excluded.origin,"
                            " looked = excluded.looked, found = iif (?5, ?2, found)",
                            clout_binds_new ("iissi", account, now, endorser, origin,
                                             (gint64) found),
                            cancellable, callback, user_data);
}

static gpointer
read_check (sqlite3_stmt *row)
{
  CloutCheck *check = g_new0 (CloutCheck, 1);

  check->id = sqlite3_column_int64 (row, 0);
  check->remote = g_strdup (clout_sql_text (row, 1));
  check->given = sqlite3_column_int (row, 2);
  check->receiver = g_strdup (clout_sql_text (row, 3));
  return check;
}

static gpointer
take_checks (sqlite3   *db,
             gpointer   args,
             GError   **error)
{
  static const CloutSqlList list = {
    "UPDATE endorsement SET checked = ?2 WHERE id IN (SELECT id FROM endorsement"
    " WHERE account = ?1 AND remote IS NOT NULL AND state = 0"
    " ORDER BY iif (checked <= ?2, checked, 0), id LIMIT ?3) RETURNING id, remote, giver = 0,"
    " (SELECT person.remote FROM person WHERE person.id = receiver)",
    read_check, (GDestroyNotify) clout_check_free };
  const Job *job = args;

  return clout_sql_list (db, &list, clout_binds_new ("iii", job->account, job->now,
                                                     (gint64) job->most), error);
}

void
clout_store_take_checks_async (CloutStore          *self,
                               gint64               account,
                               gint64               now,
                               guint                most,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .load = take_checks,
                                       .free_args = g_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  Job job = { account, now, most };

  clout_store_call_async (self, &call, g_memdup2 (&job, sizeof job), cancellable, callback,
                          user_data);
}

void
clout_store_list_endorsers_async (CloutStore          *self,
                                  gint64               account,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  clout_store_list_names_async (self, "SELECT remote FROM person WHERE account = ?1 AND id IN"
                                " (SELECT giver FROM endorsement WHERE account = ?1"
                                " AND receiver = 0) ORDER BY id",
                                clout_binds_new ("i", account), cancellable, callback, user_data);
}

/* Returns (transfer full): ids of unseen ones, as keys. */
static GHashTable *
list_fresh (sqlite3    *db,
            const Job  *job,
            GError    **error)
{
  g_autoptr(GHashTable) fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, "SELECT id FROM endorsement WHERE account = ?1 AND fresh AND time > ?2",
                      clout_binds_new ("ii", job->account, job->now - NEWS_SECONDS), error);

  while (clout_sql_next (rows))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_hash_table_add (fresh, g_memdup2 (&id, sizeof id));
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&fresh) : NULL;
}

static gpointer
pop_unseen (sqlite3   *db,
            gpointer   args,
            GError   **error)
{
  const Job *job = args;
  g_autoptr(GPtrArray) unseen = NULL;
  g_autoptr(GHashTable) fresh = list_fresh (db, job, error);
  gint64 asked = 0;

  if (fresh == NULL
      || !clout_sql_find (db, "SELECT 1 FROM plus_k WHERE account = ?1 AND notify AND listening",
                          clout_binds_new ("i", job->account), &asked, error))
    return NULL;
  unseen = asked ? clout_plus_k_list (db, &(CloutEndorsementQuery) { FALSE }, job->now, error)
               : g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = unseen != NULL ? unseen->len : 0; i > 0; i--)
    if (!g_hash_table_contains (fresh, &clout_endorsement_get_facts (unseen->pdata[i - 1])->id))
      g_ptr_array_remove_index (unseen, i - 1);
  if (unseen == NULL
      || !clout_sql_change (db, "UPDATE endorsement SET fresh = 0 WHERE account = ?1 AND fresh;"
                            "INSERT INTO plus_k (account, listening) VALUES (?1, 1)"
                            " ON CONFLICT DO UPDATE SET listening = 1",
                            clout_binds_new ("i", job->account), error))
    return NULL;
  return g_steal_pointer (&unseen);
}

void
clout_store_pop_unseen_async (CloutStore          *self,
                              gint64               account,
                              gint64               now,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .load = pop_unseen,
                                       .free_args = g_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  Job job = { account, now, 0 };

  clout_store_call_async (self, &call, g_memdup2 (&job, sizeof job), cancellable, callback,
                          user_data);
}
