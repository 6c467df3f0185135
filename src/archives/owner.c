/* owner.c: shared by the readers of exports.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/format.h"

#include <string.h>

/**
 * clout_archive_owner_init:
 * @self: (out caller-allocates): data for readers to add to; everything else is 0
 *
 * Initializes the data that readers share.
 */
void
clout_archive_owner_init (CloutArchiveOwner *self)
{
  *self = (CloutArchiveOwner) { NULL, };
  self->handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = clout_made_ids_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

void
clout_archive_owner_clear (CloutArchiveOwner *self)
{
  g_clear_pointer (&self->handles, g_hash_table_unref);
  g_clear_pointer (&self->ids, clout_made_ids_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
}

/**
 * clout_archive_require_handle:
 * @members: the archive's files
 * @why: error message: what doesn't name the owner
 *
 * Gets the handle for an archive that names no owner.
 *
 * Returns: (transfer none): the handle that the person entered for an archive without an owner,
 *   or %NULL with %CLOUT_ARCHIVE_ERROR_OWNERLESS
 */
const char *
clout_archive_require_handle (CloutMembers  *members,
                              const char    *why,
                              GError       **error)
{
  const char *handle = clout_members_get_owner (members);

  if (handle == NULL || *handle == '\0')
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS,
                 "%s does not say whose the archive is", why);

  return handle != NULL && *handle != '\0' ? handle : NULL;
}

/* Handles are shown and compared, so accept only characters that servers allow in names. */
static gboolean
is_user_name (const char *name,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && strchr ("_.-+~", name[i]) == NULL)
      return FALSE;
  return length > 0;
}

/**
 * clout_archive_dup_server:
 * @handle: handle as typed
 *
 * Returns: (transfer full): the handle's server, "https://misskey.example" for
 *   "ada@misskey.example", or %NULL with %CLOUT_ARCHIVE_ERROR_SERVERLESS
 */
char *
clout_archive_dup_server (const char  *handle,
                          GError     **error)
{
  const char *at = g_utf8_validate (handle, -1, NULL) ? strchr (handle, '@') : NULL;
  const char *port = at != NULL ? strchr (at, ':') : NULL;
  g_autofree char *host = NULL;

  if (at != NULL && is_user_name (handle, at - handle) && at[1] != '\0'
      && strpbrk (at + 1, "@/?#\\ ") == NULL
      && (port == NULL || strspn (port + 1, "0123456789") == strlen (port + 1)))
    host = g_hostname_to_ascii (at + 1);
  if (host != NULL)
    return g_strconcat ("https://", host, NULL);

  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_SERVERLESS,
                       "The handle must name its server");
  return NULL;
}
