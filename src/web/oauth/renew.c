/* renew.c: renews an account's token once for any number of callers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/renew.h"

#include "web/lock.h"
#include "web/oauth/token-endpoint.h"

#define PATIENCE_MS (60 * 1000)

typedef struct
{
  const CloutOAuthDialect *dialect;
  CloutTokenStore *store;
  CloutLock *lock;
  CloutToken *stale;
  CloutToken *fresh;
  char *account;
} Renewal;

static void
renewal_free (Renewal *renewal)
{
  g_clear_pointer (&renewal->lock, clout_lock_release);
  g_clear_object (&renewal->store);
  clout_token_free (renewal->stale);
  clout_token_free (renewal->fresh);
  g_free (renewal->account);
  g_free (renewal);
}

/* Let the next waiter continue even before our caller has processed the result. */
static void
finish (GTask      *task,
        CloutToken *token,
        GError     *error)
{
  Renewal *renewal = g_task_get_task_data (task);

  g_clear_pointer (&renewal->lock, clout_lock_release);
  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  CloutTokenStore *store = CLOUT_TOKEN_STORE (source);
  GError *error = NULL;

  if (CLOUT_TOKEN_STORE_GET_IFACE (store)->save_finish (store, result, &error))
    {
      finish (task, g_steal_pointer (&renewal->fresh), NULL);
      return;
    }
  g_prefix_error (&error, "Keeping the renewed sign-in: ");
  finish (task, NULL, error);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  GError *error = NULL;

  renewal->fresh = clout_finish_pointer (result, &error);
  if (renewal->fresh == NULL)
    {
      finish (task, NULL, error);
      return;
    }
  CLOUT_TOKEN_STORE_GET_IFACE (renewal->store)->save_async (
    renewal->store, renewal->account, renewal->fresh, NULL, saved_cb, g_object_ref (task));
}

/* The previous holder of the lock may have renewed the token already. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  CloutTokenStore *store = CLOUT_TOKEN_STORE (source);
  g_autoptr(CloutToken) kept = NULL;
  GError *error = NULL;

  kept = CLOUT_TOKEN_STORE_GET_IFACE (store)->load_finish (store, result, &error);
  if (kept == NULL)
    finish (task, NULL, error);
  else if (g_strcmp0 (kept->access, renewal->stale->access) != 0)
    finish (task, g_steal_pointer (&kept), NULL);
  else if (!g_task_return_error_if_cancelled (task))
    clout_oauth_token_refresh_async (g_task_get_source_object (task), renewal->dialect, kept, NULL,
                                     refreshed_cb, g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  GError *error = NULL;

  renewal->lock = clout_finish_pointer (result, &error);
  if (renewal->lock == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  CLOUT_TOKEN_STORE_GET_IFACE (renewal->store)->load_async (
    renewal->store, renewal->account, g_task_get_cancellable (task), loaded_cb,
    g_object_ref (task));
}

/**
 * clout_renew_async:
 * @http: a session
 * @dialect: (nullable): dialect of the account's network
 * @store: where tokens are stored
 * @lock_folder: private folder, the same for all of the user's processes
 * @account: key of the account
 * @stale: the token that has expired or was refused
 * @cancellable: (nullable): cancels the wait; has no effect once the request is sent, because the
 *   response may contain the only valid token
 *
 * Renews a token. Takes the account's lock, checks whether another process has renewed the token
 * in the meantime and, if not, requests a new one and stores it before returning it.
 *
 * clout_finish_pointer() returns (transfer full) a token that was valid a moment ago, or %NULL
 * with %CLOUT_WEB_ERROR_SIGN_IN_AGAIN or another error.
 */
void
clout_renew_async (CloutHttp               *http,
                   const CloutOAuthDialect *dialect,
                   CloutTokenStore         *store,
                   const char              *lock_folder,
                   const char              *account,
                   const CloutToken        *stale,
                   GCancellable            *cancellable,
                   GAsyncReadyCallback      callback,
                   gpointer                 user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  Renewal *renewal = g_new0 (Renewal, 1);

  g_task_set_source_tag (task, clout_renew_async);
  g_task_set_check_cancellable (task, FALSE);
  renewal->dialect = dialect;
  renewal->store = g_object_ref (store);
  renewal->stale = clout_token_copy (stale);
  renewal->account = g_strdup (account);
  g_task_set_task_data (task, renewal, (GDestroyNotify) renewal_free);
  clout_lock_take_async (lock_folder, account, PATIENCE_MS, cancellable, locked_cb, task);
}
