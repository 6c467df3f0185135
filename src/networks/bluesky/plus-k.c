/* plus-k.c: +K as AT Protocol records.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/bluesky/plus-k.h"

#include <string.h>

#include "networks/bluesky/entity.h"
#include "networks/bluesky/scopes.h"
#include "networks/listing.h"
#include "topics/plus-k-text.h"
#include "web/error.h"
#include "web/json.h"
#include "web/http/request.h"

#define REPO "/xrpc/com.atproto.repo."
#define LIMIT "100"

/* Longest record key in the protocol. */
#define MAX_KEY 512

static gboolean
may_give (const char *granted)
{
  g_auto(GStrv) scopes = g_strsplit (granted != NULL ? granted : "", " ", -1);

  for (gsize i = 0; scopes[i] != NULL; i++)
    if (strcmp (scopes[i], CLOUT_BLUESKY_GIVING) == 0
        || strcmp (scopes[i], CLOUT_BLUESKY_BROAD) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_record (const CloutEndorserContext *context,
            GError                    **error)
{
  CloutPlusK plus_k = { context->self, context->receiver, context->topic, NULL, context->time };

  return clout_plus_k_dup_record (&plus_k, error);
}

/* A stored +K keeps the key that it was found by. */
static char *
dup_key (const CloutEndorserContext *context)
{
  const char *slash = context->remote != NULL ? strrchr (context->remote, '/') : NULL;

  return slash != NULL ? g_strdup (slash + 1)
         : clout_plus_k_dup_key (context->receiver, context->topic);
}

/* Makes a request to the person's server about one of their records; takes @record. */
static SoupMessage *
call (const CloutEndorserContext *context,
      const char                 *path,
      const char                 *key,
      JsonNode                   *record,
      GError                    **error)
{
  g_autoptr(JsonNode) body = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  SoupMessage *message =
    clout_request_checked (clout_request_new ("POST", context->origin, path, NULL), error);

  json_object_set_string_member (object, "repo", context->self);
  json_object_set_string_member (object, "collection", CLOUT_PLUS_K_COLLECTION);
  json_object_set_string_member (object, "rkey", key);
  if (record != NULL)
    {
      json_object_set_boolean_member (object, "validate", FALSE);
      json_object_set_member (object, "record", record);
    }
  json_node_take_object (body, object);
  if (message != NULL)
    clout_request_set_json (message, body);
  return message;
}

/* Always uses the same key, so a +K that is sent twice exists once and is renewed. */
static SoupMessage *
endorse (const CloutEndorserContext *context,
         GError                    **error)
{
  g_autofree char *json = dup_record (context, error);
  g_autofree char *key = json != NULL ? clout_plus_k_dup_key (context->receiver,
                                                              context->topic) : NULL;
  JsonNode *record = key != NULL ? json_from_string (json, error) : NULL;

  return record != NULL ? call (context, REPO "putRecord", key, record, error) : NULL;
}

static gboolean
read_endorsed (const CloutEndorserContext *context,
               CloutResponse              *response,
               char                      **ret_remote,
               char                      **ret_url,
               GError                    **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *uri = root != NULL ? clout_json_get_string (root, "uri", error) : NULL;

  if (uri == NULL)
    return FALSE;
  if (!clout_bluesky_is_of (uri, context->self))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The server names somebody else's record");
      return FALSE;
    }
  *ret_remote = g_strdup (uri);
  *ret_url = NULL;
  return TRUE;
}

static SoupMessage *
retract (const CloutEndorserContext *context,
         GError                    **error)
{
  g_autofree char *key = dup_key (context);

  return call (context, REPO "deleteRecord", key, NULL, error);
}

/* Needs no sign-in. @cursor: (nullable): cursor from the previous page */
static SoupMessage *
request_records (const char  *pds,
                 const char  *endorser,
                 const char  *cursor,
                 GError     **error)
{
  return clout_request_checked (clout_request_new ("GET", pds, REPO "listRecords", "repo", endorser,
                                                   "collection", CLOUT_PLUS_K_COLLECTION, "limit",
                                                   LIMIT, "cursor", cursor, NULL),
                                error);
}

typedef struct
{
  const char *endorser;
  const char *self;
  char *prefix;
  CloutBatch *batch;
} Reading;

static gboolean
is_own_record (const Reading *reading,
               const char    *uri)
{
  return g_str_has_prefix (uri, reading->prefix) && strlen (uri) > strlen (reading->prefix)
    && strnlen (uri, strlen (reading->prefix) + MAX_KEY + 1) <= strlen (reading->prefix) + MAX_KEY
    && strchr (uri + strlen (reading->prefix), '/') == NULL;
}

/* Repositories can contain anything, so skip records that aren't +K. */
static gboolean
read_record (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;
  const char *uri = clout_json_opt_string (item, "uri", "");
  const char *subject = clout_json_opt_string (item, "value.subject", NULL);
  gboolean own = strcmp (reading->endorser, reading->self) == 0;
  gint64 time = 0;
  g_autofree char *topic =
    clout_plus_k_read_record (subject, clout_json_opt_string (item, "value.topic", NULL),
                              clout_json_opt_string (item, "value.createdAt", NULL), &time, NULL);

  if (topic == NULL || !is_own_record (reading, uri) || strcmp (subject, reading->endorser) == 0)
    return TRUE;
  if (own)
    clout_batch_add_person (reading->batch, &(CloutBatchPerson) {
      .remote_id = subject, .followers = -1, .following = -1, .posts = -1 });
  clout_batch_add_endorsement (reading->batch, &(CloutBatchEndorsement) {
    .endorser = own ? NULL : reading->endorser,
    .receiver = strcmp (subject, reading->self) == 0 ? NULL : subject,
    .topic = topic,
    .remote_id = uri,
    .time = time,
  });
  return TRUE;
}

/**
 * clout_bluesky_read_records:
 * @response: response of the server with @endorser's repository
 * @endorser: DID whose repository was requested; only records in it count
 * @self: the account's DID
 * @batch: receives the +K
 * @ret_next: (out) (nullable): cursor of the next page
 *
 * Reads the +K in a page of repository records.
 *
 * Returns: whether the response is a list
 */
gboolean
clout_bluesky_read_records (CloutResponse *response,
                            const char    *endorser,
                            const char    *self,
                            CloutBatch    *batch,
                            char         **ret_next,
                            GError       **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  g_autofree char *prefix = g_strconcat ("at://", endorser, "/" CLOUT_PLUS_K_COLLECTION "/", NULL);
  Reading reading = { endorser, self, prefix, batch };
  const char *next;

  if (root == NULL || !clout_json_foreach (root, "records", read_record, &reading, error))
    return FALSE;
  next = clout_json_opt_string (root, "cursor", NULL);
  *ret_next = next != NULL && *next != '\0' ? g_strdup (next) : NULL;
  return TRUE;
}

static SoupMessage *
relationship (const char         *origin,
              const char *const  *people,
              GError            **error)
{
  return clout_request_checked (clout_request_new_many (origin, "/xrpc/app.bsky.actor.getProfiles",
                                                        "actors", people, CLOUT_ENDORSER_PEOPLE),
                                error);
}

static gboolean
has_any (JsonNode          *profile,
         const char *const *members)
{
  JsonNode *viewer = clout_json_opt_object (profile, "viewer");

  for (gsize i = 0; viewer != NULL && members[i] != NULL; i++)
    if (clout_json_opt_bool (viewer, members[i], FALSE)
        || clout_json_opt_string (viewer, members[i], NULL) != NULL
        || clout_json_opt_object (viewer, members[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
read_viewer (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  static const char *const follows[] = { "followedBy", NULL };
  static const char *const followed[] = { "following", NULL };
  static const char *const blocked[] = { "muted", "mutedByList", "blockedBy", "blocking",
                                         "blockingByList", NULL };
  const char *did = clout_json_opt_string (item, "did", NULL);

  if (did != NULL && clout_json_opt_object (item, "viewer") != NULL)
    clout_batch_add_person (user_data, &(CloutBatchPerson) {
      .remote_id = did,
      .followers = -1, .following = -1, .posts = -1,
      .flags = (has_any (item, follows) ? CLOUT_PERSON_FOLLOWS : 0)
               | (has_any (item, followed) ? CLOUT_PERSON_FOLLOWED : 0)
               | (has_any (item, blocked) ? CLOUT_PERSON_BLOCKED : 0),
      .known = CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_FOLLOWED | CLOUT_PERSON_BLOCKED });
  return TRUE;
}

static gboolean
parse_relationship (CloutResponse *response,
                    CloutBatch    *batch,
                    GError       **error)
{
  JsonNode *root = clout_response_get_json (response, error);

  return root != NULL && clout_json_foreach (root, "profiles", read_viewer, batch, error);
}

const CloutEndorser clout_endorser_bluesky = {
  .carrier = CLOUT_CARRIER_RECORD,
  /* Translators: %s is the person's own handle */
  .explanation = N_("On Bluesky, a +K is a public record in %s’s repository. You can take it back "
                    "at any time."),
  .oauth = &clout_bluesky_giving_oauth,
  .may_give = may_give,
  .dup_preview = dup_record,
  .endorse = endorse,
  .read_endorsed = read_endorsed,
  .retract = retract,
  .list = request_records,
  .read_list = clout_bluesky_read_records,
  .relationship = relationship,
  .parse_relationship = parse_relationship,
};
