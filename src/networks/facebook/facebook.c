/* facebook.c: a Facebook Page, as the Graph API tells of it to an app of the person's own.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/facebook/read.h"
#include "networks/graph.h"
#include "web/http/request.h"
#include "web/url.h"

#define DAY (24 * 60 * 60)
#define VERSION "/v25.0"
#define LIMIT "100"

static SoupMessage *
request_choices (const CloutRequestContext  *ask,
                 GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin, VERSION "/me/accounts",
                                                   "fields", "id,name,access_token",
                                                   "limit", LIMIT, "after", ask->cursor, NULL),
                                error);
}

/* With a Page's token "me" is the Page. */
static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin, VERSION "/me",
                                                   "fields", "id,name,username,link,"
                                                   "followers_count,fan_count,picture{url}",
                                                   NULL), error);
}

static SoupMessage *
request_posts (const CloutRequestContext  *ask,
               GError         **error)
{
  g_autofree char *path = clout_url_build_path (VERSION, ask->self, "posts", NULL);
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (ask->since, 0));

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "fields", "id,created_time,message,"
                                                   "permalink_url,is_published,shares,"
                                                   "attachments{media_type},"
                                                   "reactions.limit(0).summary(total_count),"
                                                   "comments.filter(stream).limit(0)"
                                                   ".summary(total_count)",
                                                   "limit", "50", "since", since,
                                                   "after", ask->cursor, NULL), error);
}

static SoupMessage *
on_post (const CloutRequestContext  *ask,
         const char      *what,
         const char      *fields,
         const char      *filter,
         GError         **error)
{
  g_autofree char *path = clout_url_build_path (VERSION, ask->post, what, NULL);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path, "fields", fields,
                                                   "filter", filter, "limit", LIMIT,
                                                   "after", ask->cursor, NULL), error);
}

static SoupMessage *
request_comments (const CloutRequestContext  *ask,
                  GError         **error)
{
  return on_post (ask, "comments", "id,created_time,from,permalink_url", "stream", error);
}

static SoupMessage *
request_shares (const CloutRequestContext  *ask,
                GError         **error)
{
  return on_post (ask, "sharedposts", "id,created_time,from", NULL, error);
}

static SoupMessage *
request_reactions (const CloutRequestContext  *ask,
                   GError         **error)
{
  return on_post (ask, "reactions", "id,name,type", NULL, error);
}

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL)

static const CloutResource resources[] = {
  { "profile", 0, 0, 0, 0, 1, request_profile, clout_facebook_read_profile, 0, 0 },
  { "posts", 0, 0, 0, 30 * DAY, 100, request_posts, clout_facebook_read_posts,
    .lists = CLOUT_LISTING_POSTS },
  { "comments", PER_POST, CLOUT_REACTION_REPLY, 0, 0, 20, request_comments,
    clout_facebook_read_comments, 0, 0 },
  { "shares", PER_POST, CLOUT_REACTION_RESHARE, DAY, 0, 10, request_shares,
    clout_facebook_read_shares, 0, 0 },
  { "reactions", PER_POST, CLOUT_REACTION_LIKE, DAY, 0, 20, request_reactions,
    clout_facebook_read_reactions, 0, 0 },
};

/* developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow and …/access-tokens/
 * get-long-lived, read 2026-08: a Page's token made from a person's long one has no end. */
static const CloutOAuthDialect dialect = {
  .scope_separator = ",",
  .by_get = TRUE,
  .untyped = TRUE,
  .prolong_path = VERSION "/oauth/access_token",
  .prolong_grant = "fb_exchange_token",
  .prolong_parameter = "fb_exchange_token",
  .prolong_with_id = TRUE,
  .revoke_by_delete = TRUE,
};

/* An app in development mode lets redirects to "localhost" by that name through, and no others
 * without https. */
static const CloutOAuthProfile oauth = {
  .scopes = "pages_show_list pages_read_engagement pages_read_user_content",
  .authorize_path = "https://www.facebook.com" VERSION "/dialog/oauth",
  .token_path = VERSION "/oauth/access_token",
  .revoke_path = VERSION "/me/permissions",
  .redirect_path = "/callback",
  .redirect_port = CLOUT_OAUTH_OWN_APP_PORT,
  .redirect_host = "localhost",
  .dialect = &dialect,
  .client_auth = CLOUT_CLIENT_AUTH_POST,
};

static const CloutOwnKeys user_credentials = {
  .page = "https://developers.facebook.com/apps",
  .client_id = "App ID",
  .client_secret = "App secret",
};

static const CloutChooser chooser = { request_choices, clout_facebook_read_choices };

const CloutNetwork clout_network_facebook = {
  .id = "facebook",
  .name = "Facebook",
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_NEEDS_OWN_KEYS | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .user_credentials = &user_credentials,
  .chooser = &chooser,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://www.facebook.com",
  .api_origin = "https://graph.facebook.com",
  .api_variable = "CLOUT_FACEBOOK_API",
  .judge = clout_graph_map_error,
};
