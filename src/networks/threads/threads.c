/* threads.c: Threads, through its API with user-supplied credentials.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "networks/graph.h"
#include "networks/threads/read.h"

#define VERSION "/v1.0"

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)

static const CloutResource resources[] = {
  { "profile", .max_pages = 1,
    .path = VERSION "/me?fields=id,username,name,threads_profile_picture_url",
    .read = clout_threads_read_profile },
  { "followers", CLOUT_RESOURCE_OPTIONAL, .max_pages = 1,
    .path = VERSION "/me/threads_insights?metric=followers_count",
    .read = clout_threads_read_followers },
  { "posts", .overlap = 30 * CLOUT_DAY, .max_pages = 50,
    .path = VERSION "/me/threads?fields=id,media_type,text,permalink,timestamp,"
            "link_attachment_url,topic_tag,quoted_post,reposted_post&limit=100"
            "&since={since_unix}",
    .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_threads_read_post,
    .lists = CLOUT_LISTING_POSTS },
  { "insights", CLOUT_RESOURCE_EACH_POST | CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY / 2,
    .max_pages = 1, .path = VERSION "/{post}/insights?metric=likes,replies,reposts,quotes",
    .read = clout_threads_read_insights },
  /* Includes replies to replies: the post started the whole conversation. */
  { "replies", PER_POST, CLOUT_REACTION_REPLY, .max_pages = 20,
    .path = VERSION "/{post}/conversation?fields=id,username,permalink,timestamp&limit=100",
    .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_threads_read_reply },
};

/* developers.facebook.com/documentation/threads/get-started, read 2026-08: a token is valid for
   an hour, the long-lived one for 60 days, and the latter can be renewed from its second day on. */
static const CloutOAuthDialect dialect = {
  .scope_separator = ",",
  .untyped = TRUE,
  .prolong_path = "/access_token",
  .prolong_grant = "th_exchange_token",
  .prolong_parameter = "access_token",
  .renew_path = "/refresh_access_token",
  .renew_grant = "th_refresh_token",
  .renew_ahead = 30 * CLOUT_DAY,
};

/* Redirects must be https here, and no one can get a certificate for "localhost", so the browser
   ends at a URL that it can't open, and the person copies it. */
static const CloutOAuthProfile oauth = {
  .scopes = "threads_basic threads_manage_insights threads_read_replies",
  .authorize_path = "https://threads.com/oauth/authorize",
  .token_path = "/oauth/access_token",
  .redirect_path = "/callback",
  .redirect_port = CLOUT_OAUTH_USER_APP_PORT,
  .redirect_host = "localhost",
  .redirect_fails = TRUE,
  .dialect = &dialect,
  .client_auth = CLOUT_CLIENT_AUTH_POST,
};

static const char *const steps[] = {
  N_("Open the developer page and create an app that uses the Threads API."),
  N_("Allow threads_basic, threads_manage_insights and threads_read_replies, and invite "
     "yourself as a Threads tester."),
  N_("Quickest: create a token with the user token generator and paste it below."),
  N_("Or enter the address below as the redirect URL, and copy the Threads app ID and secret."),
  NULL,
};

static const CloutUserCredentials user_credentials = {
  .page = "https://developers.facebook.com/apps",
  .client_id = "Threads app ID",
  .client_secret = "Threads app secret",
  .key = "User token",
  .steps = steps,
};

static const char *const hosts[] = { "threads.net", "threads.com", NULL };

static const char *const links[] = { "/@{name}", NULL };

const CloutNetwork clout_network_threads = {
  .id = "threads",
  .name = "Threads",
  .weight = 1.00,
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_NEEDS_CREDENTIALS | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://www.threads.net",
  .composer = "https://www.threads.net/intent/post",
  .api_origin = "https://graph.threads.net",
  .api_variable = "CLOUT_THREADS_API",
  .map_error = clout_graph_map_error,
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Threads: Settings → Account → Download your "
                     "information. Choose JSON."),
};
