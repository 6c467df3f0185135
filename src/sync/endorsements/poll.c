/* poll.c: reads +K from people's own repositories.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements/poll.h"

#include "store/endorsements/endorsements.h"
#include "store/endorsements/poll.h"
#include "store/reactions/batches.h"
#include "sync/connection/setting.h"
#include "sync/connection/trust.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "web/atproto/identity.h"

/* Number of servers to ask at the same time, and limits on each, because they aren't trusted. */
#define LANES 8
#define SECONDS 10
#define MAX_BYTES (1024 * 1024)

/* Most pages per endorser, of 100 records each. */
#define MAX_PAGES 50

/* Task data of one pass over several repositories. */
typedef struct
{
  CloutEngine *engine;
  CloutHttp *http;
  const CloutNetwork *network;
  gint64 account;
  char *self;
  char *plc;
  GPtrArray *repositories;
  guint at;
  guint n_running;
  GError *error;
} Poll;

/* A repository being read. */
typedef struct
{
  GTask *task;
  CloutRepository *repository;
  CloutBatch *batch;
  gint64 asked;
  char *cursor;
  guint n_pages;
  gboolean found;
} Lane;

static void
poll_free (Poll *poll)
{
  g_object_unref (poll->engine);
  g_object_unref (poll->http);
  g_free (poll->self);
  g_free (poll->plc);
  g_ptr_array_unref (poll->repositories);
  g_clear_error (&poll->error);
  g_free (poll);
}

static void start_lane (GTask *task);
static void request_page (Lane *lane);

static void
end_lane (Lane *lane)
{
  g_autoptr(GTask) task = lane->task;
  Poll *poll = g_task_get_task_data (task);

  clout_batch_unref (lane->batch);
  g_free (lane->cursor);
  g_free (lane);
  poll->n_running--;
  start_lane (task);
  if (poll->n_running > 0)
    return;
  if (poll->error != NULL)
    g_task_return_error (task, g_steal_pointer (&poll->error));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Lane *lane = data;
  Poll *poll = g_task_get_task_data (lane->task);

  clout_finish_boolean (result, poll->error == NULL ? &poll->error : NULL);
  end_lane (lane);
}

/* Unreachable repositories wait for their next turn; their server is looked up again then. */
static void
note (Lane       *lane,
      const char *origin)
{
  Poll *poll = g_task_get_task_data (lane->task);

  clout_store_note_repository_async (clout_engine_get_store (poll->engine), poll->account,
                                     lane->repository->endorser, origin, lane->found, lane->asked,
                                     NULL, noted_cb, lane);
}

static void
miss (Lane   *lane,
      GError *error)
{
  g_info ("The +K of a friend are not read: %s", error->message);
  g_error_free (error);
  note (lane, NULL);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Lane *lane = data;
  Poll *poll = g_task_get_task_data (lane->task);

  clout_finish_boolean (result, poll->error == NULL ? &poll->error : NULL);
  note (lane, lane->repository->origin);
}

/* Don't reconcile truncated lists. */
static void
store (Lane *lane)
{
  Poll *poll = g_task_get_task_data (lane->task);
  gboolean own = g_str_equal (lane->repository->endorser, poll->self);

  if (lane->cursor == NULL)
    clout_batch_set_endorser (lane->batch, &(CloutBatchEndorser) {
      own ? NULL : lane->repository->endorser, lane->asked });
  clout_store_upsert_batch_async (clout_engine_get_store (poll->engine), poll->account, lane->batch,
                                  NULL, NULL, stored_cb, lane);
}

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Lane *lane = data;
  Poll *poll = g_task_get_task_data (lane->task);
  const CloutEndorser *endorser = poll->network->endorser;
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  char *next = NULL;

  if (response == NULL
      || !endorser->read_list (response, lane->repository->endorser, poll->self, lane->batch,
                               &next,
                               &error))
    {
      miss (lane, error);
      return;
    }
  g_free (lane->cursor);
  lane->cursor = next;
  lane->n_pages++;
  if (next != NULL && lane->n_pages < MAX_PAGES)
    request_page (lane);
  else
    store (lane);
}

static void
request_page (Lane *lane)
{
  Poll *poll = g_task_get_task_data (lane->task);
  const CloutEndorser *endorser = poll->network->endorser;
  CloutHttpOptions options = { .flags = CLOUT_HTTP_NONE };
  GError *error = NULL;
  g_autoptr(SoupMessage) message =
    endorser->list (lane->repository->origin, lane->repository->endorser, lane->cursor, &error);

  if (message != NULL)
    clout_http_send_async (poll->http, message, &options, g_task_get_cancellable (lane->task),
                           page_cb, lane);
  else
    miss (lane, error);
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Lane *lane = data;
  GError *error = NULL;
  g_autoptr(CloutIdentity) identity = clout_finish_pointer (result, &error);

  if (identity == NULL)
    {
      miss (lane, error);
      return;
    }
  lane->found = TRUE;
  lane->repository->origin = g_steal_pointer (&identity->pds);
  request_page (lane);
}

/* Starts with the next repository, if there is one and the pass wasn't canceled. */
static void
start_lane (GTask *task)
{
  Poll *poll = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Lane *lane;

  if (poll->at == poll->repositories->len || poll->error != NULL
      || (cancellable != NULL && g_cancellable_is_cancelled (cancellable)))
    return;
  lane = g_new0 (Lane, 1);
  lane->task = g_object_ref (task);
  lane->repository = poll->repositories->pdata[poll->at++];
  lane->batch = clout_batch_new ();
  lane->asked = clout_engine_now ();
  poll->n_running++;
  clout_trust_named (poll->http, poll->network, lane->repository->origin);
  if (lane->repository->origin != NULL)
    request_page (lane);
  else
    clout_identity_locate_async (poll->http, poll->plc, lane->repository->endorser, cancellable,
                                 located_cb, lane);
}

/**
 * clout_endorsement_poll_async:
 * @engine: an engine
 * @account: an account of a network where a +K is a record in its endorser's repository
 * @self: the account's remote id
 * @repositories: (element-type CloutRepository): repositories to read, including the account's
 *   own
 *
 * Reads each endorser's +K from their own server, the only authoritative source, and stores the
 * complete list, so that deleted ones are removed here too. Skips unreachable servers.
 */
void
clout_endorsement_poll_async (CloutEngine        *engine,
                              CloutAccount       *account,
                              const char         *self,
                              GPtrArray          *repositories,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (engine, clout_endorsement_poll_async, cancellable,
                                                 callback,
                                                 user_data);
  const CloutNetwork *network = clout_networks_find (clout_account_get_network (account));
  Poll *poll = g_new0 (Poll, 1);
  GError *error = NULL;

  poll->engine = g_object_ref (engine);
  poll->http = clout_http_new ();
  poll->network = network;
  poll->account = clout_account_get_id (account);
  poll->self = g_strdup (self);
  poll->repositories = g_ptr_array_ref (repositories);
  poll->plc = clout_setting_dup_origin (network->directory_variable, network->directory, &error);
  g_task_set_task_data (task, poll, (GDestroyNotify) poll_free);
  if (poll->plc == NULL)
    {
      clout_sync_return_error (task, error, "looking for +K");
      return;
    }
  clout_trust_settings (poll->http, network);
  clout_http_set_timeouts (poll->http, SECONDS, SECONDS);
  clout_http_set_retry (poll->http, &(CloutRetryBounds) { .attempts = 1 });
  clout_http_set_max_bytes (poll->http, MAX_BYTES);
  for (guint i = 0; i < LANES; i++)
    start_lane (task);
  if (poll->n_running == 0)
    g_task_return_boolean (task, TRUE);
}
