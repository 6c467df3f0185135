/* misskey.c: notes exported by Misskey, Firefish and related software.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "model/post-text.h"
#include "score/post-flags.h"

/* "notes-2026-11-11-10-00-00.json" */
#define NOTES "*notes-20*-*-*-*-*-*.json"
/* Number of notes remembered as the owner's, to recognize replies to them. */
#define MAX_SEEN 100000

static gboolean
has_visibility (JsonNode   *note,
                const char *visibility)
{
  return g_strcmp0 (clout_json_opt_string (note, "visibility", NULL), visibility) == 0;
}

static const char *
read_text (JsonNode   *note,
           const char *name)
{
  const char *text = clout_json_opt_string (note, name, NULL);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
has_files (JsonNode *note)
{
  JsonArray *files = clout_json_opt_array (note, "fileIds");

  return clout_json_length (files) > 0;
}

/* A renote with text, pictures or a poll is a quote. */
static gboolean
is_renote (JsonNode *note)
{
  return read_text (note, "renoteId") != NULL && read_text (note, "text") == NULL
         && read_text (note, "cw") == NULL && !has_files (note)
         && clout_json_opt_object (note, "poll") == NULL;
}

static CloutLeftOut
find_left_out (JsonNode *note)
{
  if (has_visibility (note, "home"))
    return CLOUT_LEFT_OUT_UNLISTED;

  return has_visibility (note, "followers") ? CLOUT_LEFT_OUT_FOLLOWERS : CLOUT_LEFT_OUT_DIRECT;
}

static char *
dup_url (const CloutArchiveOwner *owner,
         const char              *id)
{
  const char *at = strchr (owner->id, '@');
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strdup_printf ("https://%s/notes/%s", at + 1, escaped);
}

static void
add_post (const CloutArchiveOwner *owner,
          JsonNode                *note,
          const char              *id,
          gint64                   time,
          CloutBatch              *batch)
{
  const char *text = read_text (note, "text");
  const char *warning = read_text (note, "cw");
  const char *replied_to = read_text (note, "replyId");
  g_autofree char *excerpt = clout_post_text_dup_excerpt (warning != NULL ? warning : text);
  g_autofree char *url = dup_url (owner, id);
  g_auto(GStrv) tags = clout_post_text_dup_tags (text);
  CloutBatchPost post = {
    .remote_id = id, .url = url, .excerpt = excerpt, .in_reply_to = replied_to, .time = time,
    .tags = (const char *const *) tags, .flags = clout_post_text_get_flags (text),
    .part = CLOUT_POST_WITHOUT_COUNTS,
  };

  if (replied_to != NULL && !g_hash_table_contains (owner->seen, replied_to))
    post.flags |= CLOUT_POST_REPLY;
  if (has_files (note))
    post.flags |= CLOUT_POST_MEDIA;
  if (text != NULL && (strstr (text, "https://") != NULL || strstr (text, "http://") != NULL))
    post.flags |= CLOUT_POST_LINK;
  clout_batch_add_post (batch, &post);
}

/* The export doesn't say whose note was replied to or renoted: those that aren't in the export
   are someone else's. */
static void
add_act (const CloutArchiveOwner *owner,
         JsonNode                *note,
         CloutReactionKind        kind,
         const char              *target,
         gint64                   time,
         CloutBatch              *batch)
{
  const char *id = clout_json_opt_string (note, "id", NULL);

  if (target == NULL)
    return;
  if (g_hash_table_contains (owner->seen, target))
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) {
      kind == CLOUT_REACTION_REPLY ? kind : CLOUT_REACTION_RESHARE, target, id });
  else if (has_visibility (note, "public") || has_visibility (note, "home"))
    clout_batch_add_given (batch, &(CloutBatchGiven) {
      .kind = kind, .remote_id = kind == CLOUT_REACTION_RESHARE ? target : id, .time = time });
}

static void
read_note (const CloutArchiveOwner *owner,
           JsonNode                *note,
           CloutBatch              *batch)
{
  const char *id = read_text (note, "id");
  gboolean shares = is_renote (note);
  gint64 time;

  if (id == NULL)
    return;
  if (!clout_json_read_timestamp (note, "createdAt", &time))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }

  time += owner->shift;
  if (shares)
    clout_batch_leave_out (batch, CLOUT_LEFT_OUT_SHARE);
  else if (has_visibility (note, "public"))
    add_post (owner, note, id, time, batch);
  else
    clout_batch_leave_out (batch, find_left_out (note));
  add_act (owner, note, CLOUT_REACTION_REPLY, read_text (note, "replyId"), time, batch);
  add_act (owner, note, shares ? CLOUT_REACTION_RESHARE : CLOUT_REACTION_QUOTE,
           read_text (note, "renoteId"), time, batch);
  if (g_hash_table_size (owner->seen) < MAX_SEEN)
    g_hash_table_add (owner->seen, g_strdup (id));
}

/* The export contains neither the account nor its server. */
static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  const char *handle = clout_archive_require_handle (members, "A list of notes", error);
  g_autofree char *server = handle != NULL ? clout_archive_dup_server (handle, error) : NULL;
  CloutAccount *account;

  if (server == NULL)
    return NULL;

  *ret_owner = g_utf8_strdown (handle, -1);
  account = clout_account_new ("misskey", server, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, *ret_owner);
  clout_account_set_handle (account, handle);

  return account;
}

static const char *const probes[] = { NOTES, NULL };
static const char *const needed[] = { NULL };

static const char *const wanted[] = {
  "createdAt", "cw", "fileIds", "id", "poll", "renoteId", "replyId", "text", "visibility", NULL
};

const CloutArchiveFormat clout_archive_misskey = {
  .network = "misskey",
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .members = wanted,
  .streams = {
    { NOTES, CLOUT_ITEMS_ARRAY, NULL, read_note, TRUE },
  },
};
