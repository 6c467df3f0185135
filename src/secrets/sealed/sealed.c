/* sealed.c: keeps each secret in an encrypted file in the user's data folder.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/secret-memory.h"
#include "platform/file.h"
#include "platform/seal.h"
#include "secrets/private.h"

#define SUFFIX ".sealed"
/* Longer than any token; a longer file isn't Clout's. */
#define LONGEST (256 * 1024)

/* Hashes, because the app's id may contain the path of a data file, and accounts contain characters
   that file names can't have. */
static char *
dup_folder (CloutSecrets *self)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->app_id, -1);

  return g_build_filename (g_get_user_data_dir (), "clout", "secrets", hash, NULL);
}

static char *
dup_path (CloutSecrets *self,
          const char   *account)
{
  g_autofree char *folder = dup_folder (self);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, account, -1);
  g_autofree char *name = g_strconcat (hash, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static void
fail (GTask      *task,
      const char *what,
      const char *why)
{
  g_task_return_new_error (task, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_FAILED, "%s: %s", what,
                           why);
}

/* Complete before it replaces the former file, so that a full disk loses no token. */
static gboolean
write_file (const char  *path,
            GBytes      *sealed,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (sealed, &size);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
      return FALSE;
    }
  if (!g_file_set_contents_full (path, data, size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;
  clout_platform_make_private (path);
  return TRUE;
}

void
clout_secrets_backend_store (CloutSecrets *self,
                             GTask        *task,
                             const char   *account,
                             const char   *label,
                             const char   *secret)
{
  g_autofree char *path = dup_path (self, account);
  g_autofree char *start = g_strconcat (account, "\n", NULL);
  char *text = clout_secret_concat (start, secret);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      clout_secret_free (text);
      return;
    }
  sealed = clout_platform_seal (text, &error);
  clout_secret_free (text);
  if (sealed == NULL || !write_file (path, sealed, &error))
    {
      fail (task, path, error->message);
      return;
    }
  g_hash_table_remove (self->session, account);
  g_task_return_boolean (task, TRUE);
}

/* Returns (transfer full): the account, a line feed and the secret; to be wiped. %NULL with
   G_FILE_ERROR_NOENT if there is no file. */
static char *
read_file (const char  *path,
           GError     **error)
{
  g_autofree char *data = NULL;
  g_autoptr(GBytes) sealed = NULL;
  gsize size;
  char *text;

  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  sealed = g_bytes_new_static (data, MIN (size, LONGEST));
  text = clout_platform_unseal (sealed, error);
  if (text != NULL && strchr (text, '\n') == NULL)
    {
      clout_secret_free (text);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no secret of Clout’s");
      return NULL;
    }
  return text;
}

void
clout_secrets_backend_lookup (CloutSecrets *self,
                              GTask        *task,
                              const char   *account)
{
  g_autofree char *path = dup_path (self, account);
  g_autoptr(GError) error = NULL;
  char *text;

  if (g_task_return_error_if_cancelled (task))
    return;
  text = read_file (path, &error);
  if (text != NULL)
    g_task_return_pointer (task, clout_secret_dup (strchr (text, '\n') + 1),
                           (GDestroyNotify) clout_secret_free);
  else if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_task_return_new_error (task, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_NOT_FOUND,
                             "There is no secret for this account");
  else
    fail (task, path, error->message);
  clout_secret_free (text);
}

void
clout_secrets_backend_clear (CloutSecrets *self,
                             GTask        *task,
                             const char   *account,
                             gboolean      was_in_memory)
{
  g_autofree char *path = dup_path (self, account);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_unlink (path) == 0 || errno == ENOENT)
    g_task_return_boolean (task, TRUE);
  else
    fail (task, path, g_strerror (errno));
}

/* Windows unlocks them when the user signs in. */
void
clout_secrets_backend_unlock (CloutSecrets *self,
                              GTask        *task)
{
  g_task_return_boolean (task, TRUE);
}

void
clout_secrets_backend_list (CloutSecrets *self,
                            GTask        *task)
{
  g_autoptr(GStrvBuilder) accounts = g_strv_builder_new ();
  g_autofree char *folder = dup_folder (self);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text = g_str_has_suffix (name, SUFFIX) ? read_file (path, NULL) : NULL;
      g_autofree char *account = text != NULL ? g_strndup (text, strchr (text, '\n') - text) : NULL;

      if (account != NULL)
        g_strv_builder_add (accounts, account);
      clout_secret_free (text);
    }
  g_task_return_pointer (task, g_strv_builder_end (accounts), (GDestroyNotify) g_strfreev);
}
