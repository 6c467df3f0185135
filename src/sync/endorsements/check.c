/* check.c: checks whether received +K still exist.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements/check.h"

#include "networks/network.h"
#include "store/endorsements/endorsements.h"
#include "store/endorsements/poll.h"
#include "store/reactions/batches.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "web/http/http.h"

/* Most +K to check per pass. */
#define MOST_CHECKS 40

/* Task data of one pass. */
typedef struct
{
  CloutFetcher *fetcher;
  char *self;
  GPtrArray *list;
  guint at;
} Checks;

static void ask_check (GTask *task);

static void
checks_free (Checks *checks)
{
  g_clear_pointer (&checks->list, g_ptr_array_unref);
  g_free (checks->self);
  g_free (checks);
}

static CloutStore *
store_of (Checks *checks)
{
  return clout_engine_get_store (checks->fetcher->engine);
}

static gint64
id_of (Checks *checks)
{
  return clout_account_get_id (checks->fetcher->account);
}

static const CloutEndorser *
endorser_of (Checks *checks)
{
  return checks->fetcher->network->endorser;
}

static CloutEndorserContext
make_context (Checks *checks)
{
  const CloutCheck *check = checks->list->pdata[checks->at];
  const CloutToken *token = checks->fetcher->token;

  return (CloutEndorserContext) {
    .origin = token->origin != NULL ? token->origin
                                    : clout_account_get_server (checks->fetcher->account),
    .self = checks->self,
    .own = clout_account_get_handle (checks->fetcher->account),
    .receiver = check->receiver,
    .remote = check->remote,
  };
}

static void
check_over_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  Checks *checks = g_task_get_task_data (task);
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  checks->at++;
  ask_check (task);
}

/* It was deleted, or is no longer a +K. */
static void
drop (GTask *task)
{
  Checks *checks = g_task_get_task_data (task);
  const CloutCheck *check = checks->list->pdata[checks->at];

  clout_store_drop_endorsement_async (store_of (checks), check->id, NULL, check_over_cb,
                                      g_object_ref (task));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Checks *checks = g_task_get_task_data (task);
  const CloutCheck *check = checks->list->pdata[checks->at];
  CloutEndorserContext context = make_context (checks);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  guint status = clout_web_error_get_status (error);
  gsize n = 0;

  if (response == NULL && (status == 404 || status == 410))
    {
      g_clear_error (&error);
      drop (task);
      return;
    }
  if (response == NULL
      || !endorser_of (checks)->read_check (&context, response, check->given, batch, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  clout_batch_get_endorsements (batch, &n);
  if (n == 0)
    drop (task);
  else
    clout_store_upsert_batch_async (store_of (checks), id_of (checks), batch, NULL, NULL,
                                    check_over_cb, g_object_ref (task));
}

static void
ask_check (GTask *task)
{
  Checks *checks = g_task_get_task_data (task);
  g_autoptr(SoupMessage) message = NULL;
  CloutEndorserContext context;

  if (checks->at < checks->list->len)
    {
      context = make_context (checks);
      message = endorser_of (checks)->check (&context, NULL);
    }
  if (message != NULL)
    clout_fetch_async (checks->fetcher, message, CLOUT_HTTP_NONE, g_task_get_cancellable (task),
                       checked_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Checks *checks = g_task_get_task_data (task);
  GError *error = NULL;

  checks->list = clout_finish_pointer (result, &error);
  if (checks->list == NULL)
    g_task_return_error (task, error);
  else
    ask_check (task);
}

/**
 * clout_plus_k_check_async:
 * @fetcher: fetcher of a signed-in account whose network supports checks; must outlive the
 *   operation
 * @self: the account's id in requests
 * @now: Unix seconds
 *
 * Checks the +K that weren't checked for longest, and removes those that were deleted or are no
 * longer +K.
 *
 * clout_finish_boolean() returns whether all +K of the pass were checked.
 */
void
clout_plus_k_check_async (CloutFetcher        *fetcher,
                          const char          *self,
                          gint64               now,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (fetcher->engine, clout_plus_k_check_async,
                                                 cancellable, callback, user_data);
  Checks *checks = g_new0 (Checks, 1);

  checks->fetcher = fetcher;
  checks->self = g_strdup (self);
  g_task_set_task_data (task, checks, (GDestroyNotify) checks_free);
  clout_store_take_checks_async (store_of (checks), id_of (checks), now, MOST_CHECKS, NULL,
                                 taken_cb, g_object_ref (task));
}
