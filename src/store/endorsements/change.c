/* change.c: sends, hides and changes settings of +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/endorsements.h"

#include "store/endorsements/rows.h"
#include "store/database/sql.h"
#include "store/database/worker.h"
#include "topics/fold.h"

/* Statements to run in one transaction, with the same values. */
typedef struct
{
  const char *const *sql;
  gint64 number[4];
  char *text[2];
} Change;

static void
change_free (Change *change)
{
  g_free (change->text[0]);
  g_free (change->text[1]);
  g_free (change);
}

static gboolean
run (sqlite3       *db,
     const char    *sql,
     const Change  *change,
     GError       **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < 4; i++)
    sqlite3_bind_int64 (statement, i + 1, change->number[i]);
  for (int i = 0; i < 2; i++)
    sqlite3_bind_text (statement, i + 5, change->text[i], -1, SQLITE_STATIC);
  return clout_sql_run (statement, error);
}

static gboolean
run_all (sqlite3   *db,
         gpointer   data,
         GError   **error)
{
  const Change *change = data;

  for (gsize i = 0; change->sql[i] != NULL; i++)
    if (!run (db, change->sql[i], change, error))
      return FALSE;
  return TRUE;
}

static void
change_worker (CloutStore *self,
               sqlite3    *db,
               GTask      *task,
               gpointer    task_data)
{
  GError *error = NULL;

  if (clout_sql_write (db, run_all, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Numbers are ?1 to ?4, texts ?5 and ?6. */
static void
push_change (CloutStore          *self,
             const Change        *values,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, push_change, cancellable, callback,
                                                user_data);
  Change *change = g_memdup2 (values, sizeof *values);

  change->text[0] = g_strdup (values->text[0]);
  change->text[1] = g_strdup (values->text[1]);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, change_worker);
}

/* A +K that renews another has the same id and replaces it. One that was undone while being sent
   must still be undone, now by its id. */
void
clout_store_settle_endorsement_async (CloutStore          *self,
                                      gint64               id,
                                      const char          *remote,
                                      const char          *url,
                                      gint64               now,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const char *const sql[] = {
    "DELETE FROM endorsement WHERE remote = ?5 AND id <> ?1"
    " AND account = (SELECT account FROM endorsement WHERE id = ?1)",
    "UPDATE endorsement SET remote = ?5, url = coalesce (?6, url), checked = ?2,"
    " state = iif (state = 3, 3, 0) WHERE id = ?1",
    NULL };

  push_change (self, &(Change) { sql, { id, now }, { (char *) remote, (char *) url } },
               cancellable, callback, user_data);
}

void
clout_store_refuse_endorsement_async (CloutStore          *self,
                                      gint64               id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const char *const sql[] = {
    "DELETE FROM endorsement WHERE id = ?1 AND state = 3 AND remote IS NULL",
    "UPDATE endorsement SET state = 4 WHERE id = ?1 AND state = 2", NULL };

  push_change (self, &(Change) { sql, { id } }, cancellable, callback, user_data);
}

void
clout_store_undo_endorsement_async (CloutStore          *self,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const char *const sql[] = {
    "DELETE FROM endorsement WHERE id = ?1 AND giver = 0 AND state IN (1, 4)",
    "UPDATE endorsement SET state = 3 WHERE id = ?1 AND giver = 0 AND state IN (0, 2)", NULL };

  push_change (self, &(Change) { sql, { id } }, cancellable, callback, user_data);
}

void
clout_store_drop_endorsement_async (CloutStore          *self,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const char *const sql[] = { "DELETE FROM endorsement WHERE id = ?1", NULL };

  push_change (self, &(Change) { sql, { id } }, cancellable, callback, user_data);
}

void
clout_store_hide_endorsement_async (CloutStore          *self,
                                    gint64               id,
                                    gboolean             hidden,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const char *const hide[] = {
    "INSERT INTO hidden_endorsement (account, person, folded)"
    " SELECT account, giver, folded FROM endorsement WHERE id = ?1 AND giver <> 0"
    " ON CONFLICT DO NOTHING", NULL };
  static const char *const show[] = {
    "DELETE FROM hidden_endorsement WHERE (account, person, folded) ="
    " (SELECT account, giver, folded FROM endorsement WHERE id = ?1)", NULL };

  push_change (self, &(Change) { hidden ? hide : show, { id } }, cancellable, callback, user_data);
}

void
clout_store_hide_topic_async (CloutStore          *self,
                              const char          *topic,
                              gboolean             hidden,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  static const char *const hide[] = {
    "INSERT INTO hidden_topic (folded, name) SELECT ?5, ?6 WHERE ?5 IS NOT NULL"
    " ON CONFLICT DO UPDATE SET name = excluded.name", NULL };
  static const char *const show[] = { "DELETE FROM hidden_topic WHERE folded = ?5", NULL };
  g_autofree char *folded = clout_topic_fold (topic);

  push_change (self, &(Change) { hidden ? hide : show, { 0 }, { folded, (char *) topic } },
               cancellable, callback, user_data);
}

void
clout_store_save_plus_k_async (CloutStore               *self,
                               gint64                    account,
                               const CloutPlusKSettings *settings,
                               GCancellable             *cancellable,
                               GAsyncReadyCallback       callback,
                               gpointer                  user_data)
{
  static const char *const sql[] = {
    "INSERT INTO plus_k (account, explained, visibility, notify) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET explained = ?2, visibility = ?3, notify = ?4", NULL };

  push_change (self, &(Change) { sql, { account, settings->explained, settings->visibility,
                                        settings->notify } }, cancellable, callback, user_data);
}

static void
settings_worker (CloutStore *self,
                 sqlite3    *db,
                 GTask      *task,
                 gpointer    task_data)
{
  CloutPlusKSettings settings = { 0, };
  GError *error = NULL;
  gboolean found = FALSE;
  g_autoptr(sqlite3_stmt) row =
    clout_sql_prepare (db, "SELECT explained, visibility, notify FROM plus_k WHERE account = ?1",
                       &error);

  if (row != NULL)
    clout_sql_bind (row, "i", *(gint64 *) task_data);
  if (row == NULL || !clout_sql_step (row, &found, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (found)
    settings = (CloutPlusKSettings) { sqlite3_column_int (row, 0), sqlite3_column_int (row, 1),
                                      sqlite3_column_int (row, 2) };
  g_task_return_pointer (task, g_memdup2 (&settings, sizeof settings), g_free);
}

void
clout_store_load_plus_k_async (CloutStore          *self,
                               gint64               account,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_load_plus_k_async, cancellable,
                                                callback, user_data);

  g_task_set_task_data (task, g_memdup2 (&account, sizeof account), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, settings_worker);
}

/**
 * clout_store_load_plus_k_finish:
 * @ret_settings: (out): the settings, all off by default
 */
gboolean
clout_store_load_plus_k_finish (CloutStore          *self,
                                GAsyncResult        *result,
                                CloutPlusKSettings  *ret_settings,
                                GError             **error)
{
  g_autofree CloutPlusKSettings *settings = g_task_propagate_pointer (G_TASK (result), error);

  if (settings == NULL)
    return FALSE;
  *ret_settings = *settings;
  return TRUE;
}

void
clout_outgoing_free (CloutOutgoing *self)
{
  g_free (self->remote);
  g_free (self->receiver);
  g_free (self->handle);
  g_free (self->topic);
  g_free (self->attempt);
  g_free (self);
}

static CloutOutgoing *
read_outgoing (sqlite3_stmt *row)
{
  CloutOutgoing *self = g_new0 (CloutOutgoing, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->state = sqlite3_column_int (row, 1);
  self->remote = g_strdup (clout_sql_text (row, 2));
  self->receiver = g_strdup (clout_sql_text (row, 3));
  self->handle = g_strdup (clout_sql_text (row, 4));
  self->topic = g_strdup (clout_sql_text (row, 5));
  self->attempt = g_strdup (clout_sql_text (row, 6));
  self->time = sqlite3_column_int64 (row, 7);
  self->visibility = sqlite3_column_int (row, 8);
  return self;
}

static void
outgoing_worker (CloutStore *self,
                 sqlite3    *db,
                 GTask      *task,
                 gpointer    task_data)
{
  g_autoptr(GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_outgoing_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT e.id, e.state, e.remote, person.remote, person.handle, e.topic,"
                       " e.attempt, e.time, e.visibility FROM endorsement AS e"
                       " JOIN person ON person.id = e.receiver WHERE e.account = ?1"
                       " AND e.giver = 0 AND e.state IN (1, 2, 3) ORDER BY e.state = 3 DESC, e.id",
                       &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "i", *(gint64 *) task_data);
  while (row && clout_sql_step (rows, &row, &error) && row)
    g_ptr_array_add (list, read_outgoing (rows));
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
}

void
clout_store_list_outgoing_async (CloutStore          *self,
                                 gint64               account,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_outgoing_async, cancellable,
                                                callback, user_data);

  g_task_set_task_data (task, g_memdup2 (&account, sizeof account), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, outgoing_worker);
}
