/* plus-k.c: +K as posts on the Mastodon API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/mastodon/plus-k.h"

#include <string.h>

#include "base/duration.h"
#include "base/html.h"
#include "networks/listing.h"
#include "networks/mastodon/entity.h"
#include "networks/mastodon/id.h"
#include "topics/fold.h"
#include "topics/plus-k-text.h"
#include "web/error.h"
#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"

/* Longer statuses can't be +K, so don't even convert them to text. */
#define MAX_HTML (16 * 1024)

static gboolean
may_give (const char *granted)
{
  g_auto(GStrv) scopes = g_strsplit (granted != NULL ? granted : "", " ", -1);

  for (gsize i = 0; scopes[i] != NULL; i++)
    if (strcmp (scopes[i], CLOUT_MASTODON_GIVING) == 0 || strcmp (scopes[i], "write") == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_post (const CloutEndorserContext *context,
          GError                    **error)
{
  return clout_plus_k_dup_post (context->handle, context->topic, error);
}

static const char *
visibility_of (const CloutEndorserContext *context)
{
  static const char *const names[CLOUT_N_VISIBILITIES] = {
    [CLOUT_VISIBILITY_PUBLIC] = "public",
    [CLOUT_VISIBILITY_UNLISTED] = "unlisted",
    [CLOUT_VISIBILITY_FOLLOWERS] = "private",
    [CLOUT_VISIBILITY_DIRECT] = "direct",
  };

  return names[(guint) context->visibility < CLOUT_N_VISIBILITIES ? context->visibility
                                                              : CLOUT_VISIBILITY_DIRECT];
}

static SoupMessage *
endorse (const CloutEndorserContext *context,
         GError                    **error)
{
  g_autofree char *text = dup_post (context, error);
  g_autoptr(JsonNode) body = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object;
  SoupMessage *message;

  if (text == NULL)
    return NULL;
  message = clout_request_checked (
    clout_request_new ("POST", context->origin, "/api/v1/statuses", NULL), error);
  if (message == NULL)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "status", text);
  json_object_set_string_member (object, "visibility", visibility_of (context));
  json_node_take_object (body, object);
  clout_request_set_json (message, body);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Idempotency-Key",
                                context->attempt);
  return message;
}

static gboolean
read_endorsed (const CloutEndorserContext *context,
               CloutResponse              *response,
               char                      **ret_remote,
               char                      **ret_url,
               GError                    **error)
{
  g_autoptr(JsonNode) root = clout_mastodon_dup_steady (clout_response_get_json (response, error));
  const char *id = root != NULL ? clout_json_get_string (root, "id", error) : NULL;

  if (id == NULL)
    return FALSE;
  *ret_remote = g_strdup (id);
  *ret_url = g_strdup (clout_json_opt_string (root, "url", NULL));
  return TRUE;
}

static SoupMessage *
retract (const CloutEndorserContext *context,
         GError                    **error)
{
  g_autofree char *path = clout_url_build_path ("/api/v1/statuses", context->remote, NULL);

  return clout_request_checked (clout_request_new ("DELETE", context->origin, path, NULL), error);
}

static SoupMessage *
find (const CloutEndorserContext *context,
      GError                    **error)
{
  g_autofree char *path = clout_url_build_path ("/api/v1/accounts", context->self, "statuses",
                                                NULL);

  return clout_request_checked (
    clout_request_new ("GET", context->origin, path, "limit", "40", "exclude_reblogs", "true",
                       NULL),
    error);
}

static gboolean
is_named (JsonNode   *mention,
          const char *handle)
{
  const char *acct = clout_json_opt_string (mention, "acct", "");
  const char *name = clout_json_opt_string (mention, "username", acct);

  return g_ascii_strcasecmp (acct, handle) == 0
    || (strchr (handle, '@') == NULL && g_ascii_strcasecmp (name, handle) == 0)
    || (strchr (handle, '@') != NULL && strchr (acct, '@') == NULL
        && strncmp (handle, acct, strlen (acct)) == 0 && handle[strlen (acct)] == '@');
}

/* snac has no mentions, or gives all of them the id "0". */
static gboolean
has_id (JsonNode *mention)
{
  const char *id = clout_json_opt_string (mention, "id", NULL);

  return id != NULL && strcmp (id, "0") != 0;
}

/* Servers shorten handles to the name: the mentions identify the recipient, unless two of them
   have that name. */
static JsonNode *
find_mention (JsonNode   *status,
              const char *handle,
              gboolean   *ret_any)
{
  JsonArray *mentions = clout_json_opt_array (status, "mentions");
  JsonNode *found = NULL;

  *ret_any = FALSE;
  for (guint i = 0; i < clout_json_length (mentions); i++)
    {
      JsonNode *mention = json_array_get_element (mentions, i);

      if (!has_id (mention))
        continue;
      *ret_any = TRUE;
      if (!is_named (mention, handle))
        continue;
      if (found != NULL && strcmp (clout_json_opt_string (mention, "id", ""),
                                   clout_json_opt_string (found, "id", "")) != 0)
        return NULL;
      found = mention;
    }
  return found;
}

/* A +K in a status.
 * @endorser: id of its author
 * @mention: (nullable): the mention of its recipient; %NULL if the server reports no ids
 * @handle: (owned): the recipient's handle, as written
 * @topic: (owned): the cleaned topic
 */
typedef struct
{
  const char *endorser;
  JsonNode *mention;
  char *handle;
  char *topic;
} PlusK;

static void
plus_k_clear (PlusK *self)
{
  g_clear_pointer (&self->handle, g_free);
  g_clear_pointer (&self->topic, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlusK, plus_k_clear)

/* Returns whether @status, which may be %NULL, is a +K. The caller clears @plus_k then. */
static gboolean
parse_plus_k (JsonNode *status,
              PlusK    *plus_k)
{
  const char *html = status != NULL ? clout_json_opt_string (status, "content", NULL) : NULL;
  const char *endorser = status != NULL ? clout_json_opt_string (status, "account.id", NULL) : NULL;
  gboolean has_link, any;
  JsonNode *receiver;
  g_autofree char *text = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *topic = NULL;

  if (html == NULL || endorser == NULL || clout_json_opt_string (status, "id", NULL) == NULL
      || strnlen (html, MAX_HTML + 1) > MAX_HTML)
    return FALSE;
  text = clout_html_to_text (html, &has_link);
  if (!clout_plus_k_parse_post (text, &handle, &topic, NULL))
    return FALSE;
  receiver = find_mention (status, handle, &any);
  if ((receiver == NULL && any)
      || (receiver != NULL
          && g_strcmp0 (clout_json_opt_string (receiver, "id", NULL), endorser) == 0))
    return FALSE;
  plus_k->endorser = endorser;
  plus_k->mention = receiver;
  plus_k->handle = g_steal_pointer (&handle);
  plus_k->topic = g_steal_pointer (&topic);
  return TRUE;
}

/* Compares the text with a handle if no mention identifies the recipient. A name without a
   server is accepted only from an author who @may_shorten it, because other servers can have the
   same name. */
static gboolean
is_for (const PlusK *plus_k,
        const char  *id,
        const char  *handle,
        gboolean     may_shorten)
{
  const char *whole = handle != NULL && *handle == '@' ? handle + 1 : handle;
  const char *at = whole != NULL ? strchr (whole, '@') : NULL;

  if (plus_k->mention != NULL)
    return g_strcmp0 (clout_json_opt_string (plus_k->mention, "id", NULL), id) == 0;
  if (at == NULL)
    return FALSE;
  if (strchr (plus_k->handle, '@') != NULL)
    return g_ascii_strcasecmp (plus_k->handle, whole) == 0;
  return may_shorten && strlen (plus_k->handle) == (gsize) (at - whole)
    && g_ascii_strncasecmp (plus_k->handle, whole, at - whole) == 0;
}

/* Whether the author is on the server of @own. */
static gboolean
is_neighbor (JsonNode   *status,
             const char *own)
{
  const char *acct = clout_json_opt_string (status, "account.acct", "");
  const char *host = strchr (acct, '@');

  return host == NULL || (own != NULL && g_str_has_suffix (own, host));
}

typedef struct
{
  const CloutEndorserContext *context;
  char *remote;
  char *url;
} Search;

/* There can't be two of them within a week, so a day is precise enough, even if the server's
   clock is wrong. */
static gboolean
look_at (JsonNode  *item,
         gpointer   user_data,
         GError   **error)
{
  Search *search = user_data;
  g_auto(PlusK) plus_k = { NULL, };

  if (search->remote != NULL || !parse_plus_k (item, &plus_k))
    return TRUE;
  if (g_strcmp0 (plus_k.endorser, search->context->self) == 0
      && is_for (&plus_k, search->context->receiver, search->context->handle, TRUE)
      && clout_topic_same (plus_k.topic, search->context->topic)
      && clout_json_opt_time (item, "created_at", 0) >= search->context->time - CLOUT_DAY)
    {
      search->remote = g_strdup (clout_json_opt_string (item, "id", NULL));
      search->url = g_strdup (clout_json_opt_string (item, "url", NULL));
    }
  return TRUE;
}

static gboolean
read_found (const CloutEndorserContext *context,
            CloutResponse              *response,
            char                      **ret_remote,
            char                      **ret_url,
            GError                    **error)
{
  Search search = { context };
  g_autoptr(JsonNode) root = clout_mastodon_dup_steady (clout_response_get_json (response, error));

  if (root == NULL || !clout_json_foreach (root, NULL, look_at, &search, error))
    return FALSE;
  *ret_remote = search.remote;
  *ret_url = search.url;
  return TRUE;
}

static gint64
time_of (JsonNode *status)
{
  return clout_json_opt_time (status, "created_at", 0);
}

static void
add_endorsement (CloutBatch  *batch,
                 JsonNode    *status,
                 const PlusK *plus_k,
                 const char  *endorser,
                 const char  *receiver)
{
  clout_batch_add_endorsement (batch, &(CloutBatchEndorsement) {
    .endorser = endorser,
    .receiver = receiver,
    .topic = plus_k->topic,
    .remote_id = clout_json_opt_string (status, "id", NULL),
    .url = clout_json_opt_string (status, "url", NULL),
    .time = time_of (status),
  });
}

/**
 * clout_mastodon_add_given:
 * @batch: the batch to add to
 * @status: one of the account's statuses
 * @domain: domain for handles without one
 * @receiver: (nullable): remote id of the known recipient, if the server doesn't report it
 *
 * Adds the +K that a status of the account gives.
 *
 * Returns: whether it is a +K by the account; it is added if the recipient is known
 */
gboolean
clout_mastodon_add_given (CloutBatch *batch,
                          JsonNode   *status,
                          const char *domain,
                          const char *receiver)
{
  g_auto(PlusK) plus_k = { NULL, };

  if (!parse_plus_k (status, &plus_k))
    return FALSE;
  if (plus_k.mention != NULL)
    {
      clout_mastodon_add_person (batch, plus_k.mention, domain, CLOUT_PERSON_NONE);
      receiver = clout_json_opt_string (plus_k.mention, "id", NULL);
    }
  if (receiver != NULL)
    add_endorsement (batch, status, &plus_k, NULL, receiver);
  return TRUE;
}

/**
 * clout_mastodon_add_received:
 * @batch: the batch to add to
 * @status: a status by someone who is in the batch
 * @self: the account's id
 * @own: (nullable): the account's handle, with its server
 *
 * Adds the +K that a status gives to the account.
 *
 * Returns: whether it is a +K for the account, and was added
 */
gboolean
clout_mastodon_add_received (CloutBatch *batch,
                             JsonNode   *status,
                             const char *self,
                             const char *own)
{
  g_auto(PlusK) plus_k = { NULL, };

  if (!parse_plus_k (status, &plus_k)
      || !is_for (&plus_k, self, own, is_neighbor (status, own)))
    return FALSE;
  add_endorsement (batch, status, &plus_k, plus_k.endorser, NULL);
  return TRUE;
}

static SoupMessage *
check (const CloutEndorserContext *context,
       GError                    **error)
{
  g_autofree char *path = clout_url_build_path ("/api/v1/statuses", context->remote, NULL);

  return clout_request_checked (clout_request_new ("GET", context->origin, path, NULL), error);
}

/* After an edit, the new text counts. */
static gboolean
read_check (const CloutEndorserContext *context,
            CloutResponse              *response,
            gboolean                    given,
            CloutBatch                 *batch,
            GError                    **error)
{
  g_autoptr(JsonNode) root = clout_mastodon_dup_steady (clout_response_get_json (response, error));
  const char *endorser = root != NULL ? clout_json_opt_string (root, "account.id", NULL) : NULL;

  if (root == NULL)
    return FALSE;
  if (g_strcmp0 (clout_json_opt_string (root, "id", NULL), context->remote) != 0
      || (g_strcmp0 (endorser, context->self) == 0) != given)
    return TRUE;
  if (given)
    clout_mastodon_add_given (batch, root, clout_mastodon_domain (context->own, context->origin),
                              context->receiver);
  else
    clout_mastodon_add_received (batch, root, context->self, context->own);
  return TRUE;
}

static SoupMessage *
relationship (const char         *origin,
              const char *const  *people,
              GError            **error)
{
  return clout_request_checked (clout_request_new_many (origin, "/api/v1/accounts/relationships",
                                                        "id[]", people, CLOUT_ENDORSER_PEOPLE),
                                error);
}

static gboolean
read_relationship (JsonNode  *item,
                   gpointer   user_data,
                   GError   **error)
{
  const char *id = clout_json_opt_string (item, "id", NULL);
  gboolean blocked = clout_json_opt_bool (item, "blocking", FALSE)
    || clout_json_opt_bool (item, "blocked_by", FALSE)
    || clout_json_opt_bool (item, "muting", FALSE)
    || clout_json_opt_bool (item, "domain_blocking", FALSE);

  if (id != NULL)
    clout_batch_add_person (user_data, &(CloutBatchPerson) {
      .remote_id = id,
      .followers = -1, .following = -1, .posts = -1,
      .flags = (clout_json_opt_bool (item, "followed_by", FALSE) ? CLOUT_PERSON_FOLLOWS : 0)
               | (clout_json_opt_bool (item, "following", FALSE) ? CLOUT_PERSON_FOLLOWED : 0)
               | (blocked ? CLOUT_PERSON_BLOCKED : 0),
      .known = CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_FOLLOWED | CLOUT_PERSON_BLOCKED });
  return TRUE;
}

static gboolean
parse_relationship (CloutResponse *response,
                    CloutBatch    *batch,
                    GError       **error)
{
  g_autoptr(JsonNode) root = clout_mastodon_dup_steady (clout_response_get_json (response, error));

  return root != NULL && clout_json_foreach (root, NULL, read_relationship, batch, error);
}

const CloutEndorser clout_endorser_mastodon = {
  .carrier = CLOUT_CARRIER_POST,
  /* Translators: %s is the person's own handle */
  .explanation = N_("On Mastodon, a +K is a post from %s that mentions the recipient. You can "
                    "take it back, which deletes the post."),
  .oauth = &clout_mastodon_giving_oauth,
  .may_give = may_give,
  .dup_preview = dup_post,
  .endorse = endorse,
  .read_endorsed = read_endorsed,
  .retract = retract,
  .find = find,
  .read_found = read_found,
  .check = check,
  .read_check = read_check,
  .relationship = relationship,
  .parse_relationship = parse_relationship,
};
