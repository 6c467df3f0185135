/* bluesky.c: Bluesky, as its public AppView tells of it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/bluesky/entity.h"
#include "networks/bluesky/read.h"
#include "networks/bluesky/scopes.h"
#include "networks/listing.h"
#include "web/error.h"
#include "web/http/request.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

#define XRPC "/xrpc/"

/* Most that the AppView gives in one page. */
#define LIMIT "100"

/* A handle can pass to someone else: once the DID is known, it is the name. */
static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  return clout_request_checked (
    clout_request_new ("GET", ask->origin, XRPC "app.bsky.actor.getProfile", "actor",
                       ask->self != NULL ? ask->self : ask->handle, NULL),
    error);
}

static SoupMessage *
request_posts (const CloutRequestContext  *ask,
               GError         **error)
{
  return clout_request_checked (
    clout_request_new ("GET", ask->origin, XRPC "app.bsky.feed.getAuthorFeed", "actor", ask->self,
                       "filter", "posts_with_replies", "limit", LIMIT, "cursor", ask->cursor, NULL),
    error);
}

static SoupMessage *
on_post (const CloutRequestContext  *ask,
         const char      *path,
         GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin, path, "uri", ask->post,
                                                   "limit", LIMIT, "cursor", ask->cursor, NULL),
                                error);
}

static SoupMessage *
request_likes (const CloutRequestContext  *ask,
               GError         **error)
{
  return on_post (ask, XRPC "app.bsky.feed.getLikes", error);
}

static SoupMessage *
request_reposts (const CloutRequestContext  *ask,
                 GError         **error)
{
  return on_post (ask, XRPC "app.bsky.feed.getRepostedBy", error);
}

static SoupMessage *
request_quotes (const CloutRequestContext  *ask,
                GError         **error)
{
  return on_post (ask, XRPC "app.bsky.feed.getQuotes", error);
}

/* Answers to answers are no reaction to the post. */
static SoupMessage *
request_replies (const CloutRequestContext  *ask,
                 GError         **error)
{
  return clout_request_checked (
    clout_request_new ("GET", ask->origin, XRPC "app.bsky.feed.getPostThread", "uri", ask->post,
                       "depth", "1", "parentHeight", "0", NULL),
    error);
}

static SoupMessage *
request_people (const CloutRequestContext  *ask,
                GError         **error)
{
  return clout_request_checked (clout_request_new_many (ask->origin,
                                                        XRPC "app.bsky.actor.getProfiles",
                                                        "actors", ask->people, CLOUT_ASK_PEOPLE),
                                error);
}

static SoupMessage *
of_actor (const CloutRequestContext  *ask,
          const char      *path,
          GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin, path, "actor", ask->self,
                                     "limit", LIMIT, "cursor", ask->cursor, NULL), error);
}

static SoupMessage *
request_notifications (const CloutRequestContext  *ask,
                       GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin,
                                     XRPC "app.bsky.notification.listNotifications",
                                     "limit", LIMIT, "cursor", ask->cursor, NULL), error);
}

static SoupMessage *
request_liked (const CloutRequestContext  *ask,
               GError         **error)
{
  return of_actor (ask, XRPC "app.bsky.feed.getActorLikes", error);
}

static SoupMessage *
request_followers (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_actor (ask, XRPC "app.bsky.graph.getFollowers", error);
}

static SoupMessage *
request_following (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_actor (ask, XRPC "app.bsky.graph.getFollows", error);
}

/* Without a sign-in there are no notifications to wait for, and with one they do not reach back
 * for ever: posts whose counts say more than is listed are asked about. */
#define PER_POST (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_WHOLE)

/* What one likes oneself is listed by when, but not when: a few hundred say whom one listens to. */
#define LIKED_PAGES 5

static const CloutResource resources[] = {
  { "profile", 0, 0, 0, 0, 1, request_profile, clout_bluesky_read_profile },
  { "posts", CLOUT_RESOURCE_GIVEN, 0, 0, 30 * DAY, 500, request_posts, clout_bluesky_read_posts,
    .lists = CLOUT_LISTING_POSTS },
  { "notifications", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL, 0, 0, HOUR, 2000,
    request_notifications, clout_bluesky_read_notifications,
    .lists = CLOUT_LISTING_NOTIFICATIONS },
  { "reposts", PER_POST, CLOUT_REACTION_RESHARE, 0, 0, 50, request_reposts,
    clout_bluesky_read_reposts },
  { "likes", PER_POST, CLOUT_REACTION_LIKE, 0, 0, 50, request_likes, clout_bluesky_read_likes },
  { "quotes", PER_POST, CLOUT_REACTION_QUOTE, 0, 0, 50, request_quotes,
    clout_bluesky_read_quotes },
  { "replies", PER_POST, CLOUT_REACTION_REPLY, 0, 0, 1, request_replies,
    clout_bluesky_read_replies },
  { "liked", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, LIKED_PAGES,
    request_liked, clout_bluesky_read_liked },
  { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_OPTIONAL, 0, HOUR, 0, 1, request_people,
    clout_bluesky_read_people },
  { "followers", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_followers,
    clout_bluesky_read_followers, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_following,
    clout_bluesky_read_following, .lists = CLOUT_LISTING_PEOPLE,
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

const CloutNetwork clout_network_bluesky = {
  .id = "bluesky",
  .name = "Bluesky",
  .can = CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_ENDORSE
         | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .endorser = &clout_endorser_bluesky,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .absent_status = 400,
  .public_origin = "https://public.api.bsky.app",
  .public_variable = "CLOUT_BLUESKY_APPVIEW",
  .directory = "https://plc.directory",
  .directory_variable = "CLOUT_BLUESKY_PLC",
  .handle_domain = ".bsky.social",
  .dup_handle = clout_bluesky_dup_handle,
};
