/* activity-received.c: other people's reactions, from an inbox that an export may have.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/mastodon/activity.h"
#include "archives/readers/json-read.h"

static const char *
last_segment (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *name = slash != NULL ? slash + 1 : path;

  return *name == '@' ? name + 1 : name;
}

/* Returns: length of the host of an address that needs no decoding, which most are; 0 otherwise */
static gsize
count_plain_host (const char *actor)
{
  const char *host;
  const char *at;

  if (!g_str_has_prefix (actor, "https://"))
    return 0;
  at = host = actor + strlen ("https://");
  while (g_ascii_islower (*at) || g_ascii_isdigit (*at) || *at == '.' || *at == '-')
    at++;
  for (const char *path = at; *path != '\0'; path++)
    if (path == at ? *path != '/' : !g_ascii_isalnum (*path) && strchr ("/@._-", *path) == NULL)
      return 0;

  return at - host;
}

static char *
join_handle (const char *name,
             const char *path,
             const char *host,
             gsize       length)
{
  char *handle;
  gsize n_name;

  if (name == NULL || *name == '\0')
    name = last_segment (path);
  if (*name == '\0')
    return NULL;

  n_name = strlen (name);
  handle = g_malloc (n_name + 1 + length + 1);
  memcpy (handle, name, n_name);
  handle[n_name] = '@';
  memcpy (handle + n_name + 1, host, length);
  handle[n_name + 1 + length] = '\0';

  return handle;
}

/**
 * clout_activity_dup_handle:
 * @actor: an actor's id, an HTTPS URL
 * @name: (nullable): the user name, if known
 *
 * Returns: (transfer full) (nullable): "name@host", with the name from the end of the URL if
 *   @name is %NULL; %NULL if @actor isn't a URL
 */
char *
clout_activity_dup_handle (const char *actor,
                           const char *name)
{
  gsize length = count_plain_host (actor);
  g_autoptr(GUri) uri = NULL;
  const char *host;

  if (length > 0)
    {
      host = actor + strlen ("https://");
      return join_handle (name, host + length, host, length);
    }

  uri = g_uri_parse (actor, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0')
    return NULL;

  return join_handle (name, g_uri_get_path (uri), host, strlen (host));
}

static gboolean
is_own (const CloutArchiveOwner *owner,
        const char              *id)
{
  return id != NULL
         && g_str_has_prefix (id, owner->id)
         && strchr ("/#?", id[strlen (owner->id)]) != NULL;
}

static const char *
find_quoted (JsonNode *object)
{
  static const char *const names[] = { "quote", "quoteUri", "quoteUrl", "_misskey_quote" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *id = clout_json_read_id (object, names[i]);

      if (id != NULL)
        return id;
    }

  return NULL;
}

static gboolean
mentions (JsonNode   *object,
          const char *owner)
{
  JsonArray *tags = clout_json_opt_array (object, "tag");

  for (guint i = 0; i < clout_json_length (tags); i++)
    {
      JsonNode *tag = json_array_get_element (tags, i);

      if (g_strcmp0 (clout_json_opt_string (tag, "type", NULL), "Mention") == 0
          && g_strcmp0 (clout_json_opt_string (tag, "href", NULL), owner) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_words (const CloutArchiveOwner *owner,
            JsonNode                *object,
            CloutBatchReaction      *reaction)
{
  const char *in_reply_to = clout_json_read_id (object, "inReplyTo");
  const char *quoted = find_quoted (object);

  reaction->remote_id = clout_json_opt_string (object, "id", NULL);
  reaction->url = clout_json_opt_string (object, "url", NULL);
  if (reaction->remote_id == NULL)
    return FALSE;
  if (is_own (owner, quoted))
    {
      reaction->kind = CLOUT_REACTION_QUOTE;
      reaction->post = quoted;
      return TRUE;
    }
  if (is_own (owner, in_reply_to))
    {
      reaction->kind = CLOUT_REACTION_REPLY;
      reaction->post = in_reply_to;
      return TRUE;
    }
  reaction->kind = CLOUT_REACTION_MENTION;

  return mentions (object, owner->id);
}

static gboolean
read_reaction (const CloutArchiveOwner *owner,
               JsonNode                *activity,
               CloutBatchReaction      *reaction)
{
  const char *type = clout_json_opt_string (activity, "type", NULL);
  const char *object = clout_json_read_id (activity, "object");

  if (g_strcmp0 (type, "Create") == 0)
    return read_words (owner, clout_json_opt_object (activity, "object"), reaction);
  if (g_strcmp0 (type, "Follow") == 0)
    {
      reaction->kind = CLOUT_REACTION_FOLLOW;
      return g_strcmp0 (object, owner->id) == 0;
    }
  if (g_strcmp0 (type, "Like") == 0)
    reaction->kind = CLOUT_REACTION_LIKE;
  else if (g_strcmp0 (type, "Announce") == 0)
    reaction->kind = CLOUT_REACTION_RESHARE;
  else
    return FALSE;
  reaction->post = object;

  return is_own (owner, object);
}

static gint64
read_total (JsonNode   *actor,
            const char *name)
{
  return clout_json_opt_count (clout_json_opt_object (actor, name), "totalItems");
}

static void
add_person (JsonNode   *activity,
            const char *id,
            gboolean    follows,
            CloutBatch *batch)
{
  JsonNode *actor = clout_json_opt_object (activity, "actor");
  const char *type = clout_json_opt_string (actor, "type", NULL);
  g_autofree char *handle = NULL;

  handle = clout_activity_dup_handle (id, clout_json_opt_string (actor, "preferredUsername", NULL));
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = id,
    .handle = handle,
    .name = clout_json_opt_string (actor, "name", NULL),
    .avatar = clout_json_opt_string (actor, "icon.url", NULL),
    .url = actor != NULL ? clout_json_opt_string (actor, "url", NULL) : id,
    .followers = read_total (actor, "followers"),
    .following = read_total (actor, "following"),
    .posts = read_total (actor, "outbox"),
    .flags = (follows ? CLOUT_PERSON_FOLLOWS : 0)
             | (g_strcmp0 (type, "Service") == 0 || g_strcmp0 (type, "Application") == 0
                ? CLOUT_PERSON_BOT : 0),
    .known = (follows ? CLOUT_PERSON_FOLLOWS : 0) | (type != NULL ? CLOUT_PERSON_BOT : 0),
  });
}

static gboolean
read_plus_k (const CloutArchiveOwner *owner,
             JsonNode                *activity,
             const char              *person,
             CloutBatch              *batch)
{
  JsonNode *note = clout_json_opt_object (activity, "object");
  const char *writer = clout_json_read_id (note, "attributedTo");

  if (g_strcmp0 (clout_json_opt_string (activity, "type", NULL), "Create") != 0
      || (writer != NULL && strcmp (writer, person) != 0)
      || !clout_activity_add_plus_k (owner, activity, person, batch))
    return FALSE;
  add_person (activity, person, FALSE, batch);

  return TRUE;
}

/**
 * clout_activity_read_received:
 * @owner: the archive's owner, and what was read so far
 * @activity: an activity
 * @batch: the batch to add to
 *
 * Adds the reaction if the activity is a Like, an Announce, a Follow, someone's reply or mention,
 * or a +K for the owner. Other people's text isn't kept.
 *
 * Mastodon's own exports have no inbox. Other programs can add one as "inbox.json", an
 * OrderedCollection of the activities as received. An actor can be an id or an object; the totals
 * of followers, following and outbox are read from objects.
 */
void
clout_activity_read_received (const CloutArchiveOwner *owner,
                              JsonNode                *activity,
                              CloutBatch              *batch)
{
  const char *person = clout_json_read_id (activity, "actor");
  JsonNode *object = clout_json_opt_object (activity, "object");
  CloutBatchReaction reaction = { 0, };
  g_autofree char *post = NULL;

  if (person == NULL || strcmp (person, owner->id) == 0
      || read_plus_k (owner, activity, person, batch)
      || !read_reaction (owner, activity, &reaction))
    return;

  if (clout_json_read_timestamp (activity, "published", &reaction.time)
      || (object != NULL && clout_json_read_timestamp (object, "published", &reaction.time)))
    reaction.time += owner->shift;
  reaction.person = person;
  post = clout_activity_dup_post_id (owner, reaction.post);
  reaction.post = post;
  add_person (activity, person, reaction.kind == CLOUT_REACTION_FOLLOW, batch);
  clout_batch_add_reaction (batch, &reaction);
}
