/* secrets.c: stores one secret string per account, in the keyring or in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/private.h"

#include "base/secret-memory.h"
#include "secrets/keyring/keyring.h"
#include "platform/process.h"

G_DEFINE_FINAL_TYPE (CloutSecrets, clout_secrets, G_TYPE_OBJECT)

/* Don't match the schema's name: gnome-keyring hashes it in locked items, so searching by it
   finds nothing. The app-id attribute identifies our items instead. */
const SecretSchema clout_secrets_schema = {
  .name = "io.github.cloutapp.Clout.Account",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "app-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

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
                                         (GDestroyNotify) secret_value_unref);
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
 *
 * Returns: whether new secrets are kept in memory only
 */
gboolean
clout_secrets_get_session_only (CloutSecrets *self)
{
  return self->session_only;
}

GHashTable *
clout_secrets_dup_attributes (CloutSecrets *self,
                              const char   *account)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "app-id", g_strdup (self->app_id));
  if (account != NULL)
    g_hash_table_insert (attributes, (gpointer) "account", g_strdup (account));
  return attributes;
}

static gboolean
is_locked (SecretRetrievable *found)
{
  return SECRET_IS_ITEM (found) && secret_item_get_locked (SECRET_ITEM (found));
}

gboolean
clout_secrets_any_is_locked (GList *found)
{
  for (GList *l = found; l != NULL; l = l->next)
    if (is_locked (l->data))
      return TRUE;
  return FALSE;
}

void
clout_secrets_free_found (GList *found)
{
  g_list_free_full (found, g_object_unref);
}

/* Searches without unlocking anything. */
void
clout_secrets_search (CloutSecrets        *self,
                      GTask               *task,
                      const char          *account,
                      GAsyncReadyCallback  callback)
{
  g_autoptr(GHashTable) attributes = clout_secrets_dup_attributes (self, account);

  secret_password_searchv (&clout_secrets_schema, attributes, SECRET_SEARCH_ALL,
                           g_task_get_cancellable (task), callback, task);
}

static void
retrieved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(SecretValue) value = NULL;
  GError *error = NULL;
  const char *text;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result,
                                                     &error);
  text = value != NULL ? secret_value_get_text (value) : NULL;
  if (text == NULL)
    clout_keyring_fail (task, error);
  else
    g_task_return_pointer (task, clout_secret_dup (text), (GDestroyNotify) clout_secret_free);
}

static void
lookup_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error != NULL || clout_secrets_any_is_locked (found))
    clout_keyring_fail (task, error);
  else if (found == NULL)
    g_task_return_new_error (task, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_NOT_FOUND,
                             "Keyring: it holds nothing for this account");
  else
    secret_retrievable_retrieve_secret (found->data, g_task_get_cancellable (task),
                                        retrieved_cb, g_object_ref (task));
  clout_secrets_free_found (found);
}

/**
 * clout_secrets_lookup_async:
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  SecretValue *secret = g_hash_table_lookup (self->session, account);

  g_task_set_source_tag (task, clout_secrets_lookup_async);
  clout_protect_process ();
  if (secret != NULL)
    {
      g_task_return_pointer (task, clout_secret_dup (secret_value_get_text (secret)),
                             (GDestroyNotify) clout_secret_free);
      g_object_unref (task);
      return;
    }
  clout_secrets_search (self, task, account, lookup_found_cb);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (clout_keyring_was_abandoned (task))
    g_clear_error (&error);
  else if (error != NULL || clout_secrets_any_is_locked (found))
    clout_keyring_fail (task, error);
  else
    g_task_return_boolean (task, TRUE);
  clout_secrets_free_found (found);
}

/**
 * clout_secrets_unlock_async:
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GHashTable) attributes = clout_secrets_dup_attributes (self, NULL);

  g_task_set_source_tag (task, clout_secrets_unlock_async);
  clout_keyring_watch (task);
  secret_password_searchv (&clout_secrets_schema, attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, NULL, unlocked_cb, task);
}

/* Some keyrings may not report their items' attributes. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GStrvBuilder) accounts = g_strv_builder_new ();
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error != NULL || clout_secrets_any_is_locked (found))
    {
      clout_secrets_free_found (found);
      clout_keyring_fail (task, error);
      return;
    }
  for (GList *l = found; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      const char *account = g_hash_table_lookup (attributes, "account");

      if (account != NULL)
        g_strv_builder_add (accounts, account);
    }
  clout_secrets_free_found (found);
  g_task_return_pointer (task, g_strv_builder_end (accounts), (GDestroyNotify) g_strfreev);
}

/**
 * clout_secrets_list_async:
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_secrets_list_async);
  clout_secrets_search (self, task, NULL, listed_cb);
}
