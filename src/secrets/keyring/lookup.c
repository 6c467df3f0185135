/* lookup.c: finds secrets in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"
#include "secrets/keyring/keyring.h"
#include "secrets/keyring/search.h"

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

void
clout_secrets_backend_lookup (CloutSecrets *self,
                              GTask        *task,
                              const char   *account)
{
  clout_secrets_search (self, g_object_ref (task), account, lookup_found_cb);
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

void
clout_secrets_backend_unlock (CloutSecrets *self,
                              GTask        *task)
{
  g_autoptr(GHashTable) attributes = clout_secrets_dup_attributes (self, NULL);

  clout_keyring_watch (task);
  secret_password_searchv (&clout_secrets_schema, attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, NULL, unlocked_cb,
                           g_object_ref (task));
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

void
clout_secrets_backend_list (CloutSecrets *self,
                            GTask        *task)
{
  clout_secrets_search (self, g_object_ref (task), NULL, listed_cb);
}
