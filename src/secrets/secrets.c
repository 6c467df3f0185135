/* secrets.c: one secret string per account, in the keyring or in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/secrets.h"

#include <libsecret/secret.h>

#include "secrets/keyring.h"

struct _CloutSecrets
{
  GObject parent_instance;

  char *app_id;
  GHashTable *session;  /* account → secret, for this session only */
  gboolean session_only;
};

G_DEFINE_FINAL_TYPE (CloutSecrets, clout_secrets, G_TYPE_OBJECT)

/* The name is not matched: gnome-keyring hashes it in locked items, and a search
 * by it then finds nothing. The app-id attribute stands in for it. */
static const SecretSchema schema = {
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
                                         (GDestroyNotify) clout_secrets_free);
}

/**
 * clout_secrets_new:
 * @app_id: whose secrets they are; another id sees others
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
 * @session_only: whether secrets stored from now on stay in memory
 *
 * For a person without a keyring, or who will not open it. What is in memory is
 * found either way, and is gone with @self.
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
 * Returns: whether secrets stored now stay in memory
 */
gboolean
clout_secrets_get_session_only (CloutSecrets *self)
{
  return self->session_only;
}

static GHashTable *
attributes_of (CloutSecrets *self,
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

static gboolean
any_is_locked (GList *found)
{
  for (GList *l = found; l != NULL; l = l->next)
    if (is_locked (l->data))
      return TRUE;
  return FALSE;
}

static void
free_found (GList *found)
{
  g_list_free_full (found, g_object_unref);
}

/* Looks without opening anything. */
static void
search (CloutSecrets        *self,
        GTask               *task,
        const char          *account,
        GAsyncReadyCallback  callback)
{
  g_autoptr (GHashTable) attributes = attributes_of (self, account);

  secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL,
                           g_task_get_cancellable (task), callback, task);
}

typedef struct
{
  char *account;
  char *label;
  char *secret;
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->account);
  g_free (entry->label);
  clout_secrets_free (entry->secret);
  g_free (entry);
}

/* What was stored after its caller had given up. Nobody waits for the end. */
static void
forget (CloutSecrets *self,
        const char   *account)
{
  g_autoptr (GHashTable) attributes = attributes_of (self, account);

  secret_password_clearv (&schema, attributes, NULL, NULL, NULL);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CloutSecrets *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  gboolean abandoned = clout_keyring_was_abandoned (task);
  GError *error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (abandoned)
    {
      g_clear_error (&error);
      if (stored)
        forget (self, entry->account);
      return;
    }
  if (!stored)
    {
      clout_keyring_fail (task, error);
      return;
    }
  g_hash_table_remove (self->session, entry->account);
  g_task_return_boolean (task, TRUE);
}

static void
store_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CloutSecrets *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = attributes_of (self, entry->account);
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);
  gboolean locked = any_is_locked (found);

  free_found (found);
  if (error != NULL || locked)
    {
      clout_keyring_fail (task, error);
      return;
    }
  clout_keyring_watch (task);
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, entry->label,
                          entry->secret, NULL, stored_cb, g_object_ref (task));
}

/**
 * clout_secrets_store_async:
 * @account: key of the account
 * @label: what keyring programs show for it, translated
 * @secret: the secret
 * @cancellable: (nullable): a cancellable
 *
 * Replaces what is kept for the account. An account that the keyring already
 * holds is never a reason to ask for the keyring's password; the first secret of
 * a new account may be, for the person has just signed in.
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Entry *entry = g_new0 (Entry, 1);

  g_task_set_source_tag (task, clout_secrets_store_async);
  entry->account = g_strdup (account);
  entry->label = g_strdup (label);
  entry->secret = g_strdup (secret);
  g_task_set_task_data (task, entry, (GDestroyNotify) entry_free);
  if (self->session_only)
    {
      g_hash_table_replace (self->session, g_strdup (account), g_strdup (secret));
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  search (self, task, account, store_found_cb);
}

/**
 * clout_secrets_store_finish:
 * @error: return location for %CLOUT_SECRETS_ERROR_LOCKED,
 *   %CLOUT_SECRETS_ERROR_ABSENT, %CLOUT_SECRETS_ERROR_FAILED or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is kept now
 */
gboolean
clout_secrets_store_finish (CloutSecrets  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
retrieved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretValue) value = NULL;
  GError *error = NULL;
  const char *text;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result,
                                                     &error);
  text = value != NULL ? secret_value_get_text (value) : NULL;
  if (text == NULL)
    clout_keyring_fail (task, error);
  else
    g_task_return_pointer (task, g_strdup (text), (GDestroyNotify) clout_secrets_free);
}

static void
lookup_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error != NULL || any_is_locked (found))
    clout_keyring_fail (task, error);
  else if (found == NULL)
    g_task_return_new_error (task, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_NOT_FOUND,
                             "Keyring: it holds nothing for this account");
  else
    secret_retrievable_retrieve_secret (found->data, g_task_get_cancellable (task),
                                        retrieved_cb, g_object_ref (task));
  free_found (found);
}

/**
 * clout_secrets_lookup_async:
 * @account: key of the account
 * @cancellable: (nullable): a cancellable
 *
 * Looks in memory, then in the keyring. Never asks for the keyring's password:
 * clout_secrets_unlock_async() does.
 */
void
clout_secrets_lookup_async (CloutSecrets        *self,
                            const char          *account,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  const char *secret = g_hash_table_lookup (self->session, account);

  g_task_set_source_tag (task, clout_secrets_lookup_async);
  if (secret != NULL)
    {
      g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) clout_secrets_free);
      g_object_unref (task);
      return;
    }
  search (self, task, account, lookup_found_cb);
}

/**
 * clout_secrets_lookup_finish:
 * @error: return location for a #CloutSecretsError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the secret, never %NULL without an error; free with
 *   clout_secrets_free()
 */
char *
clout_secrets_lookup_finish (CloutSecrets  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *account;
  gboolean was_in_memory;
} Removal;

static void
removal_free (Removal *removal)
{
  g_free (removal->account);
  g_free (removal);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_clear_finish (result, &error) || error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    clout_keyring_fail (task, error);
}

static void
clear_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CloutSecrets *self = g_task_get_source_object (task);
  Removal *removal = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = attributes_of (self, removal->account);
  g_autoptr (GError) error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error != NULL && clout_keyring_is_absent (error) && removal->was_in_memory)
    g_task_return_boolean (task, TRUE);
  else if (error != NULL || any_is_locked (found))
    clout_keyring_fail (task, g_steal_pointer (&error));
  else if (found == NULL)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clearv (&schema, attributes, g_task_get_cancellable (task), cleared_cb,
                            g_object_ref (task));
  free_found (found);
}

/**
 * clout_secrets_clear_async:
 * @account: key of the account
 * @cancellable: (nullable): a cancellable
 *
 * Forgets the secret in memory and in the keyring. That there was none is no
 * error. Never asks for the keyring's password.
 */
void
clout_secrets_clear_async (CloutSecrets        *self,
                           const char          *account,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Removal *removal = g_new0 (Removal, 1);

  g_task_set_source_tag (task, clout_secrets_clear_async);
  removal->account = g_strdup (account);
  removal->was_in_memory = g_hash_table_remove (self->session, account);
  g_task_set_task_data (task, removal, (GDestroyNotify) removal_free);
  search (self, task, account, clear_found_cb);
}

/**
 * clout_secrets_clear_finish:
 * @error: return location for %CLOUT_SECRETS_ERROR_LOCKED,
 *   %CLOUT_SECRETS_ERROR_ABSENT, %CLOUT_SECRETS_ERROR_FAILED or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether nothing is kept any more
 */
gboolean
clout_secrets_clear_finish (CloutSecrets  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (clout_keyring_was_abandoned (task))
    g_clear_error (&error);
  else if (error != NULL || any_is_locked (found))
    clout_keyring_fail (task, error);
  else
    g_task_return_boolean (task, TRUE);
  free_found (found);
}

/**
 * clout_secrets_unlock_async:
 * @cancellable: (nullable): a cancellable
 *
 * Asks the person for the keyring's password where Clout's secrets are locked:
 * call it when they have said that they want it. Waits until they have answered;
 * @cancellable ends the wait, though the window may stay.
 */
void
clout_secrets_unlock_async (CloutSecrets        *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = attributes_of (self, NULL);

  g_task_set_source_tag (task, clout_secrets_unlock_async);
  clout_keyring_watch (task);
  secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, NULL,
                           unlocked_cb, task);
}

/**
 * clout_secrets_unlock_finish:
 * @error: return location for %CLOUT_SECRETS_ERROR_LOCKED where they said no,
 *   %CLOUT_SECRETS_ERROR_ABSENT, %CLOUT_SECRETS_ERROR_FAILED or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether Clout's secrets can be read now
 */
gboolean
clout_secrets_unlock_finish (CloutSecrets  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * clout_secrets_free:
 * @secret: (transfer full) (nullable): overwritten, then freed
 */
void
clout_secrets_free (char *secret)
{
  if (secret == NULL)
    return;
  secret_password_wipe (secret);
  g_free (secret);
}
