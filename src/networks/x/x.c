/* x.c: X, formerly Twitter, through its API with user-supplied credentials.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/x/read.h"

#include "base/duration.h"

/* X's prices per item in a response, in millionths of a US dollar, from
   docs.x.com/x-api/getting-started/pricing as of 2026-08-28. The account's own posts and
   mentions are "owned reads" if it owns the app. The same item is free for the rest of the UTC
   day. It isn't documented whether people included with a post (expansions) are charged, so none
   are requested. */
#define PRICE_OWNED 1000
#define PRICE_POST 5000
#define PRICE_USER 10000

#define LIST_ITEMS 100
/* Small pages for expensive items, so that a small budget can buy one. */
#define DEAR_ITEMS 20

#define USER_FIELDS "user.fields=id,name,username,profile_image_url,public_metrics"
#define WORDS_FIELDS "tweet.fields=id,author_id,created_at,in_reply_to_user_id,referenced_tweets"
#define POST_FIELDS "tweet.fields=id,text,created_at,public_metrics,entities,attachments," \
  "in_reply_to_user_id,referenced_tweets"

#define LIST "max_results=" G_STRINGIFY (LIST_ITEMS)
#define DEAR "max_results=" G_STRINGIFY (DEAR_ITEMS)

#define TOKEN { CLOUT_PAGING_MEMBER, "pagination_token", "meta.next_token" }

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)

/* Ordered by value for money, so that a limited budget leaves out the least useful. Likes are
   not requested: a cent for each is more than a like is worth. */
static const CloutResource resources[] = {
  { "profile", .max_pages = 1, .path = "/2/users/me?" USER_FIELDS ",created_at",
    .read = clout_x_read_profile, .price = PRICE_USER, .page_items = 1 },
  { "posts", .interval = CLOUT_HOUR, .overlap = 7 * CLOUT_DAY, .max_pages = 8,
    .path = "/2/users/{self}/tweets?" LIST "&exclude=retweets&" POST_FIELDS
            "&start_time={since}",
    .paging = TOKEN, .items = "data", .read_item = clout_x_read_post, .price = PRICE_OWNED,
    .page_items = LIST_ITEMS, .lists = CLOUT_LISTING_POSTS },
  { "mentions", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_HOUR, .overlap = CLOUT_HOUR,
    .max_pages = 8,
    .path = "/2/users/{self}/mentions?" LIST "&" WORDS_FIELDS "&start_time={since}",
    .paging = TOKEN, .items = "data", .read_item = clout_x_read_mention,
    .finish = clout_x_finish_mentions, .price = PRICE_OWNED, .page_items = LIST_ITEMS,
    .lists = CLOUT_LISTING_REPLIES },
  { "quotes", PER_POST, CLOUT_REACTION_QUOTE, CLOUT_DAY, .max_pages = 2,
    .path = "/2/tweets/{post}/quote_tweets?" DEAR "&" WORDS_FIELDS, .paging = TOKEN,
    .items = "data", .read_item = clout_x_read_quote, .finish = clout_x_finish_quotes,
    .price = PRICE_POST, .page_items = DEAR_ITEMS },
  { "reposters", PER_POST, CLOUT_REACTION_RESHARE, CLOUT_DAY, .max_pages = 2,
    .path = "/2/tweets/{post}/retweeted_by?" DEAR "&" USER_FIELDS, .paging = TOKEN,
    .items = "data", .read_item = clout_x_read_reposter, .price = PRICE_USER,
    .page_items = DEAR_ITEMS },
  { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY,
    .max_pages = 1,
    .path = "/2/users?ids={people}&" USER_FIELDS, .items = "data",
    .read_item = clout_x_read_person, .price = PRICE_USER, .page_items = CLOUT_ASK_PEOPLE },
};

/* A code is valid for 30 seconds, an access token for two hours, a refresh token for one use. */
static const CloutOAuthProfile oauth = {
  .scopes = "tweet.read users.read offline.access",
  .authorize_path = "https://x.com/i/oauth2/authorize",
  .token_path = "/2/oauth2/token",
  .revoke_path = "/2/oauth2/revoke",
  .redirect_path = "/callback",
  .redirect_port = CLOUT_OAUTH_USER_APP_PORT,
  .client_auth = CLOUT_CLIENT_AUTH_BASIC,
};

static const char *const steps[] = {
  N_("Open the X developer console, sign in and buy some credit."),
  N_("Create an app, and under “User authentication settings” choose “Read” and “Native App”."),
  N_("Enter the address below as the callback URI."),
  N_("Copy the OAuth 2.0 Client ID and paste it below."),
  NULL,
};

static const CloutUserCredentials user_credentials = {
  .page = "https://console.x.com",
  .client_id = "Client ID",
  .client_secret = "Client Secret",
  .secret_optional = TRUE,
  .steps = steps,
};

static const char *const hosts[] = { "x.com", "twitter.com", NULL };

static const char *const links[] = { "/{name}", NULL };

static const char *const not_names[] = {
  "about", "compose", "explore", "hashtag", "home", "i", "intent", "jobs", "login", "messages",
  "notifications", "privacy", "search", "settings", "share", "signup", "tos", NULL,
};

const CloutNetwork clout_network_x = {
  .id = "x",
  .name = "X",
  .weight = 1.00,
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_NEEDS_CREDENTIALS | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .dup_body = clout_x_dup_body,
  .public_origin = "https://x.com",
  .composer = "https://x.com/intent/post",
  .api_origin = "https://api.x.com",
  .api_variable = "CLOUT_X_API",
  .map_error = clout_x_map_error,
  .hosts = hosts,
  .links = links,
  .not_names = not_names,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from X: Settings → Your account → Download an "
                     "archive of your data."),
};
