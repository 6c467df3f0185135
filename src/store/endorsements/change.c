/* change.c: sends, hides and changes settings of +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/endorsements.h"

#include "store/database/call.h"
#include "topics/fold.h"

/**
 * clout_store_settle_endorsement_async:
 * @self: a store
 * @id: id of a +K
 * @remote: its id on the network
 * @url: (nullable): its address
 * @now: Unix seconds
 *
 * Records that the network accepted a +K. One that renews another has the same id and replaces it.
 * One that was undone while being sent must still be undone, now by its id.
 *
 * clout_finish_boolean() returns whether it was done.
 */
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
  clout_store_change_async (self, "DELETE FROM endorsement WHERE remote = ?3 AND id <> ?1"
                            " AND account = (SELECT account FROM endorsement WHERE id = ?1);"
                            "UPDATE endorsement SET remote = ?3, url = coalesce (?4, url),"
                            " checked = ?2, state = iif (state = 3, 3, 0) WHERE id = ?1",
                            clout_binds_new ("iiss", id, now, remote, url),
                            cancellable, callback, user_data);
}

/**
 * clout_store_refuse_endorsement_async:
 * @self: a store
 * @id: id of a +K
 *
 * Records that the network rejected a +K.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_refuse_endorsement_async (CloutStore          *self,
                                      gint64               id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  clout_store_change_async (self, "DELETE FROM endorsement WHERE id = ?1 AND state = 3"
                            " AND remote IS NULL;"
                            "UPDATE endorsement SET state = 4 WHERE id = ?1 AND state = 2",
                            clout_binds_new ("i", id), cancellable, callback, user_data);
}

/**
 * clout_store_undo_endorsement_async:
 * @self: a store
 * @id: id of a +K
 *
 * Undoes a +K: deletes it if it was never sent, and otherwise leaves it to be undone on the
 * network.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_undo_endorsement_async (CloutStore          *self,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  clout_store_change_async (self, "DELETE FROM endorsement WHERE id = ?1 AND giver = 0"
                            " AND state IN (1, 4);"
                            "UPDATE endorsement SET state = 3 WHERE id = ?1 AND giver = 0"
                            " AND state IN (0, 2)",
                            clout_binds_new ("i", id), cancellable, callback, user_data);
}

/**
 * clout_store_drop_endorsement_async:
 * @self: a store
 * @id: id of a +K
 *
 * Deletes a +K that no longer exists on the network.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_drop_endorsement_async (CloutStore          *self,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  clout_store_change_async (self, "DELETE FROM endorsement WHERE id = ?1",
                            clout_binds_new ("i", id), cancellable, callback, user_data);
}

/**
 * clout_store_hide_endorsement_async:
 * @self: a store
 * @id: id of a received +K
 * @hidden: whether to hide or to show them
 *
 * Hides all +K received from the same endorser for the same topic, or shows them again.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_hide_endorsement_async (CloutStore          *self,
                                    gint64               id,
                                    gboolean             hidden,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  clout_store_change_async (self, hidden
                            ? "INSERT INTO hidden_endorsement (account, person, folded)"
                              " SELECT account, giver, folded FROM endorsement"
                              " WHERE id = ?1 AND giver <> 0 ON CONFLICT DO NOTHING"
                            : "DELETE FROM hidden_endorsement WHERE (account, person, folded) ="
                              " (SELECT account, giver, folded FROM endorsement WHERE id = ?1)",
                            clout_binds_new ("i", id), cancellable, callback, user_data);
}

/**
 * clout_store_hide_topic_async:
 * @self: a store
 * @topic: one of the person's topics, in any spelling
 * @hidden: whether to hide or to show it
 *
 * Hides one of the person's topics, or shows it again.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_hide_topic_async (CloutStore          *self,
                              const char          *topic,
                              gboolean             hidden,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autofree char *folded = clout_topic_fold (topic);

  clout_store_change_async (self, hidden
                            ? "INSERT INTO hidden_topic (folded, name) SELECT ?1, ?2"
                              " WHERE ?1 IS NOT NULL"
                              " ON CONFLICT DO UPDATE SET name = excluded.name"
                            : "DELETE FROM hidden_topic WHERE folded = ?1",
                            clout_binds_new ("ss", folded, topic), cancellable, callback,
                            user_data);
}

/**
 * clout_store_save_plus_k_async:
 * @self: a store
 * @account: an account's id
 * @settings: its +K preferences
 *
 * Stores an account's +K preferences.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_save_plus_k_async (CloutStore               *self,
                               gint64                    account,
                               const CloutPlusKSettings *settings,
                               GCancellable             *cancellable,
                               GAsyncReadyCallback       callback,
                               gpointer                  user_data)
{
  clout_store_change_async (self, "INSERT INTO plus_k (account, explained, visibility, notify)"
                            " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET"
                            " explained = ?2, visibility = ?3, notify = ?4",
                            clout_binds_new ("iiii", account, (gint64) settings->explained,
                                             (gint64) settings->visibility,
                                             (gint64) settings->notify),
                            cancellable, callback, user_data);
}

static gpointer
load_settings (sqlite3   *db,
               gpointer   account,
               GError   **error)
{
  g_autofree CloutPlusKSettings *settings = g_new0 (CloutPlusKSettings, 1);
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, "SELECT explained, visibility, notify FROM plus_k WHERE account = ?1",
                      clout_binds_new ("i", *(gint64 *) account), error);

  if (clout_sql_next (rows))
    *settings = (CloutPlusKSettings) { sqlite3_column_int (rows, 0), sqlite3_column_int (rows, 1),
                                       sqlite3_column_int (rows, 2) };
  return clout_sql_end (rows, error) ? g_steal_pointer (&settings) : NULL;
}

/**
 * clout_store_load_plus_k_async:
 * @self: a store
 * @account: an account's id
 *
 * Loads an account's +K preferences.
 */
void
clout_store_load_plus_k_async (CloutStore          *self,
                               gint64               account,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_settings,
                                       .free_args = g_free, .free_result = g_free };

  clout_store_call_async (self, &call, g_memdup2 (&account, sizeof account), cancellable, callback,
                          user_data);
}

/**
 * clout_store_load_plus_k_finish:
 * @self: a store
 * @result: the result passed to the callback
 * @ret_settings: (out): the settings, all off by default
 *
 * Finishes clout_store_load_plus_k_async().
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

static gpointer
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

void
clout_store_list_outgoing_async (CloutStore          *self,
                                 gint64               account,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  static const CloutSqlList list = {
    "SELECT e.id, e.state, e.remote, person.remote, person.handle, e.topic, e.attempt, e.time,"
    " e.visibility FROM endorsement AS e JOIN person ON person.id = e.receiver"
    " WHERE e.account = ?1 AND e.giver = 0 AND e.state IN (1, 2, 3)"
    " ORDER BY e.state = 3 DESC, e.id",
    read_outgoing, (GDestroyNotify) clout_outgoing_free };

  clout_store_list_async (self, &list, clout_binds_new ("i", account), cancellable, callback,
                          user_data);
}
