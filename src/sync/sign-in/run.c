/* run.c: runs a sign-in step by step.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"
#include "networks/network.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/sign-in/private.h"

/**
 * clout_sign_in_fail:
 * @task: task of a sign-in; is finished
 * @error: (transfer full): why
 * @doing: description of the failed operation
 *
 * Finishes a sign-in with an error.
 */
void
clout_sign_in_fail (GTask      *task,
                    GError     *error,
                    const char *doing)
{
  CloutSignIn *self = g_task_get_source_object (task);
  const char *reason = clout_web_error_get_reason (error);

  /* A new sign-in can't have expired; it was rejected. */
  if (g_strcmp0 (reason, "access_denied") != 0
      && (g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN)
          || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_NEEDED)
          || (reason != NULL && g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_MISUSED))))
    error->code = CLOUT_WEB_ERROR_SIGN_IN_REFUSED;
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FAILED);
  clout_sync_return_error (task, error, doing);
}

/**
 * clout_sign_in_blame_keys:
 * @self: a sign-in
 * @error: (transfer full): why it failed
 *
 * Distinguishes mistyped credentials from an expired sign-in.
 *
 * Returns: (transfer full): @error, or an error about the credentials
 */
GError *
clout_sign_in_blame_keys (CloutSignIn *self,
                          GError      *error)
{
  gboolean own = self->key != NULL || self->wanted.client_id != NULL;
  const char *reason = clout_web_error_get_reason (error);

  if (!own || error->domain != CLOUT_WEB_ERROR)
    return error;
  if (error->code != CLOUT_WEB_ERROR_FAILED && error->code != CLOUT_WEB_ERROR_MISUSED
      && g_strcmp0 (reason, "invalid_client") != 0
      && !(self->key != NULL && error->code == CLOUT_WEB_ERROR_SIGN_IN_AGAIN))
    return error;
  g_error_free (error);
  return g_error_new (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS,
                      "%s does not accept the keys", self->wanted.network->name);
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->token = clout_finish_pointer (result, &error);
  g_clear_object (&self->oauth);
  if (self->token == NULL)
    {
      clout_sign_in_fail (task, clout_sign_in_blame_keys (self, error), "signing in");
      return;
    }
  /* Sign-in and data can be on two different servers: the token is for the latter. */
  g_free (self->token->origin);
  self->token->origin = g_strdup (self->origin);
  if (self->wanted.network->chooser == NULL)
    {
      clout_sign_in_introduce (task, self->token->subject);
      return;
    }
  clout_sign_in_list_choices (task);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->link = clout_finish_pointer (result, &error);
  if (self->link == NULL)
    {
      g_clear_object (&self->oauth);
      clout_sign_in_fail (task, error, "connecting");
      return;
    }
  clout_oauth_sign_in_wait_async (self->oauth, g_task_get_cancellable (task), token_cb,
                                  g_object_ref (task));
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_WAITING);
  g_object_notify (G_OBJECT (self), "link");
}

static void
way_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(CloutSignInWay) way = clout_finish_pointer (result, &error);

  if (way == NULL)
    {
      clout_sign_in_fail (task, error, "signing in");
      return;
    }
  self->origin = g_steal_pointer (&way->origin);
  self->oauth = g_steal_pointer (&way->oauth);
  if (self->good != NULL)
    clout_oauth_sign_in_set_page (self->oauth, self->good, self->bad);
  clout_oauth_sign_in_start_async (self->oauth, g_task_get_cancellable (task), started_cb,
                                   g_object_ref (task));
}

/* A key is already a token, so only check whether it is valid. */
static void
use_key (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);
  const CloutNetwork *network = self->wanted.network;
  GError *error = NULL;
  g_autofree char *handle = NULL;

  self->origin = clout_sign_in_dup_origin (network, self->wanted.server, &error);
  if (self->origin == NULL)
    {
      clout_sign_in_fail (task, error, "connecting");
      return;
    }
  clout_http_trust (clout_engine_get_http (self->engine), self->origin);
  if (self->wanted.server != NULL && network->dup_handle != NULL)
    handle = network->dup_handle (self->wanted.server);
  self->token = clout_token_new ();
  self->token->origin = g_strdup (self->origin);
  self->token->access = clout_secret_dup (self->key);
  clout_sign_in_introduce (task, handle);
}

/**
 * clout_sign_in_run_async:
 * @self: a sign-in
 * @cancellable: (nullable): a cancellable, which works until the token is stored
 *
 * Runs the sign-in: asks the server how to sign in, waits for the browser or a code, reads the
 * profile, stores the token and the account. If the keyring is locked or absent,
 * clout_sign_in_store_async() can continue.
 *
 * clout_finish_pointer() returns (transfer full) the engine's account, or %NULL with a
 * #CloutSyncError.
 */
void
clout_sign_in_run_async (CloutSignIn         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CLOUT_IS_SIGN_IN (self) && self->oauth == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, clout_sign_in_run_async);
  if (self->key != NULL && self->wanted.network != NULL)
    use_key (task);
  else
    clout_sign_in_find_way_async (self->engine, &self->wanted, cancellable, way_cb,
                                  g_object_ref (task));
}

/**
 * clout_sign_in_enter_code:
 * @self: a sign-in
 * @text: the code from the server's page, or the complete address that the browser ended at
 *
 * Enters a code. Keeps waiting if the text is neither.
 *
 * Returns: whether it was accepted; otherwise %CLOUT_SYNC_ERROR_BAD_CODE is set
 */
gboolean
clout_sign_in_enter_code (CloutSignIn  *self,
                          const char   *text,
                          GError      **error)
{
  GError *below = NULL;

  g_return_val_if_fail (CLOUT_IS_SIGN_IN (self), FALSE);

  if (self->state != CLOUT_SIGN_IN_WAITING)
    {
      g_set_error_literal (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_CODE,
                           "entering the code: nobody waits for one");
      return FALSE;
    }
  if (clout_oauth_sign_in_give_code (self->oauth, text, &below))
    return TRUE;
  g_propagate_error (error, clout_sync_error_wrap (below, "entering the code"));
  return FALSE;
}
