/* owner.c: finds the owner of a Mastodon export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/mastodon/owner.h"

#include <string.h>

#include "archives/mastodon/activity.h"
#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"

/* Number of activities to search for their author. */
#define MAX_LOOKED_AT 200

static char *
dup_origin (const char *actor)
{
  g_autoptr(GUri) uri = g_uri_parse (actor, G_URI_FLAGS_NONE, NULL);
  g_autoptr(GUri) origin = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;

  origin = g_uri_build (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL,
                        g_uri_get_host (uri),
                        g_uri_get_port (uri), "", NULL, NULL);

  return g_uri_to_string (origin);
}

/* Whether it is "ada@example.com" for an account that its server calls "ada". */
static gboolean
is_handle_of (const char *webfinger,
              const char *name)
{
  const char *at = webfinger != NULL ? strchr (webfinger, '@') : NULL;

  return at != NULL && at[1] != '\0' && strpbrk (at + 1, "@/: ") == NULL
         && strlen (name) == (gsize) (at - webfinger)
         && g_ascii_strncasecmp (webfinger, name, at - webfinger) == 0;
}

/**
 * clout_mastodon_new_account:
 * @id: URL of the actor
 * @name: (nullable): user name; %NULL for the last part of @id
 * @webfinger: (nullable): the handle in the export, whose domain can differ from the server's
 * @shown: (nullable): display name
 *
 * Creates an account named as in networks/mastodon.c, so that someone who opens an archive and
 * also signs in has a single account.
 *
 * Returns: (transfer full) (nullable): an account without id, or %NULL if @id isn't a URL
 */
CloutAccount *
clout_mastodon_new_account (const char *id,
                            const char *name,
                            const char *webfinger,
                            const char *shown)
{
  g_autofree char *server = dup_origin (id);
  g_autofree char *at_server = server != NULL ? clout_activity_dup_handle (id, name) : NULL;
  g_autofree char *own_name = NULL;
  g_autofree char *remote_id = NULL;
  CloutAccount *account;

  if (at_server == NULL)
    return NULL;

  account = clout_account_new ("mastodon", server, CLOUT_ACCOUNT_ARCHIVE);
  remote_id = g_utf8_strdown (at_server, -1);
  own_name = g_strndup (at_server, strcspn (at_server, "@"));
  clout_account_set_remote_id (account, remote_id);
  clout_account_set_handle (account, is_handle_of (webfinger, own_name) ? webfinger : at_server);
  clout_account_set_name (account, shown);

  return account;
}

/* "https://social.example/@ada/113000000000000001" */
static char *
dup_name_in_url (const char *url)
{
  const char *at = url != NULL ? strstr (url, "/@") : NULL;
  gsize length = at != NULL ? strcspn (at + 2, "/?#@") : 0;

  return length > 0 ? g_strndup (at + 2, length) : NULL;
}

/* The URL of an account with a number doesn't contain its name, but its posts' URLs do.
   @ret_owner: (inout): the actor's URL, if an activity has it */
static CloutAccount *
read_doer (JsonNode  *activity,
           char     **ret_owner)
{
  const char *id = clout_json_read_id (activity, "actor");
  JsonNode *note = clout_json_opt_object (activity, "object");
  g_autofree char *name = NULL;

  if (id == NULL || g_str_has_prefix (id, "_:"))
    return NULL;
  g_free (*ret_owner);
  *ret_owner = g_strdup (id);
  name = dup_name_in_url (clout_json_opt_string (note, "url", NULL));
  if (name == NULL)
    name = dup_name_in_url (id);
  if (name == NULL && strstr (id, "/ap/users/") != NULL)
    return NULL;

  return clout_mastodon_new_account (id, name, NULL, NULL);
}

/**
 * clout_mastodon_new_typed_account:
 * @members: the archive's files
 * @id: (nullable): URL of the actor, if known
 * @why: as for clout_archive_require_handle()
 *
 * Returns: (transfer full): the account that the person entered, or %NULL with a
 *   #CloutArchiveError
 */
CloutAccount *
clout_mastodon_new_typed_account (CloutMembers  *members,
                                  const char    *id,
                                  const char    *why,
                                  GError       **error)
{
  const char *handle = clout_archive_require_handle (members, why, error);
  g_autofree char *server = NULL;
  g_autofree char *name = NULL;
  g_autofree char *made = NULL;

  if (handle == NULL)
    return NULL;
  name = g_strndup (handle, strcspn (handle, "@"));
  if (id != NULL)
    return clout_mastodon_new_account (id, name, handle, NULL);
  server = clout_archive_dup_server (handle, error);
  if (server == NULL)
    return NULL;
  made = g_strconcat (server, "/users/", name, NULL);

  return clout_mastodon_new_account (made, name, NULL, NULL);
}

/* Every activity in an outbox has its author. */
static CloutAccount *
find_doer (CloutMembers  *members,
           char         **ret_owner,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, "outbox.json");
  g_autoptr(CloutItemStream) stream = NULL;
  CloutAccount *account = NULL;

  stream = clout_item_stream_open (clout_members_get_path (members),
                                   g_ptr_array_index (names, 0), CLOUT_ITEMS_MEMBER,
                                   "orderedItems", NULL, cancellable, error);
  for (guint i = 0; stream != NULL && i < MAX_LOOKED_AT && account == NULL; i++)
    {
      g_autoptr(JsonNode) activity = NULL;

      if (!clout_item_stream_next (stream, &activity, error))
        return NULL;
      if (activity == NULL)
        break;
      account = read_doer (activity, ret_owner);
    }
  if (stream != NULL && account == NULL)
    account = clout_mastodon_new_typed_account (members, *ret_owner, "“outbox.json”", error);
  if (account != NULL && *ret_owner == NULL)
    *ret_owner = g_strdup ("");

  return account;
}

/**
 * clout_mastodon_read_owner:
 * @members: files of an export that has an outbox.json
 * @ret_owner: (out): the actor's URL
 *
 * Finds the owner in actor.json or, if that is missing or damaged, in the outbox.
 *
 * Returns: (transfer full): an account without id, or %NULL with a #CloutArchiveError or
 *   %G_IO_ERROR_CANCELLED
 */
CloutAccount *
clout_mastodon_read_owner (CloutMembers  *members,
                           char         **ret_owner,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(JsonNode) actor = NULL;
  g_autoptr(GError) inner = NULL;
  CloutAccount *account = NULL;
  const char *id;

  if (clout_members_has (members, "actor.json"))
    actor = clout_members_read_object (members, "actor.json", cancellable, &inner);
  if (inner != NULL && !clout_members_skip (members, &inner))
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }

  id = clout_json_opt_string (actor, "id", NULL);
  if (id != NULL)
    account = clout_mastodon_new_account (id,
                                          clout_json_opt_string (actor, "preferredUsername", NULL),
                                          clout_json_opt_string (actor, "webfinger", NULL),
                                          clout_json_opt_string (actor, "name", NULL));
  if (account == NULL)
    return find_doer (members, ret_owner, cancellable, error);

  *ret_owner = g_strdup (id);
  return account;
}
