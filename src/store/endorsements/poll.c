/* poll.c: selects givers to poll, and +K to announce.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/poll.h"

#include "store/endorsements/rows.h"
#include "store/database/sql.h"
#include "store/database/worker.h"

#define DAY (24 * 60 * 60)

/* How long a known server address remains valid. */
#define ORIGIN_SECONDS (7 * DAY)

/* Older +K aren't announced when they are found. */
#define NEWS_SECONDS (7 * DAY)

typedef struct
{
  gint64 account;
  gint64 now;
  guint most;
  gboolean found;
  char *giver;
  char *origin;
} Job;

typedef struct
{
  const Job *job;
  GPtrArray *news;
} News;

static void
job_free (Job *job)
{
  g_free (job->giver);
  g_free (job->origin);
  g_free (job);
}

void
clout_repository_free (CloutRepository *self)
{
  g_free (self->giver);
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

static void
push (CloutStore          *self,
      const Job           *values,
      CloutStoreAccess     access,
      CloutStoreWorker     worker,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, worker, cancellable, callback, user_data);
  Job *job = g_memdup2 (values, sizeof *values);

  job->giver = g_strdup (values->giver);
  job->origin = g_strdup (values->origin);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  clout_store_push (self, task, access, worker);
}

static gboolean
run (sqlite3     *db,
     const char  *sql,
     const Job   *job,
     GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "iiiss", job->account, job->now, (gint64) job->found, job->giver,
                  job->origin);
  return clout_sql_run (statement, error);
}

static void
repositories_worker (CloutStore *self,
                     sqlite3    *db,
                     GTask      *task,
                     gpointer    task_data)
{
  const Job *job = task_data;
  g_autoptr(GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_repository_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT person.remote, iif (found > ?3 AND found <= ?2, origin, NULL)"
                       " FROM person LEFT JOIN repository ON repository.person = person.id"
                       " WHERE person.account = ?1 AND " CLOUT_PLUS_K_ACQUAINTED ("person")
                       " ORDER BY iif (looked <= ?2, looked, 0), person.id LIMIT ?4", &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "iiii", job->account, job->now, job->now - ORIGIN_SECONDS,
                    (gint64) job->most);
  while (row && clout_sql_step (rows, &row, &error) && row)
    {
      CloutRepository *repository = g_new0 (CloutRepository, 1);

      repository->giver = g_strdup (clout_sql_text (rows, 0));
      repository->origin = g_strdup (clout_sql_text (rows, 1));
      g_ptr_array_add (list, repository);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
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
  push (self, &(Job) { account, now, most }, CLOUT_STORE_READ, repositories_worker, cancellable,
        callback, user_data);
}

static void
note_worker (CloutStore *self,
             sqlite3    *db,
             GTask      *task,
             gpointer    task_data)
{
  GError *error = NULL;

  if (run (db, "INSERT INTO repository (person, origin, found, looked)"
           " SELECT id, ?5, iif (?3, ?2, 0), ?2 FROM person WHERE account = ?1 AND remote = ?4"
           " ON CONFLICT DO UPDATE SET origin = excluded.origin, looked = excluded.looked,"
           " found = iif (?3, ?2, found)", task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Finish with clout_finish_boolean(). */
void
clout_store_note_repository_async (CloutStore          *self,
                                   gint64               account,
                                   const char          *giver,
                                   const char          *origin,
                                   gboolean             found,
                                   gint64               now,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Job job = { account, now, 0, found, (char *) giver, (char *) origin };

  push (self, &job, CLOUT_STORE_WRITE, note_worker, cancellable, callback, user_data);
}

static GPtrArray *
take_checks (sqlite3    *db,
             const Job  *job,
             GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_check_free);
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "UPDATE endorsement SET checked = ?2 WHERE id IN (SELECT id"
                       " FROM endorsement WHERE account = ?1 AND remote IS NOT NULL AND state = 0"
                       " ORDER BY iif (checked <= ?2, checked, 0), id LIMIT ?3)"
                       " RETURNING id, remote, giver = 0, (SELECT person.remote FROM person"
                       " WHERE person.id = receiver)", error);
  gboolean row = TRUE;

  if (rows == NULL)
    return NULL;
  clout_sql_bind (rows, "iii", job->account, job->now, (gint64) job->most);
  while (clout_sql_step (rows, &row, error))
    {
      CloutCheck *check;

      if (!row)
        return g_steal_pointer (&list);
      check = g_new0 (CloutCheck, 1);
      check->id = sqlite3_column_int64 (rows, 0);
      check->remote = g_strdup (clout_sql_text (rows, 1));
      check->given = sqlite3_column_int (rows, 2);
      check->receiver = g_strdup (clout_sql_text (rows, 3));
      g_ptr_array_add (list, check);
    }
  return NULL;
}

static void
checks_worker (CloutStore *self,
               sqlite3    *db,
               GTask      *task,
               gpointer    task_data)
{
  GError *error = NULL;
  GPtrArray *list = take_checks (db, task_data, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
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
  push (self, &(Job) { account, now, most }, CLOUT_STORE_WRITE, checks_worker, cancellable,
        callback, user_data);
}

static void
endorsers_worker (CloutStore *self,
                  sqlite3    *db,
                  GTask      *task,
                  gpointer    task_data)
{
  g_autoptr(GStrvBuilder) givers = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT remote FROM person WHERE account = ?1 AND id IN"
                       " (SELECT giver FROM endorsement WHERE account = ?1 AND receiver = 0)"
                       " ORDER BY id", &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "i", ((const Job *) task_data)->account);
  while (row && clout_sql_step (rows, &row, &error) && row)
    g_strv_builder_add (givers, clout_sql_text (rows, 0));
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_strv_builder_end (givers), (GDestroyNotify) g_strfreev);
}

void
clout_store_list_endorsers_async (CloutStore          *self,
                                  gint64               account,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  push (self, &(Job) { account }, CLOUT_STORE_READ, endorsers_worker, cancellable, callback,
        user_data);
}

static gboolean
is_asked_for (sqlite3   *db,
              gint64     account,
              gboolean  *ret_asked,
              GError   **error)
{
  g_autoptr(sqlite3_stmt) row =
    clout_sql_prepare (db, "SELECT 1 FROM plus_k WHERE account = ?1 AND notify AND listening",
                       error);

  if (row == NULL)
    return FALSE;
  clout_sql_bind (row, "i", account);
  return clout_sql_step (row, ret_asked, error);
}

/* Returns (transfer full): ids of unseen ones, as keys. */
static GHashTable *
list_fresh (sqlite3    *db,
            const Job  *job,
            GError    **error)
{
  g_autoptr(GHashTable) fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT id FROM endorsement WHERE account = ?1 AND fresh AND time > ?2",
                       error);
  gboolean row = TRUE;

  if (rows == NULL)
    return NULL;
  clout_sql_bind (rows, "ii", job->account, job->now - NEWS_SECONDS);
  while (clout_sql_step (rows, &row, error))
    {
      gint64 id = row ? sqlite3_column_int64 (rows, 0) : 0;

      if (!row)
        return g_steal_pointer (&fresh);
      g_hash_table_add (fresh, g_memdup2 (&id, sizeof id));
    }
  return NULL;
}

static gboolean
pop_unseen (sqlite3   *db,
            gpointer   data,
            GError   **error)
{
  News *taken = data;
  const Job *job = taken->job;
  g_autoptr(GPtrArray) news = NULL;
  g_autoptr(GHashTable) fresh = list_fresh (db, job, error);
  gboolean asked = FALSE;

  if (fresh == NULL || !is_asked_for (db, job->account, &asked, error))
    return FALSE;
  news = asked ? clout_plus_k_list (db, &(CloutEndorsementQuery) { FALSE }, job->now, error)
               : g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = news != NULL ? news->len : 0; i > 0; i--)
    if (!g_hash_table_contains (fresh, &clout_endorsement_get_facts (news->pdata[i - 1])->id))
      g_ptr_array_remove_index (news, i - 1);
  if (news == NULL
      || !run (db, "UPDATE endorsement SET fresh = 0 WHERE account = ?1 AND fresh", job, error)
      || !run (db, "INSERT INTO plus_k (account, listening) VALUES (?1, 1)"
               " ON CONFLICT DO UPDATE SET listening = 1", job, error))
    return FALSE;
  taken->news = g_steal_pointer (&news);
  return TRUE;
}

static void
news_worker (CloutStore *self,
             sqlite3    *db,
             GTask      *task,
             gpointer    task_data)
{
  GError *error = NULL;
  News taken = { task_data, NULL };

  if (clout_sql_write (db, pop_unseen, &taken, &error))
    {
      g_task_return_pointer (task, taken.news, (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&taken.news, g_ptr_array_unref);
  g_task_return_error (task, error);
}

void
clout_store_pop_unseen_async (CloutStore          *self,
                              gint64               account,
                              gint64               now,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  push (self, &(Job) { account, now }, CLOUT_STORE_WRITE, news_worker, cancellable, callback,
        user_data);
}
