/* secrets.c: stores one secret string per account, in the system's keyring or in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/private.h"

#include "base/secret-memory.h"
#include "platform/process.h"

G_DEFINE_FINAL_TYPE (CloutSecrets, clout_secrets, G_TYPE_OBJECT)

static void
clout_secrets_finalize (GObject *object)
{
  CloutSecrets *self = CLOUT_SECRETS (object);

  g_free (self->app_id);
  g_hash_table_unref (self->session);
  G_OBJECT_CLASS (clout_secrets_parent_class)->finalize (object);
}

static void
clout_secrets_class_init (CloutSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_secrets_finalize;
}

static void
clout_secrets_init (CloutSecrets *self)
{
  self->session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) clout_secret_free);
}

/**
 * clout_secrets_new:
 * @app_id: id of the app; each id has its own secrets
 *
 * Returns: (transfer full): the secrets of an app
 */
CloutSecrets *
clout_secrets_new (const char *app_id)
{
  CloutSecrets *self = g_object_new (CLOUT_TYPE_SECRETS, NULL);

  self->app_id = g_strdup (app_id);
  return self;
}

/**
 * clout_secrets_set_session_only:
 * @self: the keyring
 * @session_only: whether to keep secrets stored from now on in memory only
 *
 * Chooses between keyring and memory, for people who have no keyring or don't want to unlock it.
 * Lookups always include secrets in memory, which are freed with @self.
 */
void
clout_secrets_set_session_only (CloutSecrets *self,
                                gboolean      session_only)
{
  self->session_only = session_only;
}

/**
 * clout_secrets_get_session_only:
 * @self: the keyring
 *
 * Returns: whether new secrets are kept in memory only
 */
gboolean
clout_secrets_get_session_only (CloutSecrets *self)
{
  return self->session_only;
}

/**
 * clout_secrets_store_async:
 * @self: the keyring
 * @account: key of the account
 * @label: label for keyring programs, translated
 * @secret: the secret
 * @cancellable: (nullable): a cancellable
 *
 * Stores or replaces an account's secret. Never asks for the keyring's password for an account
 * that the keyring already has; may ask for a new account, because the person has just signed in.
 *
 * clout_finish_boolean() returns whether it was stored. The error is %CLOUT_SECRETS_ERROR_LOCKED,
 * %CLOUT_SECRETS_ERROR_ABSENT, %CLOUT_SECRETS_ERROR_FAILED or %G_IO_ERROR_CANCELLED.
 */
void
clout_secrets_store_async (CloutSecrets        *self,
                           const char          *account,
                           const char          *label,
                           const char          *secret,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  clout_protect_process ();
  g_task_set_source_tag (task, clout_secrets_store_async);
  if (self->session_only)
    {
      g_hash_table_replace (self->session, g_strdup (account), clout_secret_dup (secret));
      g_task_return_boolean (task, TRUE);
      return;
    }
  clout_secrets_backend_store (self, task, account, label, secret);
}

/**
 * clout_secrets_lookup_async:
 * @self: the keyring
 * @account: key of the account
 * @cancellable: (nullable): a cancellable
 *
 * Looks up a secret in memory, then in the keyring. Never asks for the keyring's password; use
 * clout_secrets_unlock_async() for that.
 *
 * clout_finish_pointer() returns (transfer full) the secret, never %NULL without an error; free
 * with clout_secret_free(). The error is a #CloutSecretsError or %G_IO_ERROR_CANCELLED.
 */
void
clout_secrets_lookup_async (CloutSecrets        *self,
                            const char          *account,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *secret = g_hash_table_lookup (self->session, account);

  g_task_set_source_tag (task, clout_secrets_lookup_async);
  clout_protect_process ();
  if (secret != NULL)
    g_task_return_pointer (task, clout_secret_dup (secret), (GDestroyNotify) clout_secret_free);
  else
    clout_secrets_backend_lookup (self, task, account);
}

/**
 * clout_secrets_clear_async:
 * @self: the keyring
 * @account: key of the account
 * @cancellable: (nullable): a cancellable
 *
 * Removes the secret from memory and from the keyring. Succeeds if there wasn't one. Never asks for
 * the keyring's password.
 *
 * clout_finish_boolean() returns whether no secret is stored any more. The error is
 * %CLOUT_SECRETS_ERROR_LOCKED, %CLOUT_SECRETS_ERROR_ABSENT, %CLOUT_SECRETS_ERROR_FAILED or
 * %G_IO_ERROR_CANCELLED.
 */
void
clout_secrets_clear_async (CloutSecrets        *self,
                           const char          *account,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean was_in_memory = g_hash_table_remove (self->session, account);

  g_task_set_source_tag (task, clout_secrets_clear_async);
  clout_secrets_backend_clear (self, task, account, was_in_memory);
}

/**
 * clout_secrets_unlock_async:
 * @self: the keyring
 * @cancellable: (nullable): ends the wait, though the dialog may stay open
 *
 * Asks for the keyring's password if Clout's secrets are locked, and waits for the answer. Call
 * it only at the person's request.
 *
 * clout_finish_boolean() returns whether Clout's secrets can be read now. The error is
 * %CLOUT_SECRETS_ERROR_LOCKED if the person declined, %CLOUT_SECRETS_ERROR_ABSENT,
 * %CLOUT_SECRETS_ERROR_FAILED or %G_IO_ERROR_CANCELLED.
 */
void
clout_secrets_unlock_async (CloutSecrets        *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_secrets_unlock_async);
  clout_secrets_backend_unlock (self, task);
}

/**
 * clout_secrets_list_async:
 * @self: the keyring
 * @cancellable: (nullable): a cancellable
 *
 * Lists the accounts with a secret in the keyring. Never asks for the keyring's password.
 *
 * clout_finish_pointer() returns (transfer full) the keys of the accounts, or %NULL with a
 * #CloutSecretsError.
 */
void
clout_secrets_list_async (CloutSecrets        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_secrets_list_async);
  clout_secrets_backend_list (self, task);
}
