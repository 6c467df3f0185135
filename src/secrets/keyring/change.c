/* change.c: stores and removes secrets in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"
#include "secrets/keyring/keyring.h"
#include "secrets/keyring/search.h"

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
  clout_secret_free (entry->secret);
  g_free (entry);
}

/* Removes a secret that was stored after its caller canceled. No one waits for this. */
static void
forget (CloutSecrets *self,
        const char   *account)
{
  g_autoptr(GHashTable) attributes = clout_secrets_dup_attributes (self, account);

  secret_password_clearv (&clout_secrets_schema, attributes, NULL, NULL, NULL);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
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
  g_autoptr(GTask) task = user_data;
  CloutSecrets *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  g_autoptr(GHashTable) attributes = clout_secrets_dup_attributes (self, entry->account);
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);
  gboolean locked = clout_secrets_any_is_locked (found);

  clout_secrets_free_found (found);
  if (error != NULL || locked)
    {
      clout_keyring_fail (task, error);
      return;
    }
  clout_keyring_watch (task);
  secret_password_storev (&clout_secrets_schema, attributes, SECRET_COLLECTION_DEFAULT,
                          entry->label, entry->secret, NULL, stored_cb, g_object_ref (task));
}

void
clout_secrets_backend_store (CloutSecrets *self,
                             GTask        *task,
                             const char   *account,
                             const char   *label,
                             const char   *secret)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->account = g_strdup (account);
  entry->label = g_strdup (label);
  entry->secret = clout_secret_dup (secret);
  g_task_set_task_data (task, entry, (GDestroyNotify) entry_free);
  clout_secrets_search (self, g_object_ref (task), account, store_found_cb);
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
  g_autoptr(GTask) task = user_data;
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
  g_autoptr(GTask) task = user_data;
  CloutSecrets *self = g_task_get_source_object (task);
  Removal *removal = g_task_get_task_data (task);
  g_autoptr(GHashTable) attributes = clout_secrets_dup_attributes (self, removal->account);
  g_autoptr(GError) error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error != NULL && clout_keyring_is_absent (error) && removal->was_in_memory)
    g_task_return_boolean (task, TRUE);
  else if (error != NULL || clout_secrets_any_is_locked (found))
    clout_keyring_fail (task, g_steal_pointer (&error));
  else if (found == NULL)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clearv (&clout_secrets_schema, attributes, g_task_get_cancellable (task),
                            cleared_cb, g_object_ref (task));
  clout_secrets_free_found (found);
}

void
clout_secrets_backend_clear (CloutSecrets *self,
                             GTask        *task,
                             const char   *account,
                             gboolean      was_in_memory)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->account = g_strdup (account);
  removal->was_in_memory = was_in_memory;
  g_task_set_task_data (task, removal, (GDestroyNotify) removal_free);
  clout_secrets_search (self, g_object_ref (task), account, clear_found_cb);
}
