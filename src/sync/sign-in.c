/* sign-in.c: one sign-in, from a server's name to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sign-in.h"

#include "sync/engine-private.h"
#include "sync/error.h"
#include "sync/introduction.h"
#include "web/identity.h"
#include "web/oauth-sign-in.h"
#include "web/oauth-token.h"

struct _CloutSignIn
{
  GObject parent_instance;

  CloutEngine *engine;
  const CloutNetwork *network;
  char *server;
  CloutAccount *again;
  char *good;
  char *bad;

  CloutSignInState state;
  char *link;
  char *origin;
  CloutOAuthSignIn *oauth;
  CloutToken *token;
  CloutIntroduction *introduction;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_LINK,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (CloutSignIn, clout_sign_in, G_TYPE_OBJECT)

/* A token that will not be kept is not left lying at the server either. */
static void
drop_token (CloutSignIn *self)
{
  if (self->token != NULL && self->token->revoke_url != NULL)
    clout_oauth_token_revoke_async (self->engine->http, self->token, NULL, NULL, NULL);
  g_clear_pointer (&self->token, clout_token_free);
}

static void
clout_sign_in_finalize (GObject *object)
{
  CloutSignIn *self = CLOUT_SIGN_IN (object);

  drop_token (self);
  g_clear_object (&self->engine);
  g_clear_object (&self->again);
  g_clear_object (&self->oauth);
  g_clear_object (&self->introduction);
  g_free (self->server);
  g_free (self->good);
  g_free (self->bad);
  g_free (self->link);
  g_free (self->origin);
  G_OBJECT_CLASS (clout_sign_in_parent_class)->finalize (object);
}

static void
clout_sign_in_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CloutSignIn *self = CLOUT_SIGN_IN (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clout_sign_in_class_init (CloutSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = clout_sign_in_finalize;
  object_class->get_property = clout_sign_in_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, CLOUT_SIGN_IN_FAILED, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINK] = g_param_spec_string ("link", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
clout_sign_in_init (CloutSignIn *self)
{
}

/**
 * clout_sign_in_new:
 * @engine: where the account goes
 * @network: (nullable): id of a network, or %NULL to tell it from @server
 * @server: what the person typed: a server, or their handle where a network's people have
 *   servers of their own
 * @account: (nullable): an account to sign in again
 *
 * Returns: (transfer full): a sign-in, good for one time
 */
CloutSignIn *
clout_sign_in_new (CloutEngine  *engine,
                   const char   *network,
                   const char   *server,
                   CloutAccount *account)
{
  CloutSignIn *self = g_object_new (CLOUT_TYPE_SIGN_IN, NULL);

  self->engine = g_object_ref (engine);
  self->network = network != NULL ? clout_networks_find (network)
                                  : clout_networks_guess_sign_in (server);
  self->server = g_strdup (server);
  self->again = account != NULL ? g_object_ref (account) : NULL;
  return self;
}

/**
 * clout_sign_in_set_page:
 * @good: what the browser says at the end, translated
 * @bad: what it says when the sign-in was refused, translated
 */
void
clout_sign_in_set_page (CloutSignIn *self,
                        const char  *good,
                        const char  *bad)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN (self));

  g_free (self->good);
  g_free (self->bad);
  self->good = g_strdup (good);
  self->bad = g_strdup (bad);
}

CloutSignInState
clout_sign_in_get_state (CloutSignIn *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN (self), CLOUT_SIGN_IN_FAILED);
  return self->state;
}

const char *
clout_sign_in_get_link (CloutSignIn *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN (self), NULL);
  return self->link;
}

static void
set_state (CloutSignIn      *self,
           CloutSignInState  state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
fail (GTask      *task,
      GError     *error,
      const char *doing)
{
  CloutSignIn *self = g_task_get_source_object (task);

  set_state (self, CLOUT_SIGN_IN_FAILED);
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
  set_state (self, CLOUT_SIGN_IN_DONE);
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

  return self->again != NULL
    && g_strcmp0 (clout_account_get_remote_id (account),
                  clout_account_get_remote_id (self->again)) != 0;
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
      drop_token (self);
      fail (task, error, "reading the profile");
      return;
    }
  if (is_other (self))
    {
      drop_token (self);
      fail (task, g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OTHER_ACCOUNT,
                                       "signing in: this is another account"), "signing in");
      return;
    }
  keep (task);
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
      fail (task, error, "signing in");
      return;
    }
  set_state (self, CLOUT_SIGN_IN_FINISHING);
  /* Where people sign in and where they live can be two servers: the token is for the second. */
  g_free (self->token->origin);
  self->token->origin = g_strdup (self->origin);
  self->introduction = clout_introduction_new (self->engine, self->network, self->origin,
                                               self->token->subject, self->token);
  clout_introduction_read_async (self->introduction, g_task_get_cancellable (task), introduced_cb,
                                 g_object_ref (task));
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
  set_state (self, CLOUT_SIGN_IN_WAITING);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINK]);
}

static void
start (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);

  if (self->good != NULL)
    clout_oauth_sign_in_set_page (self->oauth, self->good, self->bad);
  clout_oauth_sign_in_start_async (self->oauth, g_task_get_cancellable (task), started_cb,
                                   g_object_ref (task));
}

static void
identified_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(CloutIdentity) identity = clout_identity_resolve_finish (result, &error);

  if (identity == NULL)
    {
      fail (task, error, "looking up the account");
      return;
    }
  self->origin = g_strdup (identity->pds);
  self->oauth = clout_oauth_sign_in_new (self->engine->http, self->network->oauth,
                                         identity->issuer);
  clout_oauth_sign_in_set_subject (self->oauth, identity->did, identity->handle);
  start (task);
}

/* Who somebody is comes before where they sign in, and is held against the token later. */
static void
identify (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);
  const CloutNetwork *network = self->network;
  GError *error = NULL;
  g_autofree char *name = network->dup_handle (self->server);
  g_autofree char *resolver = NULL;
  g_autofree char *directory = NULL;

  if (name == NULL)
    {
      fail (task, g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME,
                                       "looking up the account: this is no handle"), "signing in");
      return;
    }
  resolver = clout_engine_dup_setting (network->public_variable, network->public_origin, &error);
  if (resolver != NULL)
    directory = clout_engine_dup_setting (network->directory_variable, network->directory, &error);
  if (directory == NULL)
    {
      fail (task, error, "looking up the account");
      return;
    }
  clout_identity_resolve_async (self->engine->http,
                                &(CloutIdentityDirectory) { resolver, directory }, name,
                                g_task_get_cancellable (task), identified_cb,
                                g_object_ref (task));
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
  GError *error = NULL;

  g_return_if_fail (CLOUT_IS_SIGN_IN (self) && self->oauth == NULL);

  g_task_set_source_tag (task, clout_sign_in_run_async);
  if (self->network == NULL || self->network->oauth == NULL)
    {
      fail (task, g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                                       "signing in: no such network"), "signing in");
      return;
    }
  if (self->network->directory != NULL)
    {
      identify (task);
      return;
    }
  self->origin = self->network->dup_origin (self->server, &error);
  if (self->origin == NULL)
    {
      fail (task, error, "connecting");
      return;
    }
  self->oauth = clout_oauth_sign_in_new (self->engine->http, self->network->oauth, self->origin);
  start (task);
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
  set_state (self, CLOUT_SIGN_IN_FINISHING);
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
