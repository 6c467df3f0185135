/* activity-plus-k.c: finds +K among the notes of an export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/mastodon/activity.h"
#include "archives/readers/json-read.h"
#include "base/html.h"
#include "topics/plus-k-text.h"

/* A +K is short; anything longer isn't one. */
#define MAX_HTML (16 * 1024)

/* A handle may omit the host, as in what servers make of "@name@host". */
static gboolean
is_named (const char *full,
          const char *handle)
{
  gsize length = strcspn (handle, "@");

  return strcspn (full, "@") == length
         && g_ascii_strncasecmp (full, handle, handle[length] == '\0' ? length : strlen (full) + 1)
            == 0;
}

/* The mentions in the note identify the recipient, unless two of them have the name. */
static const char *
find_mentioned (JsonNode   *note,
                const char *handle)
{
  JsonArray *tags = clout_json_opt_array (note, "tag");
  const char *found = NULL;

  for (guint i = 0; i < clout_json_length (tags); i++)
    {
      JsonNode *tag = json_array_get_element (tags, i);
      const char *href = clout_json_opt_string (tag, "href", NULL);
      const char *name = clout_json_opt_string (tag, "name", NULL);
      g_autofree char *full = NULL;

      if (href == NULL || g_strcmp0 (clout_json_opt_string (tag, "type", NULL), "Mention") != 0)
        continue;
      name = name != NULL && *name == '@' ? name + 1 : NULL;
      full = name != NULL && strchr (name, '@') != NULL ? g_strdup (name)
                                                        : clout_activity_dup_handle (href, name);
      if (full == NULL || !is_named (full, handle))
        continue;
      if (found != NULL && strcmp (found, href) != 0)
        return NULL;
      found = href;
    }

  return found;
}

/**
 * clout_activity_add_plus_k:
 * @owner: owner of the export
 * @activity: activity that creates a note
 * @endorser: (nullable): id of the author, who is in the batch, or %NULL for the owner
 * @batch: receives the +K if the owner gave or received it
 *
 * Adds the +K that a note contains, if it is one.
 *
 * Returns: whether it is a +K, and so neither a post nor a reaction
 */
gboolean
clout_activity_add_plus_k (const CloutArchiveOwner *owner,
                           JsonNode                *activity,
                           const char              *endorser,
                           CloutBatch              *batch)
{
  JsonNode *note = clout_json_opt_object (activity, "object");
  const char *html = clout_json_opt_string (note, "content", NULL);
  const char *receiver;
  CloutBatchEndorsement plus_k = { .endorser = endorser };
  gboolean has_link;
  g_autofree char *text = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *id = clout_activity_dup_post_id (owner,
                                                      clout_json_opt_string (note, "id", NULL));

  if (html == NULL || id == NULL || strnlen (html, MAX_HTML + 1) > MAX_HTML
      || (!clout_json_read_timestamp (note, "published", &plus_k.time)
          && !clout_json_read_timestamp (activity, "published", &plus_k.time)))
    return FALSE;
  text = clout_html_to_text (html, &has_link);
  if (!clout_plus_k_parse_post (text, &handle, &topic, NULL))
    return FALSE;
  receiver = find_mentioned (note, handle);
  if (receiver == NULL || (strcmp (receiver, owner->id) == 0) != (endorser != NULL))
    return FALSE;

  plus_k.receiver = endorser == NULL ? receiver : NULL;
  plus_k.topic = topic;
  plus_k.remote_id = id;
  plus_k.url = clout_json_opt_string (note, "url", NULL);
  plus_k.time += owner->shift;
  if (endorser == NULL)
    clout_activity_add_known (owner, batch, receiver);
  clout_batch_add_endorsement (batch, &plus_k);
  return TRUE;
}
