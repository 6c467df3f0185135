/* plus-k-sync.c: syncs an account's +K after everything else.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements/plus-k-sync.h"

#include "networks/network.h"
#include "store/endorsements/endorsements.h"
#include "store/endorsements/poll.h"
#include "store/reactions/batches.h"
#include "sync/endorsements/check.h"
#include "sync/endorsements/outbox.h"
#include "sync/endorsements/poll.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "web/http/http.h"

/* Most friends to check per round. */
#define MOST_FRIENDS 500

/* Task data of one round. */
typedef struct
{
  CloutFetcher *fetcher;
  const CloutEndorser *endorser;
  char *self;
  gint64 now;
  GStrv endorsers;
  gsize at;
} Round;

static void
round_free (Round *round)
{
  g_strfreev (round->endorsers);
  g_free (round->self);
  g_free (round);
}

static void send_outbox (GTask *task);
static void list_friends (GTask *task);
static void check (GTask *task);
static void list_endorsers (GTask *task);
static void query_relationship (GTask *task);
static void pop_unseen (GTask *task);

static gint64
id_of (Round *round)
{
  return clout_account_get_id (round->fetcher->account);
}

static CloutStore *
store_of (Round *round)
{
  return clout_engine_get_store (round->fetcher->engine);
}

/* A missing list or unreachable friend's server must not stop everything else: only a failing
   store or cancellation ends the round. */
static gboolean
ends_round (GTask  *task,
            GError *error)
{
  g_autoptr(GError) owned = error;

  if (owned == NULL)
    return FALSE;
  if (!g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && owned->domain != CLOUT_STORE_ERROR)
    {
      g_info ("+K: %s", owned->message);
      return FALSE;
    }
  clout_sync_return_error (task, g_steal_pointer (&owned), "+K");
  return TRUE;
}

static void
own_polled_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  clout_finish_boolean (result, &error);
  if (!ends_round (task, error))
    send_outbox (task);
}

/* The account's earlier +K limit what may be sent next. */
static void
list_own (GTask *task)
{
  Round *round = g_task_get_task_data (task);
  g_autoptr(GPtrArray) own =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_repository_free);
  CloutRepository *repository;

  if (round->endorser->list == NULL)
    {
      send_outbox (task);
      return;
    }
  repository = g_new0 (CloutRepository, 1);
  repository->endorser = g_strdup (round->self);
  if (round->fetcher->token != NULL)
    repository->origin = g_strdup (round->fetcher->token->origin);
  g_ptr_array_add (own, repository);
  clout_endorsement_poll_async (round->fetcher->engine, round->fetcher->account, round->self, own,
                                g_task_get_cancellable (task), own_polled_cb, g_object_ref (task));
}

static void
outbox_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  clout_finish_boolean (result, &error);
  if (!ends_round (task, error))
    list_friends (task);
}

static void
send_outbox (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (round->fetcher->token != NULL)
    clout_outbox_send_async (round->fetcher->engine, round->fetcher->account, FALSE, 0,
                             g_task_get_cancellable (task), outbox_cb, g_object_ref (task));
  else
    list_friends (task);
}

static void
friends_polled_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  clout_finish_boolean (result, &error);
  if (!ends_round (task, error))
    check (task);
}

static void
friends_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) friends = clout_finish_pointer (result, &error);

  if (friends == NULL)
    clout_sync_return_error (task, error, "+K");
  else
    clout_endorsement_poll_async (round->fetcher->engine, round->fetcher->account, round->self,
                                  friends,
                                  g_task_get_cancellable (task), friends_polled_cb,
                                  g_object_ref (task));
}

static void
list_friends (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (round->endorser->list != NULL)
    clout_store_list_repositories_async (store_of (round), id_of (round), round->now, MOST_FRIENDS,
                                         NULL, friends_cb, g_object_ref (task));
  else
    check (task);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  clout_finish_boolean (result, &error);
  if (!ends_round (task, error))
    list_endorsers (task);
}

/* Checks whether received +K are still published. */
static void
check (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (round->endorser->check != NULL && round->fetcher->token != NULL)
    clout_plus_k_check_async (round->fetcher, round->self, round->now,
                              g_task_get_cancellable (task), checked_cb, g_object_ref (task));
  else
    list_endorsers (task);
}

static void
endorsers_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;

  round->endorsers = clout_finish_pointer (result, &error);
  round->at = 0;
  if (round->endorsers == NULL)
    clout_sync_return_error (task, error, "+K");
  else
    query_relationship (task);
}

static void
list_endorsers (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (round->fetcher->token != NULL)
    clout_store_list_endorsers_async (store_of (round), id_of (round), NULL, endorsers_cb,
                                      g_object_ref (task));
  else
    pop_unseen (task);
}

static void
stood_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    query_relationship (task);
  else
    clout_sync_return_error (task, error, "+K");
}

static void
relationship_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autoptr(CloutBatch) batch = clout_batch_new ();

  if (response == NULL || !round->endorser->parse_relationship (response, batch, &error))
    {
      if (!ends_round (task, error))
        pop_unseen (task);
      return;
    }
  round->at += MIN (g_strv_length (round->endorsers + round->at), CLOUT_ENDORSER_PEOPLE);
  clout_store_upsert_batch_async (store_of (round), id_of (round), batch, NULL, NULL, stood_cb,
                                  g_object_ref (task));
}

/* Checks that the people the account received +K from are still friends, and not blocked or
   muted. */
static void
query_relationship (GTask *task)
{
  Round *round = g_task_get_task_data (task);
  const CloutToken *token = round->fetcher->token;
  g_autoptr(SoupMessage) message = NULL;

  if (round->endorsers[round->at] != NULL)
    message = round->endorser->relationship (token->origin != NULL ? token->origin
                                             : clout_account_get_server (round->fetcher->account),
                                             (const char *const *) round->endorsers + round->at,
                                             NULL);
  if (message != NULL)
    clout_fetch_async (round->fetcher, message, CLOUT_HTTP_NONE, g_task_get_cancellable (task),
                       relationship_cb, g_object_ref (task));
  else
    pop_unseen (task);
}

static void
unseen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) unseen = clout_finish_pointer (result, &error);
  g_autoptr(GListStore) model = NULL;

  if (unseen == NULL)
    {
      clout_sync_return_error (task, error, "+K");
      return;
    }
  clout_engine_plus_k_changed (round->fetcher->engine);
  if (unseen->len > 0)
    {
      model = g_list_store_new (CLOUT_TYPE_ENDORSEMENT);
      g_list_store_splice (model, 0, 0, unseen->pdata, unseen->len);
      clout_engine_plus_k_received (round->fetcher->engine, round->fetcher->account,
                                    G_LIST_MODEL (model));
    }
  g_task_return_boolean (task, TRUE);
}

static void
pop_unseen (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  clout_store_pop_unseen_async (store_of (round), id_of (round), clout_engine_now (), NULL,
                                unseen_cb,
                                g_object_ref (task));
}

/**
 * clout_plus_k_sync_async:
 * @fetcher: fetcher of an account whose network supports +K; must outlive the operation
 * @self: the account's id in requests
 *
 * Reads the account's given +K, sends unsent ones, looks for received ones and checks whether
 * they still exist, and reports new ones.
 *
 * clout_finish_boolean() returns %FALSE with a #CloutSyncError if the store failed or the
 * operation was canceled.
 */
void
clout_plus_k_sync_async (CloutFetcher        *fetcher,
                         const char          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (fetcher->engine, clout_plus_k_sync_async,
                                                 cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  round->fetcher = fetcher;
  round->endorser = fetcher->network->endorser;
  round->self = g_strdup (self);
  round->now = clout_engine_now ();
  g_task_set_task_data (task, round, (GDestroyNotify) round_free);
  list_own (task);
}
