/* account-tokens.c: stores accounts' tokens in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/connection/account-tokens.h"

#include "base/secret-memory.h"

struct _CloutAccountTokens
{
  GObject parent_instance;

  CloutSecrets *secrets;
};

static void token_store_init (CloutTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CloutAccountTokens, clout_account_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CLOUT_TYPE_TOKEN_STORE, token_store_init))

static void
clout_account_tokens_finalize (GObject *object)
{
  g_clear_object (&CLOUT_ACCOUNT_TOKENS (object)->secrets);
  G_OBJECT_CLASS (clout_account_tokens_parent_class)->finalize (object);
}

static void
clout_account_tokens_class_init (CloutAccountTokensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_account_tokens_finalize;
}

static void
clout_account_tokens_init (CloutAccountTokens *self)
{
}

/**
 * clout_account_tokens_new:
 * @secrets: the keyring
 *
 * Returns: (transfer full): a token keeper
 */
CloutAccountTokens *
clout_account_tokens_new (CloutSecrets *secrets)
{
  CloutAccountTokens *self = g_object_new (CLOUT_TYPE_ACCOUNT_TOKENS, NULL);

  self->secrets = g_object_ref (secrets);
  return self;
}

/**
 * clout_account_tokens_dup_key:
 * @account: an account with its remote id
 *
 * Makes the name of an account's token from its network data and not from its id in the store, so
 * that a new store finds the token again.
 *
 * Returns: (transfer full): the token's name in the keyring
 */
char *
clout_account_tokens_dup_key (CloutAccount *account)
{
  return g_strjoin (" ", clout_account_get_network (account), clout_account_get_server (account),
                    clout_account_get_remote_id (account), NULL);
}

/**
 * clout_account_tokens_new_account:
 * @key: the name of a token in the keyring
 *
 * Returns: (transfer full) (nullable): the account of the token, with the data in the name, or
 *   %NULL if the name is invalid
 */
CloutAccount *
clout_account_tokens_new_account (const char *key)
{
  g_auto(GStrv) parts = g_strsplit (key, " ", 3);
  CloutAccount *account;

  if (g_strv_length (parts) != 3)
    return NULL;
  account = clout_account_new (parts[0], parts[1], CLOUT_ACCOUNT_SIGNED_IN);
  clout_account_set_remote_id (account, parts[2]);
  return account;
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  char *secret = clout_finish_pointer (result, &error);
  CloutToken *token = secret != NULL ? clout_token_from_json (secret, &error) : NULL;

  clout_secret_free (secret);
  if (token == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
}

/**
 * clout_account_tokens_load_async:
 * @self: a token keeper
 * @key: from clout_account_tokens_dup_key()
 *
 * clout_finish_pointer() returns (transfer full) the token, or %NULL with a #CloutSecretsError.
 */
void
clout_account_tokens_load_async (CloutAccountTokens *self,
                                 const char         *key,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_account_tokens_load_async);
  clout_secrets_lookup_async (self->secrets, key, cancellable, looked_up_cb, g_object_ref (task));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * clout_account_tokens_save_async:
 * @self: a token keeper
 * @key: from clout_account_tokens_dup_key()
 * @token: the token; copied
 *
 * Stores a token. Its label in keyring programs names the account, not the token.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSecretsError is set.
 */
void
clout_account_tokens_save_async (CloutAccountTokens *self,
                                 const char         *key,
                                 const CloutToken   *token,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *label = g_strdup_printf ("Clout: %s", key);
  char *json = clout_token_to_json (token);

  g_task_set_source_tag (task, clout_account_tokens_save_async);
  clout_secrets_store_async (self->secrets, key, label, json, cancellable, stored_cb,
                             g_object_ref (task));
  clout_secret_free (json);
}

static void
load_async (CloutTokenStore     *store,
            const char          *account,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  clout_account_tokens_load_async (CLOUT_ACCOUNT_TOKENS (store), account, cancellable, callback,
                                   user_data);
}

static CloutToken *
load_finish (CloutTokenStore  *store,
             GAsyncResult     *result,
             GError          **error)
{
  return clout_finish_pointer (result, error);
}

typedef struct
{
  char *account;
  CloutToken *token;
} Renewed;

static void
renewed_free (Renewed *renewed)
{
  g_free (renewed->account);
  clout_token_free (renewed->token);
  g_free (renewed);
}

static void
token_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A renewed token is the only valid one, so if the keyring was locked in the meantime, keep it
   in memory for this session. */
static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutAccountTokens *self = CLOUT_ACCOUNT_TOKENS (source);
  Renewed *renewed = g_task_get_task_data (task);
  gboolean session_only = clout_secrets_get_session_only (self->secrets);
  g_autoptr(GError) error = NULL;

  if (clout_finish_boolean (result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_info ("The keyring does not take a renewed token: %s", error->message);
  clout_secrets_set_session_only (self->secrets, TRUE);
  clout_account_tokens_save_async (self, renewed->account, renewed->token, NULL, token_saved_cb,
                                   g_object_ref (task));
  clout_secrets_set_session_only (self->secrets, session_only);
}

static void
save_async (CloutTokenStore     *store,
            const char          *account,
            const CloutToken    *token,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  Renewed *renewed = g_new0 (Renewed, 1);

  g_task_set_source_tag (task, save_async);
  renewed->account = g_strdup (account);
  renewed->token = clout_token_copy (token);
  g_task_set_task_data (task, renewed, (GDestroyNotify) renewed_free);
  clout_account_tokens_save_async (CLOUT_ACCOUNT_TOKENS (store), account, token, cancellable,
                                   renewed_cb, g_object_ref (task));
}

static gboolean
save_finish (CloutTokenStore  *store,
             GAsyncResult     *result,
             GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
token_store_init (CloutTokenStoreInterface *iface)
{
  iface->load_async = load_async;
  iface->load_finish = load_finish;
  iface->save_async = save_async;
  iface->save_finish = save_finish;
}
