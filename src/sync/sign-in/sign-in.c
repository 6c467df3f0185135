/* sign-in.c: a sign-in, from a server's name to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sign-in.h"

#include "base/secret-memory.h"
#include "networks/network.h"
#include "sync/engine/parts.h"
#include "sync/sign-in/private.h"
#include "web/oauth/token-endpoint.h"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_LINK,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (CloutSignIn, clout_sign_in, G_TYPE_OBJECT)

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CloutEngine) engine = data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_info ("A token was not revoked: %s", error->message);
}

/* User-supplied keys are not revoked. Keeps a reference to the engine until the server has
   responded, so that a program that is ending waits for it. */
static void
end_token (CloutSignIn      *self,
           const CloutToken *token)
{
  if (token->revoke_url != NULL)
    clout_oauth_token_revoke_async (clout_engine_get_http (self->engine),
                                    self->wanted.network->oauth->dialect, token, NULL, dropped_cb,
                                    g_object_ref (self->engine));
}

/* A token that isn't stored must not remain valid on the server. */
void
clout_sign_in_drop_token (CloutSignIn *self)
{
  if (self->token != NULL)
    end_token (self, self->token);
  g_clear_pointer (&self->token, clout_token_free);
}

static gboolean
ends_all (CloutSignIn *self)
{
  const CloutOAuthProfile *oauth = self->wanted.network->oauth;

  return oauth != NULL && oauth->dialect != NULL && oauth->dialect->revoke_by_delete;
}

/* Neither must the token that a new one replaces, unless the server would revoke both. */
void
clout_sign_in_end_before (CloutSignIn *self)
{
  if (self->before != NULL && !ends_all (self)
      && g_strcmp0 (self->before->access, self->token->access) != 0)
    end_token (self, self->before);
  g_clear_pointer (&self->before, clout_token_free);
}

static void
clout_sign_in_finalize (GObject *object)
{
  CloutSignIn *self = CLOUT_SIGN_IN (object);

  clout_sign_in_drop_token (self);
  g_clear_pointer (&self->before, clout_token_free);
  g_clear_object (&self->engine);
  clout_sign_in_wanted_clear (&self->wanted);
  clout_secret_free (self->key);
  g_clear_object (&self->oauth);
  g_clear_object (&self->profile_fetch);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
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
 * @engine: the engine that receives the account
 * @network: (nullable): id of a network, or %NULL to infer it from @server
 * @server: (nullable): what the person typed: a server, or their handle if a network's people are
 *   on different servers; %NULL for a network with a single server
 * @account: (nullable): an account to sign in again
 *
 * Returns: (transfer full): a sign-in, for one use
 */
CloutSignIn *
clout_sign_in_new (CloutEngine  *engine,
                   const char   *network,
                   const char   *server,
                   CloutAccount *account)
{
  CloutSignIn *self = g_object_new (CLOUT_TYPE_SIGN_IN, NULL);

  self->engine = g_object_ref (engine);
  self->wanted.network = network != NULL ? clout_networks_find (network)
                                         : clout_networks_guess_sign_in (server);
  self->wanted.server = g_strdup (server);
  self->wanted.again = account != NULL ? g_object_ref (account) : NULL;
  return self;
}

/**
 * clout_sign_in_set_client:
 * @self: a sign-in
 * @client_id: id of the user-supplied API app
 * @client_secret: (nullable): its secret
 *
 * Sets user-supplied credentials, for a network that requires them. They are never logged, and are
 * stored only in the keyring, with the token.
 */
void
clout_sign_in_set_client (CloutSignIn *self,
                          const char  *client_id,
                          const char  *client_secret)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN (self));

  g_free (self->wanted.client_id);
  clout_secret_free (self->wanted.client_secret);
  self->wanted.client_id = g_strdup (client_id);
  self->wanted.client_secret = clout_secret_dup (client_secret);
}

/**
 * clout_sign_in_set_key:
 * @self: a sign-in
 * @key: (nullable): user-supplied key or token
 *
 * Sets a user-supplied key or token, which works without a browser.
 */
void
clout_sign_in_set_key (CloutSignIn *self,
                       const char  *key)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN (self));

  clout_secret_free (self->key);
  self->key = clout_secret_dup (key);
}

/**
 * clout_sign_in_set_giving:
 * @self: a sign-in
 * @giving: whether to request permission to give +K in the person's name
 *
 * Requests permission to give +K too, if the network supports that. Otherwise the sign-in is
 * read-only, unless the account had that permission before. Call it before
 * clout_sign_in_run_async().
 */
void
clout_sign_in_set_giving (CloutSignIn *self,
                          gboolean     giving)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN (self));
  self->wanted.giving = giving;
}

/**
 * clout_sign_in_set_page:
 * @self: a sign-in
 * @good: what the browser shows after success, translated
 * @bad: what it shows if the sign-in was denied, translated
 *
 * Sets the texts of the page on which the browser ends.
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

/**
 * clout_sign_in_get_state:
 * @self: a sign-in
 *
 * Returns: its state
 */
CloutSignInState
clout_sign_in_get_state (CloutSignIn *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN (self), CLOUT_SIGN_IN_FAILED);
  return self->state;
}

/**
 * clout_sign_in_get_link:
 * @self: a sign-in
 *
 * Returns: (transfer none) (nullable): the address for the browser, while the state is
 *   %CLOUT_SIGN_IN_WAITING
 */
const char *
clout_sign_in_get_link (CloutSignIn *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN (self), NULL);
  return self->link;
}

/**
 * clout_sign_in_get_choices:
 *
 * Returns: (transfer none) (nullable): names, %NULL-terminated, while the state is
 *   %CLOUT_SIGN_IN_CHOOSING
 */
const char *const *
clout_sign_in_get_choices (CloutSignIn *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN (self), NULL);
  return self->names != NULL ? (const char *const *) self->names->pdata : NULL;
}

void
clout_sign_in_set_state (CloutSignIn      *self,
                         CloutSignInState  state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
