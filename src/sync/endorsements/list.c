/* list.c: lists and hides +K, and stores their settings.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements.h"

#include "base/task.h"
#include "store/endorsements/endorsements.h"
#include "store/store.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_list_given_async:
 * @self: an engine
 * @person: id of a friend, or 0 for all
 * @topic: (nullable): a topic, in any spelling, or %NULL for all
 *
 * Lists given +K, including waiting ones, newest first.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutEndorsement, or %NULL with
 * a #CloutSyncError.
 */
void
clout_engine_list_given_async (CloutEngine         *self,
                               gint64               person,
                               const char          *topic,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the +K", clout_endorsement_get_type, NULL };
  CloutEndorsementQuery query = { .given = TRUE, .person = person, .topic = topic };

  clout_store_list_endorsements_async (clout_engine_get_store (self), &query, clout_engine_now (),
                                       cancellable, clout_engine_call_cb,
                                       clout_engine_call_new (self, &call, cancellable, callback,
                                                              user_data));
}

/**
 * clout_engine_list_received_async:
 * @self: an engine
 * @person: id of a friend, or 0 for all
 * @topic: (nullable): a topic, in any spelling, or %NULL for all
 * @with_hidden: whether to include hidden ones
 *
 * Lists received +K that count, newest first.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutEndorsement, or %NULL with
 * a #CloutSyncError.
 */
void
clout_engine_list_received_async (CloutEngine         *self,
                                  gint64               person,
                                  const char          *topic,
                                  gboolean             with_hidden,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the +K", clout_endorsement_get_type, NULL };
  CloutEndorsementQuery query = { .person = person, .topic = topic, .hidden = with_hidden };

  clout_store_list_endorsements_async (clout_engine_get_store (self), &query, clout_engine_now (),
                                       cancellable, clout_engine_call_cb,
                                       clout_engine_call_new (self, &call, cancellable, callback,
                                                              user_data));
}

/**
 * clout_engine_list_recipients_async:
 * @self: an engine
 * @topic: a topic, in any spelling
 *
 * Lists the ten people known to the accounts who received the most +K for a topic, and the person,
 * with id 0, if they received any and aren't among them.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutRecipient, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_list_recipients_async (CloutEngine         *self,
                                    const char          *topic,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the +K", clout_recipient_get_type, NULL };

  clout_store_list_recipients_async (clout_engine_get_store (self), topic, clout_engine_now (),
                                     cancellable, clout_engine_call_cb,
                                     clout_engine_call_new (self, &call, cancellable, callback,
                                                            user_data));
}

/**
 * clout_engine_list_friend_topics_async:
 * @self: an engine
 * @person: id of a friend
 *
 * Lists the topics that a friend received +K for from the person and their friends, those with
 * most first. For the person's own topics see clout_engine_load_topics_async().
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutTopic, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_list_friend_topics_async (CloutEngine         *self,
                                       gint64               person,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the +K", clout_topic_get_type, NULL };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  clout_store_list_friend_topics_async (clout_engine_get_store (self), person, clout_engine_now (),
                                        zone, cancellable, clout_engine_call_cb,
                                        clout_engine_call_new (self, &call, cancellable, callback,
                                                               user_data));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      clout_sync_return_error (task, error, "storing the change");
      return;
    }
  clout_engine_plus_k_changed (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_engine_hide_received_async:
 * @self: an engine
 * @id: id of a received +K
 * @hidden: whether to hide or to show them
 *
 * Hides a friend's +K to the person for a topic, including later ones, or shows them again.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_hide_received_async (CloutEngine         *self,
                                  gint64               id,
                                  gboolean             hidden,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_hide_received_async,
                                                 cancellable, callback, user_data);

  clout_store_hide_endorsement_async (clout_engine_get_store (self), id, hidden, NULL, changed_cb,
                                      g_object_ref (task));
}

/**
 * clout_engine_hide_topic_async:
 * @self: an engine
 * @topic: one of the person's topics, in any spelling
 * @hidden: whether to hide or to show it
 *
 * Hides one of the person's topics, or shows it again.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_hide_topic_async (CloutEngine         *self,
                               const char          *topic,
                               gboolean             hidden,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_hide_topic_async, cancellable,
                                                 callback, user_data);

  clout_store_hide_topic_async (clout_engine_get_store (self), topic, hidden, NULL, changed_cb,
                                g_object_ref (task));
}

/**
 * clout_engine_save_plus_k_async:
 * @self: an engine
 * @account: one of its accounts
 * @settings: the account's +K preferences
 *
 * Stores an account's +K preferences.
 *
 * clout_finish_boolean() returns whether they were stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_save_plus_k_async (CloutEngine              *self,
                                CloutAccount             *account,
                                const CloutPlusKSettings *settings,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_save_plus_k_async, cancellable,
                                                 callback, user_data);

  clout_store_save_plus_k_async (clout_engine_get_store (self), clout_account_get_id (account),
                                 settings, NULL, changed_cb, g_object_ref (task));
}

static void
settings_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutPlusKSettings settings;
  GError *error = NULL;

  if (clout_store_load_plus_k_finish (CLOUT_STORE (source), result, &settings, &error))
    g_task_return_pointer (task, g_memdup2 (&settings, sizeof settings), g_free);
  else
    clout_sync_return_error (task, error, "reading the settings");
}

/**
 * clout_engine_load_plus_k_async:
 * @self: an engine
 * @account: one of its accounts
 *
 * Loads an account's +K preferences.
 */
void
clout_engine_load_plus_k_async (CloutEngine         *self,
                                CloutAccount        *account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_plus_k_async, cancellable,
                                                 callback, user_data);

  clout_store_load_plus_k_async (clout_engine_get_store (self), clout_account_get_id (account),
                                 cancellable, settings_cb, g_object_ref (task));
}

/**
 * clout_engine_load_plus_k_finish:
 * @self: an engine
 * @result: the result passed to the callback
 * @ret_settings: (out): the preferences; by default everything is off, and posts are public
 * @error: return location for a #CloutSyncError
 *
 * Returns: whether they were loaded
 */
gboolean
clout_engine_load_plus_k_finish (CloutEngine         *self,
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

/**
 * clout_engine_list_hidden_topics_async:
 * @self: an engine
 *
 * Lists the names of the person's hidden topics.
 *
 * clout_finish_pointer() returns (transfer full) the names, or %NULL with a #CloutSyncError.
 */
void
clout_engine_list_hidden_topics_async (CloutEngine         *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the hidden topics", NULL,
                                        (GDestroyNotify) g_strfreev };

  clout_store_list_hidden_topics_async (clout_engine_get_store (self), cancellable,
                                        clout_engine_call_cb,
                                        clout_engine_call_new (self, &call, cancellable, callback,
                                                               user_data));
}

static void
person_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  gint64 person = clout_store_find_person_finish (CLOUT_STORE (source), result, &error);

  if (error == NULL)
    g_task_return_int (task, person);
  else
    clout_sync_return_error (task, error, "looking for a friend");
}

/**
 * clout_engine_find_person_async:
 * @self: an engine
 * @handle: a handle, in upper or lower case
 *
 * Finds a person by handle. If several accounts know them, prefers an account that is signed in
 * and has exchanged reactions with them.
 */
void
clout_engine_find_person_async (CloutEngine         *self,
                                const char          *handle,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_find_person_async, cancellable,
                                                 callback, user_data);

  clout_store_find_person_async (clout_engine_get_store (self), handle, cancellable, person_cb,
                                 g_object_ref (task));
}

/**
 * clout_engine_find_person_finish:
 * @self: an engine
 * @result: the result passed to the callback
 * @error: return location for a #CloutSyncError
 *
 * Returns: the person's id, or 0 if no one was found, or with @error set
 */
gint64
clout_engine_find_person_finish (CloutEngine   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  gssize person = g_task_propagate_int (G_TASK (result), error);

  return MAX (person, 0);
}
