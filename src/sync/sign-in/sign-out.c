/* sign-out.c: signs out at the server and removes the token from the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts.h"

#include "base/task.h"
#include "networks/network.h"
#include "secrets/secrets.h"
#include "sync/connection/account-tokens.h"
#include "sync/connection/trust.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "web/http/http.h"
#include "web/oauth/token-endpoint.h"
#include "web/oauth/token.h"

/* A server that no longer exists must not prevent signing out. */
#define REVOKE_SECONDS 10

typedef struct
{
  CloutAccount *account;
  gboolean kept;
} SignOut;

static void
sign_out_free (SignOut *sign_out)
{
  g_object_unref (sign_out->account);
  g_free (sign_out);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    clout_sync_return_error (task, error, "removing the token from the keyring");
}

static void
clear (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  SignOut *sign_out = g_task_get_task_data (task);
  g_autofree char *key = clout_account_tokens_dup_key (sign_out->account);

  clout_secrets_clear_async (clout_engine_get_secrets (self), key, NULL, cleared_cb,
                             g_object_ref (task));
}

static void
revoked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  SignOut *sign_out = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  sign_out->kept = !clout_finish_boolean (result, &error);
  if (sign_out->kept)
    g_info ("A token was not revoked: %s", error->message);
  clear (task);
}

static const CloutOAuthDialect *
dialect_of (CloutAccount *account)
{
  const CloutNetwork *network = clout_networks_find (clout_account_get_network (account));

  return network != NULL && network->oauth != NULL ? network->oauth->dialect : NULL;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  SignOut *sign_out = g_task_get_task_data (task);
  CloutAccount *account = sign_out->account;
  g_autoptr(CloutHttp) http = NULL;
  g_autoptr(CloutToken) token = clout_finish_pointer (result, NULL);

  if (token == NULL || token->revoke_url == NULL)
    {
      sign_out->kept = token != NULL;
      clear (task);
      return;
    }
  http = clout_http_new ();
  clout_trust_account (http, clout_networks_find (clout_account_get_network (account)), account,
                       token);
  clout_http_set_timeouts (http, REVOKE_SECONDS, REVOKE_SECONDS);
  clout_http_set_retry (http, &(CloutRetryBounds) { .attempts = 1 });
  clout_oauth_token_revoke_async (http, dialect_of (account), token, NULL,
                                  revoked_cb, g_object_ref (task));
}

/**
 * clout_engine_set_session_only:
 * @self: an engine
 * @session_only: whether to keep new tokens in memory, until the program ends, and not in the
 *   keyring
 *
 * Decides where sign-ins are kept.
 */
void
clout_engine_set_session_only (CloutEngine *self,
                               gboolean     session_only)
{
  g_return_if_fail (CLOUT_IS_ENGINE (self));
  clout_secrets_set_session_only (clout_engine_get_secrets (self), session_only);
}

/**
 * clout_engine_sign_out_async:
 * @self: an engine
 * @account: a signed-in account
 *
 * Signs out: revokes the account's token if its server can be reached, and removes it from the
 * keyring and memory. Fetched data are kept.
 *
 * Call clout_engine_sign_out_finish() in the callback.
 */
void
clout_engine_sign_out_async (CloutEngine         *self,
                             CloutAccount        *account,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_sign_out_async, cancellable,
                                                 callback, user_data);
  g_autofree char *key = clout_account_tokens_dup_key (account);
  SignOut *sign_out = g_new0 (SignOut, 1);

  sign_out->account = g_object_ref (account);
  g_task_set_task_data (task, sign_out, (GDestroyNotify) sign_out_free);
  clout_account_tokens_load_async (clout_engine_get_tokens (self), key, NULL, loaded_cb,
                                   g_object_ref (task));
}

/**
 * clout_engine_sign_out_finish:
 * @result: the result passed to the callback
 * @ret_kept: (out) (optional): whether the server still accepts the token, because it can't be
 *   reached or has no way to revoke one
 * @error: a #CloutSyncError
 *
 * Returns: whether the token was removed here
 */
gboolean
clout_engine_sign_out_finish (GAsyncResult  *result,
                              gboolean      *ret_kept,
                              GError       **error)
{
  const SignOut *sign_out = g_task_get_task_data (G_TASK (result));

  if (ret_kept != NULL)
    *ret_kept = sign_out->kept;
  return clout_finish_boolean (result, error);
}
