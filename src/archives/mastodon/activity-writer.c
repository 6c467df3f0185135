/* activity-writer.c: finds the author of a post by its URL, and handles in mentions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/mastodon/activity.h"
#include "archives/readers/json-read.h"

/* Number of handles to remember; more than anyone replies to. */
#define MAX_HANDLES 20000
/* Mastodon's ids are milliseconds since 1970, shifted by this many bits. Before 2017 they were
   counted from 1. */
#define ID_TIME_SHIFT 16
#define ID_FIRST_SECOND G_GINT64_CONSTANT (1451606400)

/* Returns the host of a URL, or of an OStatus id: "tag:a.example,2017-01-05:objectId=1". */
static char *
dup_host (const char *address)
{
  g_autoptr(GUri) uri = NULL;

  if (address == NULL)
    return NULL;
  if (g_str_has_prefix (address, "tag:"))
    return g_strndup (address + strlen ("tag:"), strcspn (address + strlen ("tag:"), ",:"));
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  return uri != NULL ? g_ascii_strdown (g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "",
                                        -1) : NULL;
}

static gboolean
has_same_host (const char *one,
               const char *other)
{
  g_autofree char *first = dup_host (one);
  g_autofree char *second = dup_host (other);

  return first != NULL && *first != '\0' && g_strcmp0 (first, second) == 0;
}

static gboolean
is_below (const char *address,
          const char *actor)
{
  return g_str_has_prefix (address, actor) && strchr ("/#?", address[strlen (actor)]) != NULL;
}

/* Only the spelling in a post is reliable: a URL may have a number or another domain. */
static void
note_handle (const CloutArchiveOwner *owner,
             const char              *href,
             const char              *name)
{
  const char *handle = name != NULL && *name == '@' ? name + 1 : name;

  if (owner->handles != NULL && handle != NULL && strchr (handle, '@') != NULL
      && g_hash_table_size (owner->handles) < MAX_HANDLES)
    g_hash_table_replace (owner->handles, g_strdup (href), g_strdup (handle));
}

static const char *
find_mentioned (const CloutArchiveOwner *owner,
                JsonNode                *note,
                const char              *address)
{
  JsonArray *tags = note != NULL ? clout_json_opt_array (note, "tag") : NULL;
  const char *at_host = NULL;
  const char *writer = NULL;
  guint n_at_host = 0;

  for (guint i = 0; i < clout_json_length (tags); i++)
    {
      JsonNode *tag = json_array_get_element (tags, i);
      const char *href = clout_json_opt_string (tag, "href", NULL);

      if (href == NULL || g_strcmp0 (clout_json_opt_string (tag, "type", NULL), "Mention") != 0
          || g_strcmp0 (href, owner->id) == 0)
        continue;
      note_handle (owner, href, clout_json_opt_string (tag, "name", NULL));
      if (is_below (address, href))
        writer = href;
      if (has_same_host (address, href) && g_strcmp0 (href, at_host) != 0)
        n_at_host++, at_host = href;
    }

  return writer != NULL ? writer : n_at_host == 1 ? at_host : NULL;
}

/**
 * clout_activity_dup_writer:
 * @owner: the archive's owner, and what was read so far
 * @note: (nullable): the replying post, whose mentions are searched
 * @address: (nullable): URL of the post that was replied to, shared or liked
 *
 * Finds the author of a post. Mastodon's URLs begin with the author's. Otherwise the author is
 * the mentioned person, if only one is on the same server.
 *
 * Returns: (transfer full) (nullable): the author's id, or %NULL if unknown
 */
char *
clout_activity_dup_writer (const CloutArchiveOwner *owner,
                           JsonNode                *note,
                           const char              *address)
{
  const char *end = address != NULL ? g_strrstr (address, "/statuses/") : NULL;
  const char *mentioned = address != NULL ? find_mentioned (owner, note, address) : NULL;

  if (end != NULL && g_str_has_prefix (address, "https://"))
    return g_strndup (address, end - address);

  return g_strdup (mentioned);
}

/**
 * clout_activity_is_own:
 * @owner: the archive's owner, and what was read so far
 * @note: (nullable): as for clout_activity_dup_writer()
 * @address: (nullable): URL of a post
 *
 * Returns: whether the owner wrote the post. Akkoma's URLs don't contain the author, so a post on
 *   the owner's server is taken for theirs if no one else there is mentioned
 */
gboolean
clout_activity_is_own (const CloutArchiveOwner *owner,
                       JsonNode                *note,
                       const char              *address)
{
  g_autofree char *writer = clout_activity_dup_writer (owner, note, address);

  if (address == NULL || writer != NULL)
    return address == NULL || strcmp (writer, owner->id) == 0;

  return is_below (address, owner->id) || has_same_host (address, owner->id);
}

/**
 * clout_activity_read_id_time:
 * @address: (nullable): URL of a post
 * @ret_time: (out): Unix seconds
 *
 * Reads a post's time from its Mastodon id.
 *
 * Returns: whether the URL ends in a Mastodon id that contains the post's time
 */
gboolean
clout_activity_read_id_time (const char *address,
                             gint64     *ret_time)
{
  const char *end = address != NULL ? g_strrstr (address, "/statuses/") : NULL;
  guint64 id;

  if (end == NULL
      || !g_ascii_string_to_unsigned (end + strlen ("/statuses/"), 10, 0, G_MAXINT64, &id, NULL))
    return FALSE;
  *ret_time = (gint64) (id >> ID_TIME_SHIFT) / 1000;

  return *ret_time >= ID_FIRST_SECOND && *ret_time <= G_MAXUINT32;
}

/* Such URLs can have numbers instead of names on Mastodon. */
static char *
dup_likely_handle (const char *actor)
{
  return strstr (actor, "/ap/users/") == NULL ? clout_activity_dup_handle (actor, NULL) : NULL;
}

/**
 * clout_activity_add_known:
 * @owner: the archive's owner, and what was read so far
 * @batch: the batch to add to
 * @actor: id of someone without further data in the export
 *
 * Adds someone with only an id.
 */
void
clout_activity_add_known (const CloutArchiveOwner *owner,
                          CloutBatch              *batch,
                          const char              *actor)
{
  const char *spelled = owner->handles != NULL ? g_hash_table_lookup (owner->handles, actor)
                                               : NULL;
  g_autofree char *handle = spelled != NULL ? g_strdup (spelled) : dup_likely_handle (actor);

  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = actor, .handle = handle, .url = actor, .followers = -1, .following = -1,
    .posts = -1 });
}
