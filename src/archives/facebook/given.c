/* given.c: the Facebook owner's reactions to others. They earn nothing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/facebook/read.h"
#include "archives/readers/json-read.h"

/* "Ada Sample commented on Bo Test's post." is the only hint at whose post it was; downloads in
   languages other than English don't say. */
static char *
dup_receiver (JsonNode *item)
{
  static const char *const verbs[] = {
    " commented on ", " replied to ", " reacted to ", " likes ", " liked "
  };
  g_autofree char *title = clout_facebook_dup_text (item, "title");

  for (gsize i = 0; title != NULL && i < G_N_ELEMENTS (verbs); i++)
    {
      const char *verb = strstr (title, verbs[i]);
      const char *name = verb != NULL ? verb + strlen (verbs[i]) : NULL;
      const char *end = name != NULL ? strstr (name, "'s ") : NULL;

      if (end != NULL && end > name)
        return g_strndup (name, end - name);
    }

  return NULL;
}

/* Newer files have pairs of label and value instead. */
static char *
dup_label (JsonNode   *item,
           const char *label)
{
  JsonArray *pairs = clout_json_opt_array (item, "label_values");

  for (guint i = 0; i < clout_json_length (pairs); i++)
    {
      JsonNode *pair = json_array_get_element (pairs, i);

      if (g_strcmp0 (clout_json_opt_string (pair, "label", NULL), label) == 0)
        return clout_facebook_dup_text (pair, "value");
    }

  return NULL;
}

static gboolean
holds (JsonNode   *item,
       const char *what)
{
  JsonArray *data = clout_json_opt_array (item, "data");

  for (guint i = 0; i < clout_json_length (data); i++)
    if (clout_json_opt_object (json_array_get_element (data, i), what) != NULL)
      return TRUE;

  return FALSE;
}

/* Neither has an id. Both forms of a file have the same second. */
static void
add_given (const CloutArchiveOwner *owner,
           JsonNode                *item,
           CloutReactionKind        kind,
           const char              *person,
           CloutBatch              *batch)
{
  const char *title = clout_json_opt_string (item, "title", NULL);
  g_autofree char *id = NULL;
  gint64 time;

  if (!clout_facebook_read_time (owner, item, "timestamp", &time)
      || g_strcmp0 (person, owner->id) == 0)
    return;

  id = clout_made_ids_dup (owner->ids, "given", time - owner->shift,
                           title != NULL ? title : clout_json_opt_string (item, "fbid", NULL));
  if (person != NULL && *person != '\0')
    clout_facebook_add_person (person, batch);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = kind,
    .person = person != NULL && *person != '\0' ? person : NULL,
    .remote_id = id,
    .time = time,
  });
}

void
clout_facebook_read_reaction (const CloutArchiveOwner *owner,
                              JsonNode                *item,
                              CloutBatch              *batch)
{
  g_autofree char *labelled = dup_label (item, "Reaction");
  g_autofree char *person = labelled != NULL ? dup_label (item, "Name") : dup_receiver (item);

  if (labelled != NULL || holds (item, "reaction"))
    add_given (owner, item, CLOUT_REACTION_LIKE, person, batch);
}

void
clout_facebook_read_comment (const CloutArchiveOwner *owner,
                             JsonNode                *item,
                             CloutBatch              *batch)
{
  g_autofree char *person = dup_receiver (item);

  if (holds (item, "comment"))
    add_given (owner, item, CLOUT_REACTION_REPLY, person, batch);
}
