/* threads.c: Threads, as its API tells of it to an app of the person's own.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/graph.h"
#include "networks/threads/read.h"
#include "web/http/request.h"
#include "web/url.h"

#define DAY (24 * 60 * 60)
#define VERSION "/v1.0"
#define LIMIT "100"

static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin, VERSION "/me",
                                                   "fields", "id,username,name,"
                                                   "threads_profile_picture_url", NULL), error);
}

static SoupMessage *
request_followers (const CloutRequestContext  *ask,
                   GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin,
                                                   VERSION "/me/threads_insights",
                                                   "metric", "followers_count", NULL), error);
}

static SoupMessage *
request_posts (const CloutRequestContext  *ask,
               GError         **error)
{
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (ask->since, 0));

  return clout_request_checked (clout_request_new ("GET", ask->origin, VERSION "/me/threads",
                                                   "fields", "id,media_type,text,permalink,"
                                                   "timestamp,link_attachment_url,topic_tag,"
                                                   "quoted_post,reposted_post",
                                                   "limit", LIMIT, "since", since,
                                                   "after", ask->cursor, NULL), error);
}

static SoupMessage *
request_insights (const CloutRequestContext  *ask,
                  GError         **error)
{
  g_autofree char *path = clout_url_build_path (VERSION, ask->post, "insights", NULL);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "metric", "likes,replies,reposts,quotes",
                                                   NULL), error);
}

/* Answers to answers are among them: all of a conversation was set off by the post. */
static SoupMessage *
request_replies (const CloutRequestContext  *ask,
                 GError         **error)
{
  g_autofree char *path = clout_url_build_path (VERSION, ask->post, "conversation", NULL);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "fields", "id,username,permalink,timestamp",
                                                   "limit", LIMIT, "after", ask->cursor, NULL),
                                error);
}

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL)

static const CloutResource resources[] = {
  { "profile", 0, 0, 0, 0, 1, request_profile, clout_threads_read_profile, 0, 0 },
  { "followers", CLOUT_RESOURCE_OPTIONAL, 0, 0, 0, 1, request_followers,
    clout_threads_read_followers, 0, 0 },
  { "posts", 0, 0, 0, 30 * DAY, 50, request_posts, clout_threads_read_posts,
    .lists = CLOUT_LISTING_POSTS },
  { "insights", CLOUT_RESOURCE_EACH_POST | CLOUT_RESOURCE_OPTIONAL, 0, DAY / 2, 0, 1,
    request_insights, clout_threads_read_insights, 0, 0 },
  { "replies", PER_POST, CLOUT_REACTION_REPLY, 0, 0, 20, request_replies,
    clout_threads_read_replies, 0, 0 },
};

/* developers.facebook.com/documentation/threads/get-started, read 2026-08: a token is good for an
 * hour, the one it is changed for for 60 days, and that one renews itself from its second day. */
static const CloutOAuthDialect dialect = {
  .scope_separator = ",",
  .untyped = TRUE,
  .prolong_path = "/access_token",
  .prolong_grant = "th_exchange_token",
  .prolong_parameter = "access_token",
  .renew_path = "/refresh_access_token",
  .renew_grant = "th_refresh_token",
  .renew_ahead = 30 * DAY,
};

/* Redirects must be https here, and no one can have a certificate for "localhost": the browser
 * ends on an address that it cannot open, and the person copies it. */
static const CloutOAuthProfile oauth = {
  .scopes = "threads_basic threads_manage_insights threads_read_replies",
  .authorize_path = "https://threads.com/oauth/authorize",
  .token_path = "/oauth/access_token",
  .redirect_path = "/callback",
  .redirect_port = CLOUT_OAUTH_OWN_APP_PORT,
  .redirect_host = "localhost",
  .redirect_unheard = TRUE,
  .dialect = &dialect,
  .client_auth = CLOUT_CLIENT_AUTH_POST,
};

static const CloutOwnKeys user_credentials = {
  .page = "https://developers.facebook.com/apps",
  .client_id = "Threads app ID",
  .client_secret = "Threads app secret",
  .key = "User token",
};

const CloutNetwork clout_network_threads = {
  .id = "threads",
  .name = "Threads",
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_NEEDS_OWN_KEYS | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://www.threads.net",
  .api_origin = "https://graph.threads.net",
  .api_variable = "CLOUT_THREADS_API",
  .judge = clout_graph_map_error,
};
