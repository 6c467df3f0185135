/* give.c: gives and undoes +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements.h"

#include "base/task.h"
#include "networks/network.h"
#include "store/endorsements/endorsements.h"
#include "store/store.h"
#include "sync/accounts/account-list.h"
#include "sync/connection/account-tokens.h"
#include "sync/endorsements/outbox.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "topics/error.h"
#include "web/oauth/token.h"

/* An archive can't give +K, except in the sample, which never sends them. */
static const CloutEndorser *
endorser_of (CloutEngine  *self,
             CloutAccount *account)
{
  const CloutNetwork *network = clout_networks_find (clout_account_get_network (account));

  return network != NULL && (clout_engine_is_sample (self)
                             || clout_account_get_source (account) != CLOUT_ACCOUNT_ARCHIVE)
    ? network->endorser : NULL;
}

/* Returns what the rules say, provided that the account can give. */
static CloutReadiness
find_readiness (const CloutOutlook *outlook)
{
  if (!outlook->acquainted)
    return CLOUT_READINESS_NOT_A_FRIEND;
  return outlook->left > 0 ? CLOUT_READINESS_READY : CLOUT_READINESS_SPENT;
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutlook *outlook = g_task_get_task_data (task);
  CloutEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(CloutToken) token = clout_finish_pointer (result, &error);

  if (token == NULL)
    error = clout_sync_error_wrap (error, "looking in the keyring");
  if (token != NULL && endorser_of (self, outlook->account)->may_give (token->scope))
    outlook->readiness = find_readiness (outlook);
  else if (token != NULL)
    outlook->readiness = CLOUT_READINESS_NEEDS_PERMISSION;
  else if (!g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_pointer (task, clout_outlook_copy (outlook), (GDestroyNotify) clout_outlook_free);
}

static void
outlook_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  CloutOutlook *outlook = clout_finish_pointer (result, &error);
  CloutAccountList *accounts = clout_engine_get_account_list (self);
  CloutAccount *account =
    outlook != NULL ? clout_account_list_find (accounts, outlook->account_id) : NULL;
  const CloutEndorser *endorser = account != NULL ? endorser_of (self, account) : NULL;
  g_autofree char *key = NULL;

  if (outlook == NULL)
    {
      clout_sync_return_error (task, error, "reading about a friend");
      return;
    }
  g_set_object (&outlook->account, account);
  outlook->carrier = endorser != NULL ? endorser->carrier : CLOUT_CARRIER_NONE;
  outlook->readiness = endorser != NULL ? CLOUT_READINESS_NEEDS_SIGN_IN
                                        : CLOUT_READINESS_NOT_CARRIED;
  g_task_set_task_data (task, outlook, (GDestroyNotify) clout_outlook_free);
  /* Nothing in the sample becomes public, so there is nothing to explain. */
  if (endorser != NULL && clout_engine_is_sample (self))
    {
      outlook->settings.explained = TRUE;
      outlook->readiness = find_readiness (outlook);
    }
  if (endorser == NULL || clout_account_get_source (account) != CLOUT_ACCOUNT_SIGNED_IN
      || clout_account_get_state (account) == CLOUT_ACCOUNT_SIGN_IN_AGAIN)
    {
      g_task_return_pointer (task, clout_outlook_copy (outlook),
                             (GDestroyNotify) clout_outlook_free);
      return;
    }
  key = clout_account_tokens_dup_key (account);
  clout_account_tokens_load_async (clout_engine_get_tokens (self), key,
                                   g_task_get_cancellable (task), token_cb, g_object_ref (task));
}

/**
 * clout_engine_load_outlook_async:
 * @self: an engine
 * @person: id of a friend
 *
 * Describes what giving a +K to a friend would do, and whether one can be given now.
 *
 * clout_finish_pointer() returns (transfer full) the #CloutOutlook, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_load_outlook_async (CloutEngine         *self,
                                 gint64               person,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_outlook_async, cancellable,
                                                 callback, user_data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  clout_store_load_outlook_async (clout_engine_get_store (self), person, clout_engine_now (), zone,
                                  cancellable, outlook_cb, g_object_ref (task));
}

/**
 * clout_outlook_dup_preview:
 * @outlook: outlook of the +K
 * @topic: its topic
 * @error: return location for a #CloutTopicsError
 *
 * Makes the text of the post or the record, as the network will show it.
 *
 * Returns: (transfer full): the text, or %NULL if the topic isn't allowed
 */
char *
clout_outlook_dup_preview (const CloutOutlook  *outlook,
                           const char          *topic,
                           GError             **error)
{
  const CloutNetwork *network =
    outlook->account != NULL ? clout_networks_find (clout_account_get_network (outlook->account))
                             : NULL;
  CloutEndorserContext context = { .receiver = outlook->remote, .handle = outlook->handle,
                                   .topic = topic };

  context.time = clout_engine_now ();
  if (outlook->carrier != CLOUT_CARRIER_NONE && network != NULL)
    return network->endorser->dup_preview (&context, error);
  g_set_error_literal (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                       "+K: the network carries none");
  return NULL;
}

/* Task data of one act of giving or undoing. */
typedef struct
{
  gint64 person;
  char *topic;
  CloutVisibility visibility;
  gint64 id;
  CloutAccount *account;
  GError *problem;
} Act;

static void
act_free (Act *act)
{
  g_free (act->topic);
  g_clear_object (&act->account);
  g_clear_error (&act->problem);
  g_free (act);
}

/* Returns whether the problem may go away without the person's help. */
static gboolean
will_pass (const GError *error)
{
  if (error->domain == CLOUT_TOPICS_ERROR)
    return error->code == CLOUT_TOPICS_ERROR_SPENT;
  return error->domain != CLOUT_SYNC_ERROR
    || (error->code != CLOUT_SYNC_ERROR_NO_PERMISSION && error->code != CLOUT_SYNC_ERROR_REFUSED
        && error->code != CLOUT_SYNC_ERROR_CANNOT_DELETE);
}

static void
reverted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Act *act = g_task_get_task_data (task);

  clout_finish_boolean (result, NULL);
  clout_engine_plus_k_changed (g_task_get_source_object (task));
  g_task_return_error (task, g_steal_pointer (&act->problem));
}

static void
seen_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) list = clout_finish_pointer (result, &error);
  CloutEndorsement *given = list != NULL && list->len > 0 ? list->pdata[0] : NULL;

  if (list == NULL)
    clout_sync_return_error (task, error, "reading the +K");
  else if (act->problem != NULL && !will_pass (act->problem))
    clout_store_undo_endorsement_async (CLOUT_STORE (source), act->id, NULL, reverted_cb,
                                        g_object_ref (task));
  else if (given != NULL)
    g_task_return_pointer (task, g_object_ref (given), g_object_unref);
  else if (act->problem != NULL)
    g_task_return_error (task, g_steal_pointer (&act->problem));
  else
    g_task_return_new_error (task, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_AGAIN,
                             "the same +K stands already");
}

static void
look (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  CloutEndorsementQuery query = { .given = TRUE, .id = act->id };

  clout_store_list_endorsements_async (clout_engine_get_store (self), &query, clout_engine_now (),
                                       NULL, seen_cb, g_object_ref (task));
}

static void
given_sent_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  Act *act = g_task_get_task_data (task);

  if (!clout_finish_boolean (result, &act->problem))
    g_info ("A +K waits: %s", act->problem->message);
  look (task);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Act *act = g_task_get_task_data (task);

  clout_finish_boolean (result, &act->problem);
  clout_engine_plus_k_changed (g_task_get_source_object (task));
  look (task);
}

/* The sample never sends, so pretend that it did. */
static void
settle_in_sample (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  g_autofree char *remote = g_uuid_string_random ();

  clout_store_settle_endorsement_async (clout_engine_get_store (self), act->id, remote, NULL,
                                        clout_engine_now (), NULL, settled_cb,
                                        g_object_ref (task));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  act->id = clout_store_give_finish (CLOUT_STORE (source), result, &error);
  if (act->id == 0)
    {
      clout_sync_return_error (task, error, "giving a +K");
      return;
    }
  clout_engine_plus_k_changed (self);
  if (clout_engine_is_sample (self))
    settle_in_sample (task);
  else
    clout_outbox_send_async (self, act->account, TRUE, act->id, NULL, given_sent_cb,
                             g_object_ref (task));
}

static gboolean
may_go_on (const CloutOutlook  *outlook,
           GError             **error)
{
  static const struct
  {
    CloutReadiness readiness;
    CloutSyncError code;
    const char *why;
  } bars[] = {
    { CLOUT_READINESS_NOT_CARRIED, CLOUT_SYNC_ERROR_NOT_SERVED, "+K: the network carries none" },
    { CLOUT_READINESS_NEEDS_SIGN_IN, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN, "+K: not signed in" },
    { CLOUT_READINESS_NEEDS_PERMISSION, CLOUT_SYNC_ERROR_NO_PERMISSION,
      "+K: signed in to read only" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    if (outlook->readiness == bars[i].readiness)
      {
        g_set_error_literal (error, CLOUT_SYNC_ERROR, bars[i].code, bars[i].why);
        return FALSE;
      }
  return TRUE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = CLOUT_ENGINE (source);
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutOutlook) outlook = clout_finish_pointer (result, &error);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  CloutEndorsementDraft draft = { act->person, act->topic, act->visibility, clout_engine_now (),
                                 zone };

  if (outlook == NULL || !may_go_on (outlook, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  act->account = g_object_ref (outlook->account);
  clout_store_give_async (clout_engine_get_store (self), &draft, NULL, stored_cb,
                          g_object_ref (task));
}

/**
 * clout_engine_give_async:
 * @self: an engine
 * @person: id of a friend
 * @topic: the topic, in any spelling
 * @visibility: who can read the post, on networks where a +K is one
 *
 * Gives a +K. It is listed as waiting at once, and then sent. If the server can't be reached it
 * remains waiting, and the next sync sends it, exactly once. If the rules or the network reject
 * it, it is removed from the list.
 *
 * clout_finish_pointer() returns (transfer full) the #CloutEndorsement, sent or waiting; or %NULL
 * with a #CloutSyncError or #CloutTopicsError.
 */
void
clout_engine_give_async (CloutEngine         *self,
                         gint64               person,
                         const char          *topic,
                         CloutVisibility      visibility,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_give_async, cancellable,
                                                 callback, user_data);
  Act *act = g_new0 (Act, 1);

  g_task_set_check_cancellable (task, FALSE);
  act->person = person;
  act->topic = g_strdup (topic);
  act->visibility = visibility;
  g_task_set_task_data (task, act, (GDestroyNotify) act_free);
  clout_engine_load_outlook_async (self, person, cancellable, looked_cb, g_object_ref (task));
}

static void
undo_sent_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error) || will_pass (error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_clear_error (&error);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      clout_sync_return_error (task, error, "undoing a +K");
      return;
    }
  clout_engine_plus_k_changed (self);
  if (act->account == NULL)
    g_task_return_boolean (task, TRUE);
  else
    clout_outbox_send_async (self, act->account, TRUE, act->id, NULL, undo_sent_cb,
                             g_object_ref (task));
}

/* Finds the account before undoing, because afterwards the row is gone. */
static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) list = clout_finish_pointer (result, &error);
  const CloutEndorsementFacts *facts;

  if (list == NULL)
    {
      clout_sync_return_error (task, error, "undoing a +K");
      return;
    }
  if (list->len > 0)
    {
      facts = clout_endorsement_get_facts (list->pdata[0]);
      act->account = clout_account_list_find (clout_engine_get_account_list (self), facts->account);
      if (act->account != NULL
          && clout_account_get_source (act->account) == CLOUT_ACCOUNT_SIGNED_IN)
        g_object_ref (act->account);
      else
        act->account = NULL;
    }
  if (clout_engine_is_sample (self))
    clout_store_drop_endorsement_async (CLOUT_STORE (source), act->id, NULL, undone_cb,
                                        g_object_ref (task));
  else
    clout_store_undo_endorsement_async (CLOUT_STORE (source), act->id, NULL, undone_cb,
                                        g_object_ref (task));
}

/**
 * clout_engine_undo_async:
 * @self: an engine
 * @id: id of a given +K
 *
 * Undoes a given +K, however old it is. If the server can't be reached, it is listed as being
 * undone until the next sync.
 *
 * clout_finish_boolean() returns whether it was or will be undone; otherwise an error is set.
 */
void
clout_engine_undo_async (CloutEngine         *self,
                         gint64               id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_undo_async, cancellable,
                                                 callback, user_data);
  CloutEndorsementQuery query = { .given = TRUE, .id = id };
  Act *act = g_new0 (Act, 1);

  g_task_set_check_cancellable (task, FALSE);
  act->id = id;
  g_task_set_task_data (task, act, (GDestroyNotify) act_free);
  clout_store_list_endorsements_async (clout_engine_get_store (self), &query, clout_engine_now (),
                                       cancellable, found_cb, g_object_ref (task));
}
