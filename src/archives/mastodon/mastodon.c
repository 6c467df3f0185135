/* mastodon.c: the export of a Mastodon account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/mastodon/activity.h"
#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "archives/mastodon/owner.h"

/* Mastodon's own exports don't have totals, but other programs' may. */
static gboolean
read_total (CloutMembers  *members,
            const char    *name,
            gint64        *ret_n,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(JsonNode) object = NULL;
  g_autoptr(GError) inner = NULL;

  *ret_n = -1;
  if (!clout_members_has (members, name))
    return TRUE;

  object = clout_members_read_object (members, name, cancellable, &inner);
  if (object == NULL)
    {
      if (clout_members_skip (members, &inner))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  *ret_n = clout_json_opt_count (object, "totalItems");

  return TRUE;
}

static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(CloutAccount) account = NULL;
  gint64 followers;
  gint64 following;

  if (!read_total (members, "followers.json", &followers, cancellable, error)
      || !read_total (members, "following.json", &following, cancellable, error))
    return NULL;

  account = clout_mastodon_read_owner (members, ret_owner, cancellable, error);
  if (account == NULL)
    return NULL;

  clout_account_set_counters (account, followers, following, -1, -1);

  return g_steal_pointer (&account);
}

static gboolean
read_written (CloutMembers  *members,
              gint64        *ret_time,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(JsonNode) actor = NULL;

  actor = clout_members_read_object (members, "actor.json", cancellable, error);
  if (actor == NULL)
    return FALSE;
  if (clout_json_read_timestamp (actor, "updated", ret_time))
    return TRUE;

  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                       "“actor.json” does not say when the archive was written");
  return FALSE;
}

static const char *const probes[] = { "outbox.json", NULL };
static const char *const needed[] = { NULL };

static const char *const wanted[] = {
  "_misskey_quote", "actor", "attachment", "attributedTo", "cc", "content", "followers",
  "following", "href", "icon", "id", "inReplyTo", "likes", "name", "object", "outbox",
  "preferredUsername", "published", "quote", "quoteUri", "quoteUrl", "replies", "shares",
  "summary", "tag", "to", "totalItems", "type", "updated", "url", "webfinger", NULL
};

const CloutArchiveFormat clout_archive_mastodon = {
  .network = "mastodon",
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .read_written = read_written,
  .likes = "likes.json",
  .told = CLOUT_ACT (CLOUT_REACTION_RESHARE),
  .members = wanted,
  .streams = {
    { "outbox.json", CLOUT_ITEMS_MEMBER, "orderedItems", clout_activity_read_sent, TRUE },
    { "likes.json", CLOUT_ITEMS_MEMBER, "orderedItems", clout_activity_read_liked },
    { "inbox.json", CLOUT_ITEMS_MEMBER, "orderedItems", clout_activity_read_received },
  },
};
