/* bluesky.c: Bluesky, through its public AppView.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "networks/bluesky/entity.h"
#include "networks/bluesky/read.h"
#include "networks/bluesky/scopes.h"

#define FEED "/xrpc/app.bsky.feed."
#define ACTOR "/xrpc/app.bsky.actor."
#define GRAPH "/xrpc/app.bsky.graph."
#define NOTIFICATION "/xrpc/app.bsky.notification."

/* Items hidden from the viewer are removed after paging, so an empty page isn't the last one;
   the last has no cursor. */
#define CURSOR { CLOUT_PAGING_MEMBER, "cursor", "cursor" }

/* Without a sign-in there are no notifications, and with one they don't go back forever: request
   reactions of posts whose counts exceed what is listed. */
#define PER_POST (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_COMPLETE)
#define SIGNED_IN (CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL)

/* The account's likes are sorted by time but don't include it; a few hundred show whose posts
   the person likes. */
#define LIKED_PAGES 5

static const CloutResource resources[] = {
  /* A handle can pass to someone else, so use the DID once it is known. */
  { "profile", .max_pages = 1, .path = ACTOR "getProfile?actor={actor}",
    .read = clout_bluesky_read_profile },
  { "posts", CLOUT_RESOURCE_GIVEN, .overlap = 30 * CLOUT_DAY, .max_pages = 500,
    .path = FEED "getAuthorFeed?actor={self}&filter=posts_with_replies&limit=100",
    .paging = CURSOR, .items = "feed", .read_item = clout_bluesky_read_post,
    .lists = CLOUT_LISTING_POSTS },
  { "notifications", SIGNED_IN, .overlap = CLOUT_HOUR, .max_pages = 2000,
    .path = NOTIFICATION "listNotifications?limit=100", .paging = CURSOR,
    .items = "notifications", .read_item = clout_bluesky_read_notification,
    .lists = CLOUT_LISTING_NOTIFICATIONS },
  { "reposts", PER_POST, CLOUT_REACTION_RESHARE, .max_pages = 50,
    .path = FEED "getRepostedBy?uri={post}&limit=100", .paging = CURSOR,
    .items = "repostedBy", .read_item = clout_bluesky_read_repost },
  { "likes", PER_POST, CLOUT_REACTION_LIKE, .max_pages = 50,
    .path = FEED "getLikes?uri={post}&limit=100", .paging = CURSOR, .items = "likes",
    .read_item = clout_bluesky_read_like },
  { "quotes", PER_POST, CLOUT_REACTION_QUOTE, .max_pages = 50,
    .path = FEED "getQuotes?uri={post}&limit=100", .paging = CURSOR, .items = "posts",
    .read_item = clout_bluesky_read_quote },
  /* Replies to replies are not reactions to the post. */
  { "replies", PER_POST, CLOUT_REACTION_REPLY, .max_pages = 1,
    .path = FEED "getPostThread?uri={post}&depth=1&parentHeight=0",
    .read = clout_bluesky_read_replies },
  { "mentions", SIGNED_IN | CLOUT_RESOURCE_WORDS, .interval = CLOUT_DAY, .max_pages = 1,
    .path = FEED "getPostThread?uri={post}&depth=0&parentHeight=0",
    .read = clout_bluesky_read_words },
  { "liked", SIGNED_IN, .interval = CLOUT_DAY, .max_pages = LIKED_PAGES,
    .path = FEED "getActorLikes?actor={self}&limit=100", .paging = CURSOR, .items = "feed",
    .read_item = clout_bluesky_read_liked },
  { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_ABSENT,
    .interval = CLOUT_HOUR, .max_pages = 1, .path = ACTOR "getProfiles?actors*={people}",
    .items = "profiles", .read_item = clout_bluesky_read_person },
  { "followers", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50,
    .path = GRAPH "getFollowers?actor={self}&limit=100", .paging = CURSOR, .items = "followers",
    .read_item = clout_bluesky_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50,
    .path = GRAPH "getFollows?actor={self}&limit=100", .paging = CURSOR, .items = "follows",
    .read_item = clout_bluesky_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
};

static const CloutOAuthProfile oauth = {
  .scopes = CLOUT_BLUESKY_READING,
  .broad_scopes = "atproto " CLOUT_BLUESKY_BROAD,
  .discover = TRUE,
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_NONE,
  .bound = TRUE,
};

const CloutOAuthProfile clout_bluesky_giving_oauth = {
  .scopes = CLOUT_BLUESKY_READING " " CLOUT_BLUESKY_GIVING,
  .broad_scopes = "atproto " CLOUT_BLUESKY_BROAD,
  .discover = TRUE,
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_NONE,
  .bound = TRUE,
};

static const char *const members[] = {
  "$type", "actor", "author", "avatar", "createdAt", "cursor", "did", "displayName", "embed",
  "external", "facets", "features", "feed", "followers", "followersCount", "follows",
  "followsCount", "handle", "images", "indexedAt", "labels", "like", "likeCount", "likes",
  "media", "notifications", "parent", "post", "posts", "postsCount", "profiles", "quoteCount",
  "reason", "reasonSubject", "record", "reply", "replyCount", "repost", "repostCount",
  "repostedBy", "reposts", "src", "tag", "tags", "text", "uri", "val", "viewer", NULL
};

static const char *const hosts[] = { "bsky.app", "bsky.social", NULL };

static const char *const prefixes[] = { "did:", "at://", NULL };

static const char *const links[] = { "/profile/{name}", NULL };

const CloutNetwork clout_network_bluesky = {
  .id = "bluesky",
  .name = "Bluesky",
  .weight = 1.00,
  .can = CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_ENDORSE
         | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .endorser = &clout_endorser_bluesky,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .members = members,
  .absent_status = 400,
  .public_origin = "https://public.api.bsky.app",
  .composer = "https://bsky.app/intent/compose",
  .public_variable = "CLOUT_BLUESKY_APPVIEW",
  .directory = "https://plc.directory",
  .directory_variable = "CLOUT_BLUESKY_PLC",
  .handle_domain = ".bsky.social",
  .dup_handle = clout_bluesky_dup_handle,
  .hosts = hosts,
  .prefixes = prefixes,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Bluesky: Settings → Account → Export my "
                     "data."),
};
