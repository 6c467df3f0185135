/* entity.c: Bluesky's handles, profiles and posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/bluesky/entity.h"

#include <string.h>

#include "model/post-text.h"
#include "networks/listing.h"
#include "score/post-flags.h"
#include "web/json.h"

#define MAX_TAGS 64
#define MAX_HANDLE 253
#define MAX_DID 2048

#define LABEL "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
#define HANDLE "^(" LABEL "\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"
#define DID "^did:[a-z]+:[A-Za-z0-9._:%-]*[A-Za-z0-9._-]$"

/* What profiles show instead of a handle that fails verification. */
#define INVALID "handle.invalid"

#define POST "^at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/app\\.bsky\\.feed\\.post/([A-Za-z0-9._:~-]+)$"

static const char *
skip_address (const char *text)
{
  static const char *const prefixes[] = {
    "https://bsky.app/profile/", "http://bsky.app/profile/", "bsky.app/profile/", "at://", "@",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return text + strlen (prefixes[i]);
  return text;
}

static gboolean
matches (const char *text,
         const char *pattern,
         gsize       longest)
{
  return strnlen (text, longest + 1) <= longest
    && g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * clout_bluesky_dup_handle:
 * @typed: "alice.bsky.social", with or without a leading "@", "did:plc:…", or the URL of a
 *   profile
 *
 * Parses a handle, which is a host name and so has no "@" in the middle.
 *
 * Returns: (transfer full) (nullable): the handle in lower case or the DID
 */
char *
clout_bluesky_dup_handle (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *name = skip_address (text);
  g_autofree char *actor = g_strndup (name, strcspn (name, "/?#"));
  g_autofree char *lower = g_ascii_strdown (actor, -1);

  if (matches (actor, DID, MAX_DID))
    return g_steal_pointer (&actor);
  return matches (lower, HANDLE, MAX_HANDLE) ? g_steal_pointer (&lower) : NULL;
}

/**
 * clout_bluesky_get_handle:
 * @profile: a profile view of any kind
 *
 * Returns: (transfer none) (nullable): the handle, if it is verified
 */
const char *
clout_bluesky_get_handle (JsonNode *profile)
{
  const char *handle = clout_json_opt_string (profile, "handle", NULL);

  return g_strcmp0 (handle, INVALID) != 0 ? handle : NULL;
}

/**
 * clout_bluesky_dup_post_url:
 * @uri: (nullable): "at://did:plc:…/app.bsky.feed.post/3k…"
 *
 * Returns: (transfer full) (nullable): its web address, if it is a post
 */
char *
clout_bluesky_dup_post_url (const char *uri)
{
  g_auto(GStrv) parts = uri != NULL ? g_regex_split_simple (POST, uri, 0, 0) : NULL;

  if (parts == NULL || g_strv_length (parts) != 4)
    return NULL;
  return g_strdup_printf ("https://bsky.app/profile/%s/post/%s", parts[1], parts[2]);
}

/**
 * clout_bluesky_is_of:
 * @uri: (nullable): AT URI of a record
 * @did: (nullable): the DID to check
 *
 * Returns: whether the record is in their repository
 */
gboolean
clout_bluesky_is_of (const char *uri,
                     const char *did)
{
  gsize length = did != NULL ? strlen (did) : 0;

  return length > 0 && uri != NULL && g_str_has_prefix (uri, "at://")
    && strncmp (uri + strlen ("at://"), did, length) == 0
    && uri[strlen ("at://") + length] == '/';
}

/**
 * clout_bluesky_dup_did:
 * @uri: (nullable): AT URI of a record
 *
 * Returns: (transfer full) (nullable): the DID of its repository
 */
char *
clout_bluesky_dup_did (const char *uri)
{
  const char *start = uri != NULL && g_str_has_prefix (uri, "at://") ? uri + strlen ("at://") : "";
  g_autofree char *did = g_strndup (start, strcspn (start, "/"));

  return matches (did, DID, MAX_DID) ? g_steal_pointer (&did) : NULL;
}

/**
 * clout_bluesky_get_time:
 * @node: a view with an "indexedAt"
 * @created: path of the time claimed by the author
 *
 * Returns the time of a record. Authors can claim any time, so it is capped at the time the
 *   server first saw the record, which is also the order of lists.
 *
 * Returns: Unix seconds, 0 if unknown
 */
gint64
clout_bluesky_get_time (JsonNode   *node,
                        const char *created)
{
  gint64 claimed = clout_json_opt_time (node, created, 0);
  gint64 seen = clout_json_opt_time (node, "indexedAt", 0);

  if (claimed <= 0 || seen <= 0)
    return MAX (MAX (claimed, seen), 0);
  return MIN (claimed, seen);
}

/* Only accounts themselves can say that they are a bot: labels by others are opinions. */
static gboolean
is_bot (JsonNode   *profile,
        const char *did)
{
  JsonArray *labels = clout_json_opt_array (profile, "labels");

  for (guint i = 0; i < clout_json_length (labels); i++)
    {
      JsonNode *label = json_array_get_element (labels, i);

      if (g_strcmp0 (clout_json_opt_string (label, "val", NULL), "bot") == 0
          && g_strcmp0 (clout_json_opt_string (label, "src", NULL), did) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * clout_bluesky_add_person:
 * @batch: the batch to add to
 * @profile: a profile view of any kind; skipped if it has no DID
 * @flags: flags that relate them to the account, if known
 *
 * Adds a person.
 */
void
clout_bluesky_add_person (CloutBatch       *batch,
                          JsonNode         *profile,
                          CloutPersonFlags  flags)
{
  const char *did = clout_json_opt_string (profile, "did", NULL);
  const char *handle = clout_bluesky_get_handle (profile);
  const char *name = clout_json_opt_string (profile, "displayName", NULL);
  g_autofree char *url = NULL;
  CloutPersonFlags known = flags;

  if (did == NULL)
    return;
  if (clout_json_opt_array (profile, "labels") != NULL)
    known |= CLOUT_PERSON_BOT;
  url = g_strconcat ("https://bsky.app/profile/", did, NULL);
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = did,
    .handle = handle,
    .name = name != NULL && *name != '\0' ? name : handle,
    .avatar = clout_json_opt_string (profile, "avatar", NULL),
    .url = url,
    .followers = clout_json_opt_int (profile, "followersCount", -1),
    .following = clout_json_opt_int (profile, "followsCount", -1),
    .posts = clout_json_opt_int (profile, "postsCount", -1),
    .flags = flags | (is_bot (profile, did) ? CLOUT_PERSON_BOT : 0),
    .known = known,
  });
}

/* Reads the targets of marked places in the text. */
static void
read_features (JsonArray *features,
               GPtrArray *tags,
               gboolean  *has_link)
{
  for (guint i = 0; i < clout_json_length (features); i++)
    {
      JsonNode *feature = json_array_get_element (features, i);
      const char *type = clout_json_opt_string (feature, "$type", NULL);
      const char *tag = clout_json_opt_string (feature, "tag", NULL);

      if (g_strcmp0 (type, "app.bsky.richtext.facet#link") == 0)
        *has_link = TRUE;
      else if (tag != NULL && *tag != '\0' && tags->len < MAX_TAGS)
        g_ptr_array_add (tags, (gpointer) tag);
    }
}

/* Tags are in the text or, if the author doesn't want them to be visible, listed separately. */
static const char **
dup_tags (JsonNode *post,
          gboolean *has_link)
{
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();
  JsonArray *facets = clout_json_opt_array (post, "record.facets");
  JsonArray *beside = clout_json_opt_array (post, "record.tags");

  for (guint i = 0; i < clout_json_length (facets); i++)
    read_features (clout_json_opt_array (json_array_get_element (facets, i), "features"), tags,
                   has_link);
  for (guint i = 0; i < clout_json_length (beside) && tags->len < MAX_TAGS; i++)
    {
      const char *tag = clout_json_opt_string (json_array_get_element (beside, i), NULL, NULL);

      if (tag != NULL && *tag != '\0')
        g_ptr_array_add (tags, (gpointer) tag);
    }
  if (tags->len == 0)
    return NULL;
  g_ptr_array_add (tags, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static guint
read_flags (JsonNode   *post,
            const char *self,
            gboolean    has_link)
{
  const char *replied_to = clout_json_opt_string (post, "record.reply.parent.uri", NULL);
  const char *embed = clout_json_opt_string (post, "record.embed.$type", "");
  guint flags = clout_post_text_get_flags (clout_json_opt_string (post, "record.text", ""));

  if (strcmp (embed, "app.bsky.embed.recordWithMedia") == 0)
    embed = clout_json_opt_string (post, "record.embed.media.$type", "");
  /* Continuing the account's own thread isn't a reply to anyone. */
  if (replied_to != NULL && !clout_bluesky_is_of (replied_to, self))
    flags |= CLOUT_POST_REPLY;
  if (strcmp (embed, "app.bsky.embed.images") == 0 || strcmp (embed, "app.bsky.embed.video") == 0
      || strcmp (embed, "app.bsky.embed.gallery") == 0)
    flags |= CLOUT_POST_MEDIA;
  if (has_link || strcmp (embed, "app.bsky.embed.external") == 0)
    flags |= CLOUT_POST_LINK;
  return flags;
}

/* Returns the quoted post, with or without media. */
static const char *
get_quoted (JsonNode *post)
{
  return clout_json_opt_string (post, "record.embed.record.uri",
                                clout_json_opt_string (post, "record.embed.record.record.uri",
                                                       NULL));
}

static void
add_own_words (CloutBatch        *batch,
               CloutReactionKind  kind,
               const char        *subject,
               const char        *uri,
               const char        *self)
{
  if (clout_bluesky_is_of (subject, self))
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { kind, subject, uri });
}

/* Returns the kinds of own reactions to the post that the server reports, which it does for its
   viewer only. */
static guint
add_own_acts (CloutBatch                *batch,
              JsonNode                  *post,
              const char                *uri,
              const CloutRequestContext *context)
{
  add_own_words (batch, CLOUT_REACTION_REPLY,
                 clout_json_opt_string (post, "record.reply.parent.uri", NULL), uri, context->self);
  add_own_words (batch, CLOUT_REACTION_QUOTE, get_quoted (post), uri, context->self);
  if (!context->signed_in)
    return 0;
  if (clout_json_opt_string (post, "viewer.like", NULL) != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_LIKE, uri, NULL });
  if (clout_json_opt_string (post, "viewer.repost", NULL) != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_RESHARE, uri, NULL });
  return CLOUT_ACTS_ONCE;
}

/**
 * clout_bluesky_add_post:
 * @batch: the batch to add to
 * @post: a postView of one of the account's posts; skipped without a URI or time
 * @context: what the request is for
 *
 * Adds a post.
 */
void
clout_bluesky_add_post (CloutBatch                *batch,
                        JsonNode                  *post,
                        const CloutRequestContext *context)
{
  const char *uri = clout_json_opt_string (post, "uri", NULL);
  g_autofree char *url = clout_bluesky_dup_post_url (uri);
  g_autofree char *excerpt = NULL;
  g_autofree const char **tags = NULL;
  gboolean has_link = FALSE;
  CloutBatchPost own = {
    .remote_id = uri,
    .url = url,
    .in_reply_to = clout_json_opt_string (post, "record.reply.parent.uri", NULL),
    .time = clout_bluesky_get_time (post, "record.createdAt"),
  };

  if (own.remote_id == NULL || own.time == 0)
    return;
  excerpt = clout_post_text_dup_excerpt (clout_json_opt_string (post, "record.text", ""));
  tags = dup_tags (post, &has_link);
  own.excerpt = excerpt;
  own.tags = tags;
  own.flags = read_flags (post, context->self, has_link);
  own.told = add_own_acts (batch, post, uri, context);
  own.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (post, "replyCount");
  own.counts[CLOUT_REACTION_RESHARE] = clout_listing_read_count (post, "repostCount");
  own.counts[CLOUT_REACTION_LIKE] = clout_listing_read_count (post, "likeCount");
  own.counts[CLOUT_REACTION_QUOTE] = clout_listing_read_count (post, "quoteCount");
  clout_batch_add_post (batch, &own);
}
