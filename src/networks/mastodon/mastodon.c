/* mastodon.c: Mastodon and the servers that speak its API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/secret-memory.h"
#include "networks/handle.h"
#include "networks/listing.h"
#include "networks/mastodon/id.h"
#include "networks/mastodon/plus-k.h"
#include "networks/mastodon/read.h"
#include "networks/network.h"
#include "web/error.h"
#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* One string, since GoToSocial and snac take no list of redirects. */
static SoupMessage *
register_request (const CloutOAuthProfile *profile,
                  const char              *origin,
                  const char              *redirect_uri)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) body = NULL;
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
register_read (JsonNode  *answer,
               char     **ret_client_id,
               char     **ret_client_secret,
               GError   **error)
{
  const char *id = clout_json_get_string (answer, "client_id", error);
  const char *secret = id != NULL ? clout_json_get_string (answer, "client_secret", error) : NULL;

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

/* To write statuses: there are no smaller words for it. */
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

/* A cursor is the address that the server's Link header gave. It was of the same origin
 * then; it comes from the disk now, and a token goes with it. */
static SoupMessage *
next_page (const CloutRequestContext  *ask,
           GError         **error)
{
  g_autoptr (GUri) origin = clout_url_parse (ask->origin, error);
  g_autoptr (GUri) cursor = origin != NULL ? clout_url_parse (ask->cursor, error) : NULL;

  if (cursor == NULL)
    return NULL;
  if (!clout_url_same_origin (origin, cursor))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The next page is on another server");
      return NULL;
    }
  return clout_request_checked (clout_request_new_url ("GET", ask->cursor), error);
}

static SoupMessage *
list (const CloutRequestContext  *ask,
      char            *path,
      const char      *limit,
      GError         **error)
{
  g_autofree char *owned = path;

  if (ask->cursor != NULL)
    return next_page (ask, error);
  return clout_request_checked (clout_request_new ("GET", ask->origin, path, "limit", limit, NULL),
                                error);
}

static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  g_autofree char *name = NULL;

  if (ask->signed_in)
    return clout_request_checked (clout_request_new ("GET", ask->origin,
                                       "/api/v1/accounts/verify_credentials", NULL), error);
  name = g_strndup (ask->handle, strcspn (ask->handle, "@"));
  return clout_request_checked (clout_request_new ("GET", ask->origin, "/api/v1/accounts/lookup",
                                     "acct", name, NULL), error);
}

static SoupMessage *
request_posts (const CloutRequestContext  *ask,
               GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/api/v1/accounts", ask->self, "statuses", NULL);

  if (ask->cursor != NULL)
    return next_page (ask, error);
  return clout_request_checked (clout_request_new ("GET", ask->origin, path,
                                     "limit", G_STRINGIFY (CLOUT_MASTODON_POSTS), NULL), error);
}

static SoupMessage *
request_favourites (const CloutRequestContext  *ask,
                    GError         **error)
{
  return list (ask, g_strdup ("/api/v1/favourites"), "40", error);
}

static SoupMessage *
request_notifications (const CloutRequestContext  *ask,
                       GError         **error)
{
  if (ask->cursor != NULL)
    return next_page (ask, error);
  return clout_request_checked (clout_request_new ("GET", ask->origin, "/api/v1/notifications",
                                     "limit", G_STRINGIFY (CLOUT_MASTODON_NOTIFICATIONS),
                                     "types[]", "mention", "types[]", "reblog",
                                     "types[]", "favourite", "types[]", "follow",
                                     "types[]", "quote", NULL), error);
}

static SoupMessage *
request_favourited_by (const CloutRequestContext  *ask,
                       GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/statuses", ask->post, "favourited_by", NULL),
               "80", error);
}

static SoupMessage *
request_reblogged_by (const CloutRequestContext  *ask,
                      GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/statuses", ask->post, "reblogged_by", NULL),
               "80", error);
}

static SoupMessage *
request_context (const CloutRequestContext  *ask,
                 GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/statuses", ask->post, "context", NULL),
               NULL, error);
}

static SoupMessage *
request_words (const CloutRequestContext  *ask,
               GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/statuses", ask->post, NULL), NULL, error);
}

static SoupMessage *
request_followers (const CloutRequestContext  *ask,
                   GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/accounts", ask->self, "followers", NULL),
               "80", error);
}

static SoupMessage *
request_following (const CloutRequestContext  *ask,
                   GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/accounts", ask->self, "following", NULL),
               "80", error);
}

static SoupMessage *
request_featured_tags (const CloutRequestContext  *ask,
                       GError         **error)
{
  return list (ask, clout_url_build_path ("/api/v1/accounts", ask->self, "featured_tags", NULL),
               NULL, error);
}

/* Only topics are told of by them, and without them by everything else: no lack to speak of. */
static char *
skip_featured_tags (const CloutRequestContext *ask)
{
  return NULL;
}

/* Who reacted is asked post by post only where notifications did not tell: without a token,
 * or where the server has cleaned them. */
#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL)

/* What one likes oneself is listed by when, but not when: a few hundred say whom one listens to. */
#define GIVEN_PAGES 5

static const CloutResource resources[] = {
  { "profile", 0, 0, 0, 0, 1, request_profile, clout_mastodon_read_profile },
  { "posts", CLOUT_RESOURCE_GIVEN, 0, 0, 30 * DAY, 500, request_posts, clout_mastodon_read_posts,
    .lists = CLOUT_LISTING_POSTS },
  { "notifications", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL, 0, 0, HOUR, 2000,
    request_notifications, clout_mastodon_read_notifications,
    .lists = CLOUT_LISTING_NOTIFICATIONS },
  { "reblogged_by", PER_POST, CLOUT_REACTION_RESHARE, DAY, 0, 50, request_reblogged_by,
    clout_mastodon_read_reblogged_by },
  { "favourited_by", PER_POST, CLOUT_REACTION_LIKE, DAY, 0, 50, request_favourited_by,
    clout_mastodon_read_favourited_by },
  /* snac's count of replies does not fall when one is deleted. */
  { "context", PER_POST, CLOUT_REACTION_REPLY, DAY, 0, 1, request_context,
    clout_mastodon_read_context, .covers = clout_mastodon_id_is_steady },
  { "context/again", CLOUT_RESOURCE_ANSWERED | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL,
    CLOUT_REACTION_REPLY, DAY, 0, 1, request_context, clout_mastodon_read_context,
    .covers = clout_mastodon_id_is_steady },
  { "mentions", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_WORDS, 0, DAY,
    0, 1, request_words, clout_mastodon_read_words },
  { "favourites", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, GIVEN_PAGES,
    request_favourites, clout_mastodon_read_favourites },
  { "followers", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_followers,
    clout_mastodon_read_followers, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_following,
    clout_mastodon_read_following, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
  { "featured_tags", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 1, request_featured_tags,
    clout_mastodon_read_featured_tags, .skip = skip_featured_tags },
};

/* Some that speak this API and no other; a server that says anything else is tried all the same. */
static const char *const software[] = {
  "mastodon", "hometown", "glitchcafe", "gotosocial", "pixelfed", "snac", "hollo", "pleroma",
  "akkoma", NULL,
};

const CloutNetwork clout_network_mastodon = {
  .id = "mastodon",
  .name = "Mastodon",
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_ENDORSE
         | CLOUT_NETWORK_COUNTS
         | CLOUT_NETWORK_WHO | CLOUT_NETWORK_LASTING_SELF,
  .oauth = &oauth,
  .endorser = &clout_endorser_mastodon,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .software = software,
  .dup_handle = clout_handle_dup_at_server,
  .example_server = "mastodon.social",
  .dup_origin = clout_url_origin_from_typed,
};
