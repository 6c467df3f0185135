/* sign-in-run.c: the way of a sign-in, step by step.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/choices.h"
#include "sync/error.h"
#include "sync/sign-in-private.h"

static void
fail (GTask      *task,
      GError     *error,
      const char *doing)
{
  CloutSignIn *self = g_task_get_source_object (task);

  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FAILED);
  clout_sync_return_error (task, error, doing);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  CloutAccount *account =
    clout_introduction_keep_finish (CLOUT_INTRODUCTION (source), result, &error);

  if (account == NULL)
    {
      fail (task, error, "storing the account");
      return;
    }
  g_clear_pointer (&self->token, clout_token_free);
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_DONE);
  g_task_return_pointer (task, account, g_object_unref);
}

/* The token first: an account without one would only ask to sign in again. */
static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (clout_token_keeper_save_finish (CLOUT_TOKEN_KEEPER (source), result, &error))
    clout_introduction_keep_async (self->introduction, listed_cb, g_object_ref (task));
  else
    fail (task, error, "keeping the token");
}

static void
keep (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);
  g_autofree char *key =
    clout_token_keeper_dup_key (clout_introduction_get_account (self->introduction));

  clout_token_keeper_save_async (self->engine->keeper, key, self->token, NULL, kept_cb,
                                 g_object_ref (task));
}

static gboolean
is_other (CloutSignIn *self)
{
  CloutAccount *account = clout_introduction_get_account (self->introduction);

  return self->wanted.again != NULL
    && g_strcmp0 (clout_account_get_remote_id (account),
                  clout_account_get_remote_id (self->wanted.again)) != 0;
}

/* What a person has typed wrong is another thing than a sign-in that has come to its end.
 * Takes and gives @error. */
static GError *
blame_keys (CloutSignIn *self,
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
introduced_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!clout_introduction_read_finish (CLOUT_INTRODUCTION (source), result, &error))
    {
      clout_sign_in_drop_token (self);
      fail (task, self->key != NULL ? blame_keys (self, error) : error, "reading the profile");
      return;
    }
  if (is_other (self))
    {
      clout_sign_in_drop_token (self);
      fail (task, g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OTHER_ACCOUNT,
                                       "signing in: this is another account"), "signing in");
      return;
    }
  keep (task);
}

static void
introduce (GTask      *task,
           const char *handle)
{
  CloutSignIn *self = g_task_get_source_object (task);

  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FINISHING);
  self->introduction = clout_introduction_new (self->engine, self->wanted.network, self->origin,
                                               handle, self->token);
  clout_introduction_read_async (self->introduction, g_task_get_cancellable (task), introduced_cb,
                                 g_object_ref (task));
}

static void
take_choice (GTask *task,
             guint  index)
{
  CloutSignIn *self = g_task_get_source_object (task);

  clout_choices_take (self->token, g_ptr_array_index (self->choices, index));
  introduce (task, self->token->subject);
}

/* Whoever signs in again has chosen before. */
static gboolean
take_known_choice (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const CloutChoice *choice = g_ptr_array_index (self->choices, i);

      if (self->choices->len == 1
          || (self->wanted.again != NULL
              && g_strcmp0 (choice->id, clout_account_get_remote_id (self->wanted.again)) == 0))
        {
          take_choice (task, i);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
choosing_cancelled_cb (GCancellable *cancellable,
                       gpointer      data)
{
  CloutSignIn *self = data;
  g_autoptr(GTask) task = g_steal_pointer (&self->choosing);

  if (task != NULL)
    {
      clout_sign_in_drop_token (self);
      fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Sign-in cancelled"),
            "signing in");
    }
  return G_SOURCE_REMOVE;
}

static void
offer_choices (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->names = g_ptr_array_new ();
  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (self->names, ((CloutChoice *) self->choices->pdata[i])->name);
  g_ptr_array_add (self->names, NULL);
  self->choosing = g_object_ref (task);
  if (cancellable != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_static_name (cancelled, "[clout] choice cancelled");
      g_source_set_callback (cancelled, G_SOURCE_FUNC (choosing_cancelled_cb),
                             g_object_ref (self), g_object_unref);
      g_source_attach (cancelled, g_main_context_get_thread_default ());
      g_task_set_task_data (task, g_source_ref (cancelled), (GDestroyNotify) g_source_unref);
    }
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_CHOOSING);
}

static void
choices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->choices = clout_choices_fetch_finish (result, &error);
  if (self->choices == NULL)
    {
      clout_sign_in_drop_token (self);
      fail (task, error, "listing what to act for");
    }
  else if (!take_known_choice (task))
    offer_choices (task);
}

/**
 * clout_sign_in_choose:
 * @index: of a name of clout_sign_in_get_choices()
 *
 * The sign-in goes on with it.
 */
void
clout_sign_in_choose (CloutSignIn *self,
                      guint        index)
{
  g_autoptr(GTask) task = NULL;
  GSource *cancelled;

  g_return_if_fail (CLOUT_IS_SIGN_IN (self) && self->choosing != NULL
                    && index < self->choices->len);

  task = g_steal_pointer (&self->choosing);
  cancelled = g_task_get_task_data (task);
  if (cancelled != NULL)
    g_source_destroy (cancelled);
  take_choice (task, index);
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->token = clout_oauth_sign_in_wait_finish (CLOUT_OAUTH_SIGN_IN (source), result, &error);
  g_clear_object (&self->oauth);
  if (self->token == NULL)
    {
      fail (task, blame_keys (self, error), "signing in");
      return;
    }
  /* Where people sign in and where they live can be two servers: the token is for the second. */
  g_free (self->token->origin);
  self->token->origin = g_strdup (self->origin);
  if (self->wanted.network->chooser == NULL)
    {
      introduce (task, self->token->subject);
      return;
    }
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FINISHING);
  clout_choices_fetch_async (self->engine, self->wanted.network, self->token,
                             g_task_get_cancellable (task), choices_cb, g_object_ref (task));
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->link = clout_oauth_sign_in_start_finish (CLOUT_OAUTH_SIGN_IN (source), result, &error);
  if (self->link == NULL)
    {
      g_clear_object (&self->oauth);
      fail (task, error, "connecting");
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
  g_autoptr(CloutSignInWay) way = clout_sign_in_find_way_finish (result, &error);

  if (way == NULL)
    {
      fail (task, error, "signing in");
      return;
    }
  self->origin = g_steal_pointer (&way->origin);
  self->oauth = g_steal_pointer (&way->oauth);
  if (self->good != NULL)
    clout_oauth_sign_in_set_page (self->oauth, self->good, self->bad);
  clout_oauth_sign_in_start_async (self->oauth, g_task_get_cancellable (task), started_cb,
                                   g_object_ref (task));
}

/* A key is a token already: there is nothing to ask but whether it is good. */
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
      fail (task, error, "connecting");
      return;
    }
  if (self->wanted.server != NULL && network->dup_handle != NULL)
    handle = network->dup_handle (self->wanted.server);
  self->token = clout_token_new ();
  self->token->origin = g_strdup (self->origin);
  self->token->access = g_strdup (self->key);
  introduce (task, handle);
}

/**
 * clout_sign_in_run_async:
 * @cancellable: (nullable): stops it at any moment before the token is kept
 *
 * Asks the server how it signs people in, waits for the browser or a code, then reads
 * the profile, keeps the token and stores the account.
 */
void
clout_sign_in_run_async (CloutSignIn         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CLOUT_IS_SIGN_IN (self) && self->oauth == NULL);

  g_task_set_source_tag (task, clout_sign_in_run_async);
  if (self->key != NULL && self->wanted.network != NULL)
    use_key (task);
  else
    clout_sign_in_find_way_async (self->engine, &self->wanted, cancellable, way_cb,
                                  g_object_ref (task));
}

/**
 * clout_sign_in_run_finish:
 *
 * Returns: (transfer full): the engine's account, or %NULL with a #CloutSyncError
 */
CloutAccount *
clout_sign_in_run_finish (CloutSignIn   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * clout_sign_in_enter_code:
 * @text: the code that the server's page shows, or the whole address that the browser
 *   ended on
 *
 * A text that is neither changes nothing: the sign-in goes on waiting.
 *
 * Returns: whether it was taken; otherwise %CLOUT_SYNC_ERROR_BAD_CODE is set
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

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_secrets_unlock_finish (CLOUT_SECRETS (source), result, &error))
    keep (task);
  else
    fail (task, error, "opening the keyring");
}

/**
 * clout_sign_in_keep_async:
 * @session_only: keep the token in memory, not in the keyring
 *
 * After the sign-in failed with %CLOUT_SYNC_ERROR_KEYRING_LOCKED or
 * %CLOUT_SYNC_ERROR_KEYRING_ABSENT: it holds the token still and goes on from there.
 */
void
clout_sign_in_keep_async (CloutSignIn         *self,
                          gboolean             session_only,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CLOUT_IS_SIGN_IN (self));

  g_task_set_source_tag (task, clout_sign_in_keep_async);
  if (self->token == NULL || self->introduction == NULL)
    {
      fail (task, g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_FAILED,
                                       "keeping the token: there is none"), "signing in");
      return;
    }
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FINISHING);
  clout_secrets_set_session_only (self->engine->secrets, session_only);
  if (session_only)
    keep (task);
  else
    clout_secrets_unlock_async (self->engine->secrets, cancellable, unlocked_cb,
                                g_object_ref (task));
}

/**
 * clout_sign_in_keep_finish:
 *
 * Returns: (transfer full): the engine's account, or %NULL with a #CloutSyncError
 */
CloutAccount *
clout_sign_in_keep_finish (CloutSignIn   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
