/* profile.c: reads a Mastodon API account as a profile.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/mastodon/entity.h"
#include "networks/mastodon/read.h"
#include "web/json.h"

/* Uses the same remote id as archives/mastodon. */
gboolean
clout_mastodon_read_profile (const CloutRequestContext *context,
                             CloutResponse             *response,
                             CloutPage                 *page,
                             GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *id = root != NULL ? clout_json_get_string (root, "id", error) : NULL;
  const char *name = id != NULL ? clout_json_get_string (root, "username", error) : NULL;
  const char *shown;
  const char *moved;
  g_autofree char *new_handle = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *at_server = NULL;
  g_autofree char *remote_id = NULL;

  if (name == NULL)
    return FALSE;
  handle = g_strdup_printf ("%s@%s", name,
                            clout_mastodon_domain (context->handle, context->origin));
  at_server = g_strdup_printf ("%s@%s", name, clout_mastodon_host (context->origin));
  remote_id = g_utf8_strdown (at_server, -1);
  shown = clout_json_opt_string (root, "display_name", NULL);
  moved = clout_json_opt_string (root, "moved.acct", NULL);
  if (moved != NULL)
    new_handle = strchr (moved, '@') != NULL
      ? g_strdup (moved) : g_strdup_printf ("%s@%s", moved,
                                          clout_mastodon_domain (context->handle, context->origin));
  page->self = g_strdup (id);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = remote_id,
    .handle = handle,
    .name = shown != NULL && *shown != '\0' ? shown : name,
    .avatar = clout_json_opt_string (root, "avatar_static", NULL),
    .url = clout_json_opt_string (root, "url", NULL),
    .created = clout_json_opt_time (root, "created_at", 0),
    .followers = clout_json_opt_int (root, "followers_count", -1),
    .following = clout_json_opt_int (root, "following_count", -1),
    .listed = -1,
    .posts = clout_json_opt_int (root, "statuses_count", -1),
    .moved = new_handle,
  });
  return TRUE;
}
