/* bluesky.c: a Bluesky account's repository as a CAR file, with everything that the account
 * wrote.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "model/post-text.h"
#include "score/post-flags.h"

/* The same as in networks/bluesky.c for accounts added by handle. */
#define SERVER "https://public.api.bsky.app"
#define FILES "*.car"
#define POST "app.bsky.feed.post/"
#define LIKE "app.bsky.feed.like/"
#define REPOST "app.bsky.feed.repost/"
#define FOLLOW "app.bsky.graph.follow/"
#define MAX_TAGS 64
#define MAX_DID 2048

static JsonNode *
walk (JsonNode   *object,
      const char *one,
      const char *two)
{
  return clout_json_opt_object (clout_json_opt_object (object, one), two);
}

/* Returns the DID in "at://did:plc:…/app.bsky.feed.post/3k…". */
static char *
dup_did (const char *uri)
{
  const char *did = uri != NULL && g_str_has_prefix (uri, "at://did:") ? uri + strlen ("at://")
                                                                      : NULL;
  gsize length = did != NULL ? strcspn (did, "/") : 0;

  return length > 0 && length <= MAX_DID && did[length] == '/' ? g_strndup (did, length) : NULL;
}

static void
add_person (CloutBatch       *batch,
            const char       *did,
            CloutPersonFlags  flags)
{
  g_autofree char *url = g_strconcat ("https://bsky.app/profile/", did, NULL);

  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = did, .url = url, .followers = -1, .following = -1, .posts = -1,
    .flags = flags, .known = flags });
}

/* Adds a reaction to a record: to someone else's as given, to the owner's as an own act. */
static void
add_act (const CloutArchiveOwner *owner,
         CloutReactionKind        kind,
         const char              *subject,
         const char              *own_words,
         gint64                   time,
         CloutBatch              *batch)
{
  g_autofree char *did = dup_did (subject);

  if (did == NULL)
    return;
  if (strcmp (did, owner->id) == 0)
    {
      clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { kind, subject, own_words });
      return;
    }
  if (kind == CLOUT_REACTION_QUOTE)
    return;
  add_person (batch, did, CLOUT_PERSON_NONE);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = kind, .person = did, .remote_id = own_words != NULL ? own_words : subject,
    .time = time });
}

static void
read_features (JsonArray *features,
               GPtrArray *tags,
               gboolean  *has_link)
{
  for (guint i = 0; i < clout_json_length (features); i++)
    {
      JsonNode *feature = json_array_get_element (features, i);
      const char *tag = clout_json_opt_string (feature, "tag", NULL);

      if (g_strcmp0 (clout_json_opt_string (feature, "$type", NULL),
                     "app.bsky.richtext.facet#link") == 0)
        *has_link = TRUE;
      else if (tag != NULL && *tag != '\0' && tags->len < MAX_TAGS)
        g_ptr_array_add (tags, (gpointer) tag);
    }
}

/* Tags are marked in the text or, if they shouldn't be visible there, listed beside it. */
static const char **
dup_tags (JsonNode *record,
          gboolean *has_link)
{
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();
  JsonArray *facets = clout_json_opt_array (record, "facets");
  JsonArray *beside = clout_json_opt_array (record, "tags");

  for (guint i = 0; i < clout_json_length (facets); i++)
    read_features (clout_json_opt_array (json_array_get_element (facets, i), "features"), tags,
                   has_link);
  for (guint i = 0; i < clout_json_length (beside); i++)
    {
      JsonNode *tag = json_array_get_element (beside, i);

      if (json_node_get_value_type (tag) == G_TYPE_STRING && *json_node_get_string (tag) != '\0'
          && tags->len < MAX_TAGS)
        g_ptr_array_add (tags, (gpointer) json_node_get_string (tag));
    }
  if (tags->len == 0)
    return NULL;
  g_ptr_array_add (tags, NULL);

  return (const char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static guint
read_embed (JsonNode *record)
{
  JsonNode *embed = clout_json_opt_object (record, "embed");
  const char *type = clout_json_opt_string (embed, "$type", NULL);

  if (g_strcmp0 (type, "app.bsky.embed.recordWithMedia") == 0)
    type = clout_json_opt_string (embed, "media.$type", NULL);
  if (g_strcmp0 (type, "app.bsky.embed.external") == 0)
    return CLOUT_POST_LINK;

  return g_strcmp0 (type, "app.bsky.embed.images") == 0
         || g_strcmp0 (type, "app.bsky.embed.video") == 0
         || g_strcmp0 (type, "app.bsky.embed.gallery") == 0 ? CLOUT_POST_MEDIA : CLOUT_POST_NONE;
}

static const char *
get_quoted (JsonNode *record)
{
  JsonNode *quoted = walk (record, "embed", "record");
  const char *uri = clout_json_opt_string (quoted, "uri", NULL);

  return uri != NULL ? uri : clout_json_opt_string (quoted, "record.uri", NULL);
}

static void
add_post (const CloutArchiveOwner *owner,
          JsonNode                *record,
          const char              *key,
          CloutBatch              *batch)
{
  const char *text = clout_json_opt_string (record, "text", NULL);
  const char *replied_to = clout_json_opt_string (walk (record, "reply", "parent"), "uri", NULL);
  gboolean has_link = FALSE;
  g_autofree const char **tags = dup_tags (record, &has_link);
  g_autofree char *excerpt = clout_post_text_dup_excerpt (text);
  g_autofree char *uri = g_strconcat ("at://", owner->id, "/" POST, key, NULL);
  g_autofree char *url = g_strconcat ("https://bsky.app/profile/", owner->id, "/post/", key, NULL);
  g_autofree char *writer = dup_did (replied_to);
  CloutBatchPost post = {
    .remote_id = uri, .url = url, .excerpt = excerpt, .in_reply_to = replied_to, .tags = tags,
    .flags = clout_post_text_get_flags (text) | read_embed (record),
    .told = owner->told, .part = CLOUT_POST_WITHOUT_COUNTS,
  };

  if (!clout_json_read_timestamp (record, "createdAt", &post.time))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }
  post.time += owner->shift;
  if (has_link)
    post.flags |= CLOUT_POST_LINK;
  if (writer != NULL && strcmp (writer, owner->id) != 0)
    post.flags |= CLOUT_POST_REPLY;
  clout_batch_add_post (batch, &post);
  add_act (owner, CLOUT_REACTION_REPLY, replied_to, uri, post.time, batch);
  add_act (owner, CLOUT_REACTION_QUOTE, get_quoted (record), uri, post.time, batch);
}

static void
read_post (const CloutArchiveOwner *owner,
           JsonNode                *block,
           CloutBatch              *batch)
{
  const char *digest = clout_json_opt_string (block, "digest", NULL);
  JsonNode *record = clout_json_opt_object (block, "value");
  const char *path;

  if (record == NULL)
    return;
  for (guint i = 0; (path = clout_car_repository_find (owner->repository, digest, i)) != NULL; i++)
    if (g_str_has_prefix (path, POST))
      add_post (owner, record, path + strlen (POST), batch);
}

static void
read_act (const CloutArchiveOwner *owner,
          JsonNode                *block,
          CloutBatch              *batch)
{
  JsonNode *record = clout_json_opt_object (block, "value");
  const char *path = clout_car_repository_find (owner->repository,
                                            clout_json_opt_string (block, "digest", NULL), 0);
  const char *subject = clout_json_opt_string (record, "subject.uri", NULL);
  const char *followed = clout_json_opt_string (record, "subject", NULL);
  gint64 time;

  if (path == NULL || !clout_json_read_timestamp (record, "createdAt", &time))
    return;
  time += owner->shift;
  if (g_str_has_prefix (path, LIKE))
    add_act (owner, CLOUT_REACTION_LIKE, subject, NULL, time, batch);
  else if (g_str_has_prefix (path, REPOST))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_SHARE);
      add_act (owner, CLOUT_REACTION_RESHARE, subject, NULL, time, batch);
    }
  else if (g_str_has_prefix (path, FOLLOW) && followed != NULL
           && g_str_has_prefix (followed, "did:") && strlen (followed) <= MAX_DID)
    add_person (batch, followed, CLOUT_PERSON_FOLLOWED);
}

static CloutCarRepository *
finish (CloutCarRepository  *repository,
        const char          *name,
        GError             **error)
{
  if (clout_car_repository_finish (repository, error))
    return repository;

  g_prefix_error (error, "%s: ", name);
  clout_car_repository_free (repository);

  return NULL;
}

static CloutCarRepository *
read_repository (CloutMembers  *members,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, FILES);
  const char *name = g_ptr_array_index (names, 0);
  g_autoptr(CloutCarRepository) repository = clout_car_repository_new ();
  g_autoptr(CloutItemStream) stream = NULL;

  stream = clout_item_stream_open (clout_members_get_path (members), name, CLOUT_ITEMS_CAR, NULL,
                                   NULL, cancellable, error);
  while (stream != NULL)
    {
      g_autoptr(JsonNode) block = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !clout_item_stream_next (stream, &block, error))
        return NULL;
      if (block == NULL)
        return finish (g_steal_pointer (&repository), name, error);
      if (!clout_car_repository_add (repository, block, error))
        return NULL;
    }

  return NULL;
}

/* A repository doesn't contain its handle: the network knows the DID's. */
static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(CloutCarRepository) repository = read_repository (members, cancellable, error);
  const char *did = repository != NULL ? clout_car_repository_get_did (repository) : NULL;
  CloutAccount *account;

  if (repository == NULL)
    return NULL;
  if (!g_str_has_prefix (did, "did:") || strlen (did) > MAX_DID)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "The repository does not say whose it is");
      return NULL;
    }
  account = clout_account_new ("bluesky", SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, did);
  clout_account_set_name (account, clout_car_repository_get_name (repository));
  clout_account_set_counters (account, -1, clout_car_repository_get_following (repository), -1, -1);
  *ret_owner = g_strdup (did);

  return account;
}

static const char *const probes[] = { FILES, NULL };
static const char *const needed[] = { NULL };

/* Reactions are read in a second pass, because posts must be there before the reactions to them. */
const CloutArchiveFormat clout_archive_bluesky = {
  .network = "bluesky",
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .read_repository = read_repository,
  .told = CLOUT_ACTS_ONCE,
  .streams = {
    { FILES, CLOUT_ITEMS_CAR, NULL, read_post, TRUE },
    { FILES, CLOUT_ITEMS_CAR, NULL, read_act, TRUE },
  },
};
