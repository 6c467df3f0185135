/* store.c: the end of a sign-in: identifies and stores the account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/secrets.h"
#include "sync/connection/account-tokens.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/sign-in/private.h"

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  CloutAccount *account = clout_finish_pointer (result, &error);

  if (account == NULL)
    {
      clout_sign_in_fail (task, error, "storing the account");
      return;
    }
  clout_sign_in_end_before (self);
  g_clear_pointer (&self->token, clout_token_free);
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_DONE);
  g_task_return_pointer (task, account, g_object_unref);
}

/* Store the token first: without it, the account would only ask to sign in again. */
static void
token_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    clout_profile_fetch_store_async (self->profile_fetch, listed_cb, g_object_ref (task));
  else
    clout_sign_in_fail (task, error, "keeping the token");
}

/* Without an earlier token, or with a locked keyring, there is nothing to revoke. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  CloutAccountTokens *tokens = CLOUT_ACCOUNT_TOKENS (source);
  g_autofree char *key =
    clout_account_tokens_dup_key (clout_profile_fetch_get_account (self->profile_fetch));

  g_clear_pointer (&self->before, clout_token_free);
  self->before = clout_finish_pointer (result, NULL);
  clout_account_tokens_save_async (tokens, key, self->token, NULL, token_saved_cb,
                                   g_object_ref (task));
}

static void
store_token (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);
  g_autofree char *key =
    clout_account_tokens_dup_key (clout_profile_fetch_get_account (self->profile_fetch));

  clout_account_tokens_load_async (clout_engine_get_tokens (self->engine), key, NULL, loaded_cb,
                                   g_object_ref (task));
}

static gboolean
is_other (CloutSignIn *self)
{
  CloutAccount *account = clout_profile_fetch_get_account (self->profile_fetch);

  return self->wanted.again != NULL
    && g_strcmp0 (clout_account_get_remote_id (account),
                  clout_account_get_remote_id (self->wanted.again)) != 0;
}

static void
introduced_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      clout_sign_in_drop_token (self);
      clout_sign_in_fail (task, self->key != NULL ? clout_sign_in_blame_keys (self, error) : error,
                          "reading the profile");
      return;
    }
  if (is_other (self))
    {
      clout_sign_in_drop_token (self);
      clout_sign_in_fail (task,
                          g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OTHER_ACCOUNT,
                                               "signing in: this is another account"),
                          "signing in");
      return;
    }
  store_token (task);
}

/**
 * clout_sign_in_introduce:
 * @task: task of a sign-in with a token
 * @handle: (nullable): handle that the token is for
 *
 * Reads the profile, stores the token and the account, and finishes @task.
 */
void
clout_sign_in_introduce (GTask      *task,
                         const char *handle)
{
  CloutSignIn *self = g_task_get_source_object (task);

  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FINISHING);
  self->profile_fetch = clout_profile_fetch_new (self->engine, self->wanted.network, self->origin,
                                                 handle, self->token);
  clout_profile_fetch_run_async (self->profile_fetch, g_task_get_cancellable (task), introduced_cb,
                                 g_object_ref (task));
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    store_token (task);
  else
    clout_sign_in_fail (task, error, "opening the keyring");
}

/**
 * clout_sign_in_store_async:
 * @self: a sign-in
 * @session_only: whether to keep the token in memory instead of the keyring
 *
 * Continues a sign-in that failed with %CLOUT_SYNC_ERROR_KEYRING_LOCKED or
 * %CLOUT_SYNC_ERROR_KEYRING_ABSENT and still has its token: unlocks the keyring, for which the
 * system asks for the password, and stores the token there; or keeps it for this session only.
 *
 * clout_finish_pointer() returns (transfer full) the engine's account, or %NULL with a
 * #CloutSyncError.
 */
void
clout_sign_in_store_async (CloutSignIn         *self,
                           gboolean             session_only,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CLOUT_IS_SIGN_IN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, clout_sign_in_store_async);
  if (self->token == NULL || self->profile_fetch == NULL)
    {
      clout_sign_in_fail (task, g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_FAILED,
                                       "keeping the token: there is none"), "signing in");
      return;
    }
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FINISHING);
  clout_secrets_set_session_only (clout_engine_get_secrets (self->engine), session_only);
  if (session_only)
    store_token (task);
  else
    clout_secrets_unlock_async (clout_engine_get_secrets (self->engine), cancellable, unlocked_cb,
                                g_object_ref (task));
}
