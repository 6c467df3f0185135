/* misskey.c: Misskey and servers with its API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "networks/handle.h"
#include "networks/misskey/read.h"
#include "networks/resource.h"
#include "web/url.h"

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)

/* Notes hidden from the viewer are removed after paging, so only an empty page marks the end. */
#define OLDER { CLOUT_PAGING_LAST_ID, "untilId" }

/* The cursor contains the ids of an account and of the one that its owner moved to. */
static SoupMessage *
request_profile (const CloutRequestContext *context,
                 GError                   **error)
{
  static const CloutResource one = {
    "profile", .is_json = TRUE, .path = "/api/users/show?userId={self}",
    .path_by_name = "/api/users/show?username={name}", .path_signed_in = "/api/i",
  };
  static const CloutResource both = {
    "profile", .is_json = TRUE, .path = "/api/users/show?userIds*={people}",
  };
  g_auto(GStrv) ids = g_strsplit (context->cursor != NULL ? context->cursor : "", " ", 2);
  CloutRequestContext users = *context;

  users.people = (const char *const *) ids;
  return clout_resource_build_request (context->cursor != NULL ? &both : &one,
                                       &clout_network_misskey,
                                       &users, error);
}

/* All requests are POST. 100 is Misskey's largest page size. */
static const CloutResource resources[] = {
  { "profile", .max_pages = 2, .request = request_profile, .read = clout_misskey_read_profile },
  { "posts", .overlap = 30 * CLOUT_DAY, .max_pages = 200, .is_json = TRUE,
    .path = "/api/users/notes?limit=100&userId={self}&withReplies=true&withRenotes=false",
    .paging = OLDER, .read_item = clout_misskey_read_note, .lists = CLOUT_LISTING_POSTS },
  { "notifications", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL, .overlap = CLOUT_HOUR,
    .max_pages = 1000, .is_json = TRUE,
    .path = "/api/i/notifications?limit=100&markAsRead=false"
            "&includeTypes*=follow,mention,reply,renote,quote,reaction",
    .paging = OLDER, .read_item = clout_misskey_read_notification,
    .lists = CLOUT_LISTING_NOTIFICATIONS },
  { "reactions", PER_POST, CLOUT_REACTION_LIKE, CLOUT_DAY, .max_pages = 20, .is_json = TRUE,
    .path = "/api/notes/reactions?limit=100&noteId={post}", .paging = OLDER,
    .read_item = clout_misskey_read_reaction },
  { "renotes", PER_POST | CLOUT_RESOURCE_QUOTES, CLOUT_REACTION_RESHARE, CLOUT_DAY, .max_pages = 20,
    .is_json = TRUE, .path = "/api/notes/renotes?limit=100&noteId={post}", .paging = OLDER,
    .read_item = clout_misskey_read_renote },
  { "replies", PER_POST, CLOUT_REACTION_REPLY, CLOUT_DAY, .max_pages = 20, .is_json = TRUE,
    .path = "/api/notes/replies?limit=100&noteId={post}", .paging = OLDER,
    .read_item = clout_misskey_read_reply },
  { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_ABSENT,
    .interval = CLOUT_HOUR, .max_pages = 1, .is_json = TRUE,
    .path = "/api/users/show?userIds*={people}", .read_item = clout_misskey_read_person },
  { "followers", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50, .is_json = TRUE,
    .path = "/api/users/followers?limit=100&userId={self}", .paging = OLDER,
    .read_item = clout_misskey_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50, .is_json = TRUE,
    .path = "/api/users/following?limit=100&userId={self}", .paging = OLDER,
    .read_item = clout_misskey_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
};

/* Permission to read the account and its notifications, and nothing else. */
static const CloutOAuthProfile oauth = {
  .scopes = "read:account read:notifications read:following",
  .redirect_path = "/callback",
  .miauth = TRUE,
};

static const char *const software[] = {
  "misskey", "sharkey", "firefish", "iceshrimp", "calckey", "foundkey", "cherrypick", "catodon",
  "magnetar", NULL,
};

static const char *const members[] = {
  "avatarUrl", "createdAt", "cw", "files", "followee", "follower", "followersCount",
  "followingCount", "host", "id", "isBot", "myReaction", "name", "note", "notesCount", "reaction",
  "reactionCount", "reactions.*", "renoteCount", "renoteId", "repliesCount", "reply", "replyId",
  "tags", "text", "type", "user", "userId", "username", "visibility", NULL
};

static const char *const hosts[] = {
  "misskey.io", "misskey.design", "nijimiss.moe", "sushi.ski", NULL,
};

/* "/users/" is followed by an id there. */
static const char *const links[] = { "/@{name}", NULL };

const CloutNetwork clout_network_misskey = {
  .id = "misskey",
  .name = "Misskey",
  .weight = 1.00,
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO
         | CLOUT_NETWORK_LASTING_SELF,
  .oauth = &oauth,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .members = members,
  .absent_status = 400,
  .software = software,
  .dup_handle = clout_handle_dup_at_server,
  .example_server = "misskey.io",
  /* `i/revoke-token` is only available to the person's own session ("secure"), not to an app's
     token. */
  .apps_path = "/settings/apps",
  .composer = "/share",
  .dup_origin = clout_url_origin_from_typed,
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from your server: Settings → Import and export → "
                     "All notes → Export."),
};
