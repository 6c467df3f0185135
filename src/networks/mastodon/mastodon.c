/* mastodon.c: Mastodon and servers with its API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/duration.h"
#include "base/secret-memory.h"
#include "networks/handle.h"
#include "networks/mastodon/id.h"
#include "networks/mastodon/plus-k.h"
#include "networks/mastodon/read.h"
#include "networks/network.h"
#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"

/* A single string, because GoToSocial and snac don't accept a list of redirects. */
static SoupMessage *
register_request (const CloutOAuthProfile *profile,
                  const char              *origin,
                  const char              *redirect_uri)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) body = NULL;
  SoupMessage *message = clout_request_new ("POST", origin, "/api/v1/apps", NULL);

  if (message == NULL)
    return NULL;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "client_name");
  json_builder_add_string_value (builder, "Clout");
  json_builder_set_member_name (builder, "redirect_uris");
  json_builder_add_string_value (builder, redirect_uri);
  json_builder_set_member_name (builder, "scopes");
  json_builder_add_string_value (builder, profile->scopes);
  json_builder_set_member_name (builder, "website");
  json_builder_add_string_value (builder, CLOUT_WEBSITE);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);
  clout_request_set_json (message, body);
  return message;
}

static gboolean
register_read (JsonNode *response,
               char    **ret_client_id,
               char    **ret_client_secret,
               GError  **error)
{
  const char *id = clout_json_get_string (response, "client_id", error);
  const char *secret = id != NULL ? clout_json_get_string (response, "client_secret", error) : NULL;

  if (secret == NULL)
    return FALSE;
  *ret_client_id = g_strdup (id);
  *ret_client_secret = clout_secret_dup (secret);
  return TRUE;
}

static const CloutOAuthProfile oauth = {
  .scopes = CLOUT_MASTODON_READING,
  .discover = TRUE,
  .authorize_path = "/oauth/authorize",
  .token_path = "/oauth/token",
  .revoke_path = "/oauth/revoke",
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_POST,
  .register_request = register_request,
  .register_read = register_read,
};

/* Permission to write statuses: there is no narrower scope. */
const CloutOAuthProfile clout_mastodon_giving_oauth = {
  .scopes = CLOUT_MASTODON_READING " " CLOUT_MASTODON_GIVING,
  .discover = TRUE,
  .authorize_path = "/oauth/authorize",
  .token_path = "/oauth/token",
  .revoke_path = "/oauth/revoke",
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_POST,
  .register_request = register_request,
  .register_read = register_read,
};

/* Featured tags only affect topics, which everything else provides too, so their absence needn't
   be reported. */
static char *
skip_featured_tags (const CloutRequestContext *context)
{
  return NULL;
}

/* Request reactions by post only if notifications didn't include them: without a token, or after
   the server deleted them. */
#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)
#define SIGNED_IN (CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL)

/* The account's likes are sorted by time but don't include it; a few hundred show whose posts
   the person likes. */
#define GIVEN_PAGES 5

#define ACCOUNT "/api/v1/accounts/{self}"
#define STATUS "/api/v1/statuses/{post}"

#define LINK { CLOUT_PAGING_LINK }
/* snac sends no Link header. The numbers are Mastodon's largest page sizes. */
#define LINK_OR_ID(n) { CLOUT_PAGING_LINK, "max_id", .full = n }

static const CloutResource resources[] = {
  { "profile", .max_pages = 1, .path = "/api/v1/accounts/lookup?acct={name}",
    .path_signed_in = "/api/v1/accounts/verify_credentials", .read = clout_mastodon_read_profile },
  { "posts", CLOUT_RESOURCE_GIVEN, .overlap = 30 * CLOUT_DAY, .max_pages = 500,
    .path = ACCOUNT "/statuses?limit=40", .paging = LINK_OR_ID (40),
    .read_item = clout_mastodon_read_post, .lists = CLOUT_LISTING_POSTS },
  { "notifications", SIGNED_IN, .overlap = CLOUT_HOUR, .max_pages = 2000,
    .path = "/api/v1/notifications?limit=80&types[]*=mention,reblog,favourite,follow,quote",
    .paging = LINK_OR_ID (80), .read_item = clout_mastodon_read_notification,
    .lists = CLOUT_LISTING_NOTIFICATIONS },
  { "reblogged_by", PER_POST, CLOUT_REACTION_RESHARE, CLOUT_DAY, .max_pages = 50,
    .path = STATUS "/reblogged_by?limit=80", .paging = LINK,
    .read_item = clout_mastodon_read_reactor },
  { "favourited_by", PER_POST, CLOUT_REACTION_LIKE, CLOUT_DAY, .max_pages = 50,
    .path = STATUS "/favourited_by?limit=80", .paging = LINK,
    .read_item = clout_mastodon_read_reactor },
  /* snac's count of replies doesn't fall when one is deleted. */
  { "context", PER_POST, CLOUT_REACTION_REPLY, CLOUT_DAY, .max_pages = 1, .path = STATUS "/context",
    .items = "descendants", .read_item = clout_mastodon_read_reply,
    .finish = clout_mastodon_finish_context, .covers = clout_mastodon_id_is_steady },
  { "context/again", CLOUT_RESOURCE_ANSWERED | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL,
    CLOUT_REACTION_REPLY, CLOUT_DAY, .max_pages = 1, .path = STATUS "/context",
    .items = "descendants", .read_item = clout_mastodon_read_reply,
    .finish = clout_mastodon_finish_context, .covers = clout_mastodon_id_is_steady },
  { "mentions", SIGNED_IN | CLOUT_RESOURCE_WORDS, .interval = CLOUT_DAY, .max_pages = 1,
    .path = STATUS },
  { "favourites", SIGNED_IN, .interval = CLOUT_DAY, .max_pages = GIVEN_PAGES,
    .path = "/api/v1/favourites?limit=40", .paging = LINK,
    .read_item = clout_mastodon_read_favourite },
  { "followers", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50,
    .path = ACCOUNT "/followers?limit=80", .paging = LINK,
    .read_item = clout_mastodon_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50,
    .path = ACCOUNT "/following?limit=80", .paging = LINK,
    .read_item = clout_mastodon_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
  { "featured_tags", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 1,
    .path = ACCOUNT "/featured_tags", .read = clout_mastodon_read_featured_tags,
    .skip = skip_featured_tags },
};

static const char *const members[] = {
  "account", "acct", "avatar_static", "bot", "content", "created_at", "descendants",
  "display_name", "favourited", "favourites_count", "followers_count", "following_count", "id",
  "in_reply_to_account_id", "in_reply_to_id", "local_only", "media_attachments", "mentions",
  "name", "quote", "quoted_status", "quoted_status_id", "quotes_count", "reblog", "reblogged",
  "reblogs_count", "replies_count", "spoiler_text", "status", "statuses_count", "tags", "type",
  "url", "username", "visibility", NULL
};

/* Software with this API only. Servers with other software are tried too. */
static const char *const software[] = {
  "mastodon", "hometown", "glitchcafe", "gotosocial", "pixelfed", "snac", "hollo", "pleroma",
  "akkoma", NULL,
};

static const char *const hosts[] = {
  "mastodon.social", "mastodon.online", "mastodon.world", "mstdn.social", "mstdn.jp", "pawoo.net",
  "mas.to", "fosstodon.org", "hachyderm.io", "infosec.exchange", "chaos.social", "troet.cafe",
  "piaille.fr", "pixelfed.social", NULL,
};

static const char *const links[] = {
  "/@{name}", "/users/{name}", "/web/@{name}", "/deck/@{name}", NULL,
};

const CloutNetwork clout_network_mastodon = {
  .id = "mastodon",
  .name = "Mastodon",
  .weight = 1.00,
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_ENDORSE
         | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO | CLOUT_NETWORK_LASTING_SELF,
  .oauth = &oauth,
  .endorser = &clout_endorser_mastodon,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .members = members,
  .dup_body = clout_mastodon_dup_steady,
  .software = software,
  .dup_handle = clout_handle_dup_at_server,
  .example_server = "mastodon.social",
  .composer = "/publish",
  .dup_origin = clout_url_origin_from_typed,
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from your server: Preferences → Import and "
                     "export → Request your archive."),
};
