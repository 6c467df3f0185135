/* sign-in.c: a sign-in from server name to token.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/sign-in.h"

#include "base/secret-memory.h"
#include "web/oauth/miauth.h"
#include "web/oauth/sign-in-private.h"
#include "web/oauth/token-endpoint.h"
#include "web/oauth/pkce.h"

#define CHANCE_BYTES 32

G_DEFINE_FINAL_TYPE (CloutOAuthSignIn, clout_oauth_sign_in, G_TYPE_OBJECT)

static void
drop_cancelled (CloutOAuthSignIn *self)
{
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
}

static void
clout_oauth_sign_in_finalize (GObject *object)
{
  CloutOAuthSignIn *self = CLOUT_OAUTH_SIGN_IN (object);

  drop_cancelled (self);
  g_clear_object (&self->http);
  g_clear_object (&self->loopback);
  g_clear_object (&self->listening);
  g_clear_pointer (&self->server, clout_oauth_server_free);
  g_free (self->origin);
  g_free (self->client_id);
  g_free (self->login_hint);
  g_free (self->subject);
  clout_secret_free (self->dpop_key);
  g_free (self->good);
  g_free (self->bad);
  g_free (self->redirect_uri);
  clout_secret_free (self->client_secret);
  clout_secret_free (self->state);
  clout_secret_free (self->verifier);
  clout_secret_free (self->code);
  G_OBJECT_CLASS (clout_oauth_sign_in_parent_class)->finalize (object);
}

static void
clout_oauth_sign_in_class_init (CloutOAuthSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_oauth_sign_in_finalize;
}

static void
clout_oauth_sign_in_init (CloutOAuthSignIn *self)
{
  self->state = clout_pkce_new_random (CHANCE_BYTES);
  self->verifier = clout_pkce_new_random (CHANCE_BYTES);
  self->listening = g_cancellable_new ();
}

/**
 * clout_oauth_sign_in_new:
 * @http: a session
 * @profile: (transfer none): static data of the network
 * @origin: the server, from clout_url_origin_from_typed()
 *
 * Returns: (transfer full): a sign-in, for one use
 */
CloutOAuthSignIn *
clout_oauth_sign_in_new (CloutHttp               *http,
                         const CloutOAuthProfile *profile,
                         const char              *origin)
{
  CloutOAuthSignIn *self = g_object_new (CLOUT_TYPE_OAUTH_SIGN_IN, NULL);

  self->http = g_object_ref (http);
  self->profile = profile;
  self->scopes = profile->scopes;
  self->origin = g_strdup (origin);
  self->client_id = g_strdup (profile->client_id);
  self->client_secret = clout_secret_dup (profile->client_secret);
  self->client_auth = profile->client_auth;
  return self;
}

/**
 * clout_oauth_sign_in_set_client:
 * @self: a sign-in
 * @client_id: id of the user-supplied API app
 * @client_secret: (nullable): its secret; %NULL for a public client
 *
 * Sets user-supplied credentials, so that no client is registered.
 */
void
clout_oauth_sign_in_set_client (CloutOAuthSignIn *self,
                                const char       *client_id,
                                const char       *client_secret)
{
  g_free (self->client_id);
  clout_secret_free (self->client_secret);
  self->client_id = g_strdup (client_id);
  self->client_secret = clout_secret_dup (client_secret);
  self->client_auth = client_secret != NULL ? self->profile->client_auth : CLOUT_CLIENT_AUTH_NONE;
}

/**
 * clout_oauth_sign_in_set_subject:
 * @self: a sign-in
 * @subject: who the token must be for (`sub`); tokens for anyone else are rejected
 * @login_hint: (nullable): name that the server's page may prefill
 *
 * Restricts the sign-in to one account.
 */
void
clout_oauth_sign_in_set_subject (CloutOAuthSignIn *self,
                                 const char       *subject,
                                 const char       *login_hint)
{
  g_free (self->subject);
  g_free (self->login_hint);
  self->subject = g_strdup (subject);
  self->login_hint = g_strdup (login_hint);
}

/**
 * clout_oauth_sign_in_set_page:
 * @self: a sign-in
 * @good: what the browser shows after success, as plain text
 * @bad: what it shows if the sign-in was denied
 *
 * Sets the texts of the page on which the browser ends.
 */
void
clout_oauth_sign_in_set_page (CloutOAuthSignIn *self,
                              const char       *good,
                              const char       *bad)
{
  g_free (self->good);
  g_free (self->bad);
  self->good = g_strdup (good);
  self->bad = g_strdup (bad);
}

/**
 * clout_oauth_sign_in_set_by_code:
 * @self: a sign-in
 * @by_code: whether the server should show a code to copy instead of redirecting, for a browser
 *   on another computer. Not all servers support it
 *
 * Chooses between a code and a redirect.
 */
void
clout_oauth_sign_in_set_by_code (CloutOAuthSignIn *self,
                                 gboolean          by_code)
{
  self->by_code = by_code;
}

/* Returns (transfer full): a token without an access token, with the endpoints and our client. */
CloutToken *
clout_oauth_sign_in_client (CloutOAuthSignIn *self)
{
  CloutToken *client = clout_token_new ();

  client->origin = g_strdup (self->origin);
  client->issuer = g_strdup (self->server->issuer);
  client->token_url = g_strdup (self->server->token_url);
  client->revoke_url = g_strdup (self->server->revoke_url);
  client->client_id = g_strdup (self->client_id);
  client->client_secret = clout_secret_dup (self->client_secret);
  client->dpop_key = clout_secret_dup (self->dpop_key);
  client->client_auth = self->client_auth;
  client->scope = g_strdup (self->scopes);
  return client;
}

/* Someone other than expected signed in: revoke their token. */
static void
refuse_subject (CloutOAuthSignIn  *self,
                CloutToken        *token,
                GError           **error)
{
  clout_oauth_token_revoke_async (self->http, self->profile->dialect, token, NULL, NULL, NULL);
  clout_token_free (token);
  g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                       "The server answers for another account than was asked for");
}

static void
exchanged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutOAuthSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  CloutToken *token;

  token = clout_finish_pointer (result, &error);
  if (token != NULL && self->subject != NULL && g_strcmp0 (token->subject, self->subject) != 0)
    refuse_subject (self, token, &error);
  if (error == NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
  else
    g_task_return_error (task, error);
}

static void
agreed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CloutToken *token = clout_finish_pointer (result, &error);

  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
  else
    g_task_return_error (task, error);
}

static void
exchange (CloutOAuthSignIn *self)
{
  GTask *task = g_steal_pointer (&self->wait);
  g_autoptr(CloutToken) client = clout_oauth_sign_in_client (self);

  self->ended = TRUE;
  drop_cancelled (self);
  if (self->profile->miauth)
    clout_miauth_check_async (self->http, g_steal_pointer (&client),
                              g_task_get_cancellable (task), agreed_cb, task);
  else
    clout_oauth_token_exchange_async (self->http, self->profile->dialect, client, self->code,
                                      self->redirect_uri, self->verifier,
                                      g_task_get_cancellable (task), exchanged_cb, task);
  g_clear_pointer (&self->code, clout_secret_free);
}

static void
fail (CloutOAuthSignIn *self,
      GError           *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->wait);

  self->ended = TRUE;
  drop_cancelled (self);
  g_task_return_error (task, error);
}

/* The person has entered a code in the meantime, which ended listening and waiting. */
static void
redirected_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CloutOAuthSignIn) self = user_data;
  GError *error = NULL;
  char *code = clout_finish_pointer (result, &error);

  g_clear_object (&self->loopback);
  if (self->wait == NULL)
    {
      clout_secret_free (code);
      g_clear_error (&error);
      return;
    }
  if (code == NULL)
    {
      fail (self, error);
      return;
    }
  self->code = code;
  exchange (self);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(CloutOAuthSignIn) self = g_object_ref (user_data);

  g_clear_pointer (&self->cancelled, g_source_unref);
  fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Sign-in cancelled"));
  g_cancellable_cancel (self->listening);
  return G_SOURCE_REMOVE;
}

static void
watch_cancelled (CloutOAuthSignIn *self,
                 GCancellable     *cancellable)
{
  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_static_name (self->cancelled, "[clout] sign-in cancelled");
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->cancelled, g_main_context_get_thread_default ());
}

/**
 * clout_oauth_sign_in_wait_async:
 * @self: a sign-in
 * @cancellable: (nullable): stops waiting and listening
 *
 * Waits for the browser or for clout_oauth_sign_in_give_code(), without a time limit, then
 * fetches the token. Call it after clout_oauth_sign_in_start_async().
 *
 * clout_finish_pointer() returns (transfer full) the token, or %NULL;
 * %CLOUT_WEB_ERROR_SIGN_IN_AGAIN with the reason "access_denied" if the person declined.
 */
void
clout_oauth_sign_in_wait_async (CloutOAuthSignIn   *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  CloutRedirectWanted wanted;

  g_return_if_fail (self->redirect_uri != NULL && self->wait == NULL && !self->ended);

  wanted = (CloutRedirectWanted) { self->state, self->server->issuer,
                                   self->server->sends_issuer };
  self->wait = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->wait, clout_oauth_sign_in_wait_async);
  if (self->code != NULL)
    {
      exchange (self);
      return;
    }
  watch_cancelled (self, cancellable);
  if (self->loopback != NULL)
    clout_loopback_wait_async (self->loopback, &wanted, self->listening, redirected_cb,
                               g_object_ref (self));
}

/**
 * clout_oauth_sign_in_give_code:
 * @self: a sign-in
 * @typed: the code from the server, or the complete address that the browser couldn't open
 * @error: return location for %CLOUT_WEB_ERROR_UNTRUSTED
 *
 * Enters the code by hand. Keeps waiting if the text doesn't belong to this sign-in.
 *
 * Returns: whether it was accepted
 */
gboolean
clout_oauth_sign_in_give_code (CloutOAuthSignIn *self,
                               const char       *typed,
                               GError          **error)
{
  CloutRedirectWanted wanted;
  char *code;

  g_return_val_if_fail (self->redirect_uri != NULL, FALSE);

  if (self->ended || self->code != NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                           "This sign-in is over");
      return FALSE;
    }
  wanted = (CloutRedirectWanted) { self->state, self->server->issuer,
                                   self->server->sends_issuer };
  code = clout_oauth_redirect_typed (typed, self->redirect_uri, &wanted, error);
  if (code == NULL)
    return FALSE;
  self->code = code;
  if (self->wait != NULL)
    exchange (self);
  g_cancellable_cancel (self->listening);
  return TRUE;
}
