/* facebook.c: a Facebook Page, through the Graph API with user-supplied credentials.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "networks/facebook/read.h"
#include "networks/graph.h"

#define VERSION "/v25.0"

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)

static const CloutResource resources[] = {
  /* With a Page's token, "me" is the Page. */
  { "profile", .max_pages = 1,
    .path = VERSION "/me?fields=id,name,username,link,followers_count,fan_count,picture{{url}",
    .read = clout_facebook_read_profile },
  { "posts", .overlap = 30 * CLOUT_DAY, .max_pages = 100,
    .path = VERSION "/{self}/posts?fields=id,created_time,message,permalink_url,is_published,"
            "shares,attachments{{media_type},reactions.limit(0).summary(total_count),"
            "comments.filter(stream).limit(0).summary(total_count)&limit=50&since={since_unix}",
    .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_facebook_read_post,
    .lists = CLOUT_LISTING_POSTS },
  { "comments", PER_POST, CLOUT_REACTION_REPLY, .max_pages = 20,
    .path = VERSION "/{post}/comments?fields=id,created_time,from,permalink_url&filter=stream"
            "&limit=100",
    .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_facebook_read_words },
  { "shares", PER_POST, CLOUT_REACTION_RESHARE, CLOUT_DAY, .max_pages = 10,
    .path = VERSION "/{post}/sharedposts?fields=id,created_time,from&limit=100",
    .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_facebook_read_words },
  { "reactions", PER_POST, CLOUT_REACTION_LIKE, CLOUT_DAY, .max_pages = 20,
    .path = VERSION "/{post}/reactions?fields=id,name,type&limit=100",
    .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_facebook_read_liker },
};

static const CloutResource chooser = {
  "choices", .path = VERSION "/me/accounts?fields=id,name,access_token&limit=100",
  .paging = CLOUT_GRAPH_PAGING, .items = "data", .read_item = clout_facebook_read_choice,
};

/* developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow and …/access-tokens/
   get-long-lived, read 2026-08: a Page's token derived from a person's long-lived one doesn't
   expire. */
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

/* Apps in development mode allow redirects to "localhost" by that name, and to other hosts only
   with https. */
static const CloutOAuthProfile oauth = {
  .scopes = "pages_show_list pages_read_engagement pages_read_user_content",
  .authorize_path = "https://www.facebook.com" VERSION "/dialog/oauth",
  .token_path = VERSION "/oauth/access_token",
  .revoke_path = VERSION "/me/permissions",
  .redirect_path = "/callback",
  .redirect_port = CLOUT_OAUTH_USER_APP_PORT,
  .redirect_host = "localhost",
  .dialect = &dialect,
  .client_auth = CLOUT_CLIENT_AUTH_POST,
};

static const char *const steps[] = {
  N_("Open the developer page and create an app to manage a Page. It can remain in "
     "development mode."),
  N_("Allow pages_show_list, pages_read_engagement and pages_read_user_content."),
  N_("Add Facebook Login. In development mode the address below needs no entry."),
  N_("Copy App ID and App secret from the basic settings."),
  NULL,
};

static const CloutUserCredentials user_credentials = {
  .page = "https://developers.facebook.com/apps",
  .client_id = "App ID",
  .client_secret = "App secret",
  .steps = steps,
};

static const char *const hosts[] = { "facebook.com", ".facebook.com", "fb.com", NULL };

static const char *const links[] = {
  "/people/{name}", "/pages/{name}", "/pg/{name}", "/{name}", NULL,
};

static const char *const not_names[] = {
  "events", "gaming", "groups", "hashtag", "help", "home.php", "login", "login.php", "marketplace",
  "messages", "pages", "people", "permalink.php", "pg", "photo", "photo.php", "policies",
  "privacy", "profile.php", "reel", "settings", "share", "sharer", "sharer.php", "stories",
  "story.php", "watch", NULL,
};

const CloutNetwork clout_network_facebook = {
  .id = "facebook",
  .name = "Facebook",
  /* Klout ranked its three main networks Facebook, X, Google+ at equal strength. */
  .weight = 1.15,
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_NEEDS_CREDENTIALS | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO,
  .oauth = &oauth,
  .user_credentials = &user_credentials,
  .chooser = &chooser,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://www.facebook.com",
  .composer = "https://www.facebook.com/",
  .api_origin = "https://graph.facebook.com",
  .api_variable = "CLOUT_FACEBOOK_API",
  .map_error = clout_graph_map_error,
  .hosts = hosts,
  .links = links,
  .not_names = not_names,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Facebook: Accounts Center → Your "
                     "information and permissions → Download your information. Choose JSON."),
};
