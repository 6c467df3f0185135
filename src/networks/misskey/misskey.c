/* misskey.c: Misskey and the servers that speak its API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/handle.h"
#include "networks/listing.h"
#include "networks/misskey/read.h"
#include "web/http/request.h"
#include "web/url.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* Most that Misskey gives in one page. */
#define LIMIT 100

static JsonBuilder *
begin (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  return builder;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_texts (JsonBuilder       *builder,
           const char        *name,
           const char *const *values,
           gsize              max)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < max && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/* Everything is asked by POST, with the question in the body. */
static SoupMessage *
post (const CloutRequestContext  *ask,
      const char      *path,
      JsonBuilder     *builder,
      GError         **error)
{
  g_autoptr (JsonBuilder) owned = builder;
  SoupMessage *message = clout_request_checked (clout_request_new ("POST", ask->origin, path, NULL),
                                                error);
  g_autoptr (JsonNode) body = NULL;

  json_builder_end_object (owned);
  body = json_builder_get_root (owned);
  if (message != NULL)
    clout_request_set_json (message, body);
  return message;
}

static JsonBuilder *
begin_list (const CloutRequestContext *ask)
{
  JsonBuilder *builder = begin ();

  json_builder_set_member_name (builder, "limit");
  json_builder_add_int_value (builder, LIMIT);
  add_text (builder, "untilId", ask->cursor);
  return builder;
}

static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  g_autofree char *name = NULL;
  JsonBuilder *builder = begin ();

  if (ask->signed_in)
    return post (ask, "/api/i", builder, error);
  name = g_strndup (ask->handle, strcspn (ask->handle, "@"));
  add_text (builder, ask->self != NULL ? "userId" : "username",
            ask->self != NULL ? ask->self : name);
  return post (ask, "/api/users/show", builder, error);
}

static SoupMessage *
request_notes (const CloutRequestContext  *ask,
               GError         **error)
{
  JsonBuilder *builder = begin_list (ask);

  add_text (builder, "userId", ask->self);
  add_flag (builder, "withReplies", TRUE);
  add_flag (builder, "withRenotes", FALSE);
  return post (ask, "/api/users/notes", builder, error);
}

static SoupMessage *
request_notifications (const CloutRequestContext  *ask,
                       GError         **error)
{
  static const char *const types[] = { "follow", "mention", "reply", "renote", "quote", "reaction",
                                       NULL };
  JsonBuilder *builder = begin_list (ask);

  add_texts (builder, "includeTypes", types, G_N_ELEMENTS (types));
  add_flag (builder, "markAsRead", FALSE);
  return post (ask, "/api/i/notifications", builder, error);
}

static SoupMessage *
of_note (const CloutRequestContext  *ask,
         const char      *path,
         GError         **error)
{
  JsonBuilder *builder = begin_list (ask);

  add_text (builder, "noteId", ask->post);
  return post (ask, path, builder, error);
}

static SoupMessage *
request_reactions (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_note (ask, "/api/notes/reactions", error);
}

static SoupMessage *
request_renotes (const CloutRequestContext  *ask,
                 GError         **error)
{
  return of_note (ask, "/api/notes/renotes", error);
}

static SoupMessage *
request_replies (const CloutRequestContext  *ask,
                 GError         **error)
{
  return of_note (ask, "/api/notes/replies", error);
}

static SoupMessage *
request_people (const CloutRequestContext  *ask,
                GError         **error)
{
  JsonBuilder *builder = begin ();

  add_texts (builder, "userIds", ask->people, CLOUT_ASK_PEOPLE);
  return post (ask, "/api/users/show", builder, error);
}

static SoupMessage *
of_user (const CloutRequestContext  *ask,
         const char      *path,
         GError         **error)
{
  JsonBuilder *builder = begin_list (ask);

  add_text (builder, "userId", ask->self);
  return post (ask, path, builder, error);
}

static SoupMessage *
request_followers (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_user (ask, "/api/users/followers", error);
}

static SoupMessage *
request_following (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_user (ask, "/api/users/following", error);
}

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL)

static const CloutResource resources[] = {
  { "profile", 0, 0, 0, 0, 1, request_profile, clout_misskey_read_profile },
  { "posts", 0, 0, 0, 30 * DAY, 200, request_notes, clout_misskey_read_notes,
    .lists = CLOUT_LISTING_POSTS },
  { "notifications", CLOUT_RESOURCE_SIGNED_IN | CLOUT_RESOURCE_OPTIONAL, 0, 0, HOUR, 1000,
    request_notifications, clout_misskey_read_notifications,
    .lists = CLOUT_LISTING_NOTIFICATIONS },
  { "reactions", PER_POST, CLOUT_REACTION_LIKE, DAY, 0, 20, request_reactions,
    clout_misskey_read_reactions },
  { "renotes", PER_POST | CLOUT_RESOURCE_QUOTES, CLOUT_REACTION_RESHARE, DAY, 0, 20,
    request_renotes, clout_misskey_read_renotes },
  { "replies", PER_POST, CLOUT_REACTION_REPLY, DAY, 0, 20, request_replies,
    clout_misskey_read_replies },
  { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_OPTIONAL, 0, HOUR, 0, 1, request_people,
    clout_misskey_read_people },
  { "followers", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_followers,
    clout_misskey_read_followers, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_following,
    clout_misskey_read_following, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
};

/* Leave to read the account and what is told to it, and nothing else. */
static const CloutOAuthProfile oauth = {
  .scopes = "read:account read:notifications read:following",
  .redirect_path = "/callback",
  .miauth = TRUE,
};

static const char *const software[] = {
  "misskey", "sharkey", "firefish", "iceshrimp", "calckey", "foundkey", "cherrypick", "catodon",
  "magnetar", NULL,
};

const CloutNetwork clout_network_misskey = {
  .id = "misskey",
  .name = "Misskey",
  .can = CLOUT_NETWORK_SIGN_IN | CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO
         | CLOUT_NETWORK_LASTING_SELF,
  .oauth = &oauth,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .absent_status = 400,
  .software = software,
  .dup_handle = clout_handle_dup_at_server,
  .example_server = "misskey.io",
  /* `i/revoke-token` takes a person's own session alone ("secure"), and no token of an app. */
  .apps_path = "/settings/apps",
  .dup_origin = clout_url_origin_from_typed,
};
