/* x.c: X, which was Twitter, as its API tells of it to an app of the person's own.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/listing.h"
#include "networks/x/read.h"
#include "web/http/request.h"
#include "web/url.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* What X charges per thing that an answer holds, in millionths of a US dollar: the price list at
 * docs.x.com/x-api/getting-started/pricing as of 2026-08-28. One's own posts and mentions are
 * "owned reads" where the account is the app's owner. The same thing within a UTC day is free.
 * Whether people who come along with a post (expansions) are charged is not said, so none are
 * asked for. */
#define PRICE_OWNED 1000
#define PRICE_POST 5000
#define PRICE_USER 10000

#define LIST "100"
#define LIST_ITEMS 100
/* Of what is dear a small page, so that a small budget buys one. */
#define DEAR "20"
#define DEAR_ITEMS 20

#define USER_FIELDS "id,name,username,profile_image_url,public_metrics"
#define WORDS_FIELDS "id,author_id,created_at,in_reply_to_user_id,referenced_tweets"
#define POST_FIELDS "id,text,created_at,public_metrics,entities,attachments,in_reply_to_user_id," \
  "referenced_tweets"

static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  return clout_request_checked (clout_request_new ("GET", ask->origin, "/2/users/me",
                                                   "user.fields", USER_FIELDS ",created_at",
                                                   NULL), error);
}

static SoupMessage *
request_posts (const CloutRequestContext  *ask,
               GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/2/users", ask->self, "tweets", NULL);
  g_autofree char *since = clout_listing_since (ask);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "max_results", LIST, "exclude", "retweets",
                                                   "tweet.fields", POST_FIELDS,
                                                   "start_time", since,
                                                   "pagination_token", ask->cursor, NULL),
                                error);
}

static SoupMessage *
request_mentions (const CloutRequestContext  *ask,
                  GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/2/users", ask->self, "mentions", NULL);
  g_autofree char *since = clout_listing_since (ask);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "max_results", LIST,
                                                   "tweet.fields", WORDS_FIELDS,
                                                   "start_time", since,
                                                   "pagination_token", ask->cursor, NULL),
                                error);
}

static SoupMessage *
request_quotes (const CloutRequestContext  *ask,
                GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/2/tweets", ask->post, "quote_tweets", NULL);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "max_results", DEAR,
                                                   "tweet.fields", WORDS_FIELDS,
                                                   "pagination_token", ask->cursor, NULL),
                                error);
}

static SoupMessage *
request_reposters (const CloutRequestContext  *ask,
                   GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/2/tweets", ask->post, "retweeted_by", NULL);

  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                                   "max_results", DEAR,
                                                   "user.fields", USER_FIELDS,
                                                   "pagination_token", ask->cursor, NULL),
                                error);
}

static SoupMessage *
request_people (const CloutRequestContext  *ask,
                GError         **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (gsize i = 0; i < CLOUT_ASK_PEOPLE && ask->people[i] != NULL; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", ask->people[i]);
  return clout_request_checked (clout_request_new ("GET", ask->origin, "/2/users",
                                                   "ids", ids->str, "user.fields", USER_FIELDS,
                                                   NULL), error);
}

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL)

/* What says most for its price comes first: a budget that ends leaves out the rest. Who likes is
 * not asked for: a cent for each is more than a like is worth. */
static const CloutResource resources[] = {
  { "profile", 0, 0, 0, 0, 1, request_profile, clout_x_read_profile, PRICE_USER, 1 },
  { "posts", 0, 0, HOUR, 7 * DAY, 8, request_posts, clout_x_read_posts, PRICE_OWNED, LIST_ITEMS,
    .lists = CLOUT_LISTING_POSTS },
  { "mentions", CLOUT_RESOURCE_OPTIONAL, 0, HOUR, HOUR, 8, request_mentions,
    clout_x_read_mentions, PRICE_OWNED, LIST_ITEMS, .lists = CLOUT_LISTING_ANSWERS },
  { "quotes", PER_POST, CLOUT_REACTION_QUOTE, DAY, 0, 2, request_quotes, clout_x_read_quotes,
    PRICE_POST, DEAR_ITEMS },
  { "reposters", PER_POST, CLOUT_REACTION_RESHARE, DAY, 0, 2, request_reposters,
    clout_x_read_reposters, PRICE_USER, DEAR_ITEMS },
  { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 1, request_people,
    clout_x_read_people, PRICE_USER, CLOUT_ASK_PEOPLE },
};

/* A code is good for 30 seconds, an access token for two hours, a refresh token once. */
static const CloutOAuthProfile oauth = {
  .scopes = "tweet.read users.read offline.access",
  .authorize_path = "https://x.com/i/oauth2/authorize",
  .token_path = "/2/oauth2/token",
  .revoke_path = "/2/oauth2/revoke",
  .redirect_path = "/callback",
  .redirect_port = CLOUT_OAUTH_OWN_APP_PORT,
  .client_auth = CLOUT_CLIENT_AUTH_BASIC,
};

static const CloutOwnKeys user_credentials = {
  .page = "https://console.x.com",
  .client_id = "Client ID",
  .client_secret = "Client Secret",
  .secret_optional = TRUE,
};

const CloutNetwork clout_network_x = {
  .id = "x",
  .name = "X",
  .weight = 1.00,
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_NEEDS_OWN_KEYS | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://x.com",
  .api_origin = "https://api.x.com",
  .api_variable = "CLOUT_X_API",
  .judge = clout_x_map_error,
};
