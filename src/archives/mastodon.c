/* mastodon.c: the export of a Mastodon account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/activity.h"
#include "archives/archive.h"
#include "archives/format.h"
#include "archives/json-read.h"

static char *
dup_origin (const char *actor)
{
  g_autoptr (GUri) uri = g_uri_parse (actor, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) origin = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;

  origin = g_uri_build (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL,
                        g_uri_get_host (uri),
                        g_uri_get_port (uri), "", NULL, NULL);

  return g_uri_to_string (origin);
}

/* Mastodon's own exports do not count; a file that does is read if it is there. */
static gboolean
read_total (CloutMembers  *members,
            const char    *name,
            gint64        *ret_n,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (JsonObject) object = NULL;

  *ret_n = -1;
  if (!clout_members_has (members, name))
    return TRUE;

  object = clout_members_read_object (members, name, cancellable, error);
  if (object == NULL)
    return FALSE;
  *ret_n = clout_json_read_count (object, "totalItems");

  return TRUE;
}

/* Named as networks/mastodon.c names it, so that a person who opens the archive and signs
 * in as well has one account. */
static CloutAccount *
new_account (JsonObject  *actor,
             GError     **error)
{
  const char *id = clout_json_read_string (actor, "id");
  const char *name = clout_json_read_string (actor, "preferredUsername");
  g_autofree char *server = id != NULL ? dup_origin (id) : NULL;
  g_autofree char *handle = server != NULL ? clout_activity_dup_handle (id, name) : NULL;
  g_autofree char *remote_id = NULL;
  CloutAccount *account;

  if (handle == NULL)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "“actor.json” does not say whose the archive is");
      return NULL;
    }

  account = clout_account_new ("mastodon", server, CLOUT_ACCOUNT_ARCHIVE);
  remote_id = g_utf8_strdown (handle, -1);
  clout_account_set_remote_id (account, remote_id);
  clout_account_set_handle (account, handle);
  clout_account_set_name (account, clout_json_read_string (actor, "name"));

  return account;
}

static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (JsonObject) actor = NULL;
  g_autoptr (CloutAccount) account = NULL;
  gint64 followers;
  gint64 following;

  actor = clout_members_read_object (members, "actor.json", cancellable, error);
  if (actor == NULL
      || !read_total (members, "followers.json", &followers, cancellable, error)
      || !read_total (members, "following.json", &following, cancellable, error))
    return NULL;

  account = new_account (actor, error);
  if (account == NULL)
    return NULL;

  clout_account_set_counters (account, followers, following, -1, -1);
  *ret_owner = g_strdup (clout_json_read_string (actor, "id"));

  return g_steal_pointer (&account);
}

static gboolean
read_written (CloutMembers  *members,
              gint64        *ret_time,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (JsonObject) actor = NULL;

  actor = clout_members_read_object (members, "actor.json", cancellable, error);
  if (actor == NULL)
    return FALSE;
  if (clout_json_read_moment (actor, "updated", ret_time))
    return TRUE;

  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                       "“actor.json” does not say when the archive was written");
  return FALSE;
}

static const char *const probes[] = { "outbox.json", NULL };
static const char *const needed[] = { "actor.json", "outbox.json", NULL };

const CloutArchiveFormat clout_archive_mastodon = {
  .network = "mastodon",
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .read_written = read_written,
  .likes = "likes.json",
  .told = CLOUT_ACT (CLOUT_REACTION_RESHARE),
  .streams = {
    { "outbox.json", CLOUT_ITEMS_MEMBER, "orderedItems", clout_activity_read_sent },
    { "likes.json", CLOUT_ITEMS_MEMBER, "orderedItems", clout_activity_read_liked },
    { "inbox.json", CLOUT_ITEMS_MEMBER, "orderedItems", clout_activity_read_received },
  },
};
