/* youtube.c: a YouTube Takeout, as CSV tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/csv-rows.h"
#include "archives/readers/json-read.h"
#include "base/timestamp.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define SERVER "https://www.youtube.com"
/* Folders, files and columns have localized names, so rows are identified by their cells. The
   product's name is in all paths. */
#define TABLES "*YouTube*/*.csv"
#define MAX_COLUMNS 64
#define CHANNEL_LENGTH 24
#define VIDEO_LENGTH 11

static const char *
get_nth (JsonNode *row,
         guint     i)
{
  char number[16];

  g_snprintf (number, sizeof number, "%u", i);
  return clout_json_opt_string (row, number, NULL);
}

static gboolean
is_id (const char *text)
{
  return text != NULL && *text != '\0' && strlen (text) <= 128
         && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")
            == strlen (text);
}

static gboolean
is_channel (const char *text)
{
  return is_id (text) && g_str_has_prefix (text, "UC") && strlen (text) == CHANNEL_LENGTH;
}

static gboolean
is_video (const char *text)
{
  return is_id (text) && strlen (text) == VIDEO_LENGTH;
}

static gboolean
is_comment (const char *text)
{
  return is_id (text) && g_str_has_prefix (text, "Ug") && strlen (text) > VIDEO_LENGTH;
}

static const char *
find_cell (JsonNode *row,
           gboolean  (*is_kind) (const char *text))
{
  for (guint i = 2; i <= MAX_COLUMNS; i++)
    if (is_kind (get_nth (row, i)))
      return get_nth (row, i);

  return NULL;
}

/* "2023-05-01T12:00:00.123456+00:00", "2023-05-01T12:00:00Z" or "2021-01-30 05:26:03 UTC" */
static gboolean
parse_time (const char *text,
            gint64     *ret_time)
{
  g_autofree char *bare = NULL;
  gint64 time;

  if (text == NULL || !g_ascii_isdigit (*text) || strlen (text) < strlen ("2023-05-01T12:00:00"))
    return FALSE;
  bare = g_str_has_suffix (text, " UTC") ? g_strndup (text, strlen (text) - strlen (" UTC"))
                                         : g_strdup (text);
  if (!clout_timestamp_from_iso8601 (bare, &time) || time <= 0)
    return FALSE;

  *ret_time = time;
  return TRUE;
}

/* If a video has two times, the time of creation precedes the time of publication. */
static gboolean
find_time (const CloutArchiveOwner *owner,
           JsonNode                *row,
           gint64                  *ret_time)
{
  gboolean found = FALSE;

  for (guint i = 2; i <= MAX_COLUMNS; i++)
    if (parse_time (get_nth (row, i), ret_time))
      found = TRUE;
  if (found)
    *ret_time += owner->shift;

  return found;
}

/* Rows of playlists have a video and a time, but no channel. */
static gboolean
is_own_video (JsonNode *row)
{
  return is_video (get_nth (row, 1)) && find_cell (row, is_channel) != NULL;
}

static void
read_video (const CloutArchiveOwner *owner,
            JsonNode                *row,
            CloutBatch              *batch)
{
  const char *id = get_nth (row, 1);
  const char *privacy = clout_csv_rows_get_cell (row, "Privacy");
  gboolean is_public = privacy != NULL && g_ascii_strcasecmp (privacy, "Public") == 0;
  const char *title = is_public ? clout_csv_rows_get_cell (row, "Video Title (Original)") : NULL;
  g_autofree char *excerpt = clout_post_text_dup_excerpt (title);
  g_auto(GStrv) tags = clout_post_text_dup_tags (title);
  g_autofree char *url = NULL;
  CloutBatchPost post = {
    .remote_id = id, .excerpt = excerpt, .tags = (const char *const *) tags,
    .flags = clout_post_text_get_flags (title) | CLOUT_POST_MEDIA,
    .part = CLOUT_POST_WITHOUT_COUNTS,
  };

  if (!is_own_video (row))
    return;
  g_hash_table_add (owner->seen, g_strdup (id));
  if (privacy != NULL && !is_public)
    clout_batch_leave_out (batch, g_ascii_strcasecmp (privacy, "Unlisted") == 0
                                  ? CLOUT_LEFT_OUT_UNLISTED : CLOUT_LEFT_OUT_FOLLOWERS);
  else if (!find_time (owner, row, &post.time))
    clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
  else
    {
      url = g_strconcat (SERVER "/watch?v=", id, NULL);
      post.url = url;
      clout_batch_add_post (batch, &post);
    }
}

/* The video's owner isn't known, unless it is one of the person's own. Text of comments isn't
   kept. */
static void
read_comment (const CloutArchiveOwner *owner,
              JsonNode                *row,
              CloutBatch              *batch)
{
  const char *id = get_nth (row, 1);
  const char *video = find_cell (row, is_video);
  gint64 time;

  if (!is_comment (id) || !is_channel (get_nth (row, 2)) || !find_time (owner, row, &time))
    return;
  if (video != NULL && g_hash_table_contains (owner->seen, video))
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, video, id });
  else
    clout_batch_add_given (batch, &(CloutBatchGiven) {
      .kind = CLOUT_REACTION_REPLY, .remote_id = id, .time = time });
}

static gboolean
is_subscription (JsonNode *row)
{
  const char *url = get_nth (row, 2);

  return is_channel (get_nth (row, 1)) && url != NULL && g_str_has_prefix (url, "http")
         && g_str_has_suffix (url, get_nth (row, 1));
}

static void
read_subscription (const CloutArchiveOwner *owner,
                   JsonNode                *row,
                   CloutBatch              *batch)
{
  const char *id = get_nth (row, 1);
  g_autofree char *url = NULL;

  if (!is_subscription (row))
    return;
  url = g_strconcat (SERVER "/channel/", id, NULL);
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = id, .name = get_nth (row, 3), .url = url,
    .followers = -1, .following = -1, .posts = -1,
    .flags = CLOUT_PERSON_FOLLOWED, .known = CLOUT_PERSON_FOLLOWED });
}

typedef struct
{
  char *id;
  char *name;
  gint64 following;
} Owner;

static void
owner_clear (Owner *self)
{
  g_free (self->id);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Owner, owner_clear)

/* "Kanaltitel (Original)", "Título del canal (original)": in other languages, descriptions can't
   be distinguished from titles. */
static const char *
find_title (JsonNode *row)
{
  const char *title = clout_csv_rows_get_cell (row, "Channel Title (Original)");
  guint n = 0;
  JsonObjectIter iter;
  const char *name;
  JsonNode *cell;

  if (title != NULL)
    return title;
  json_object_iter_init (&iter, json_node_get_object (row));
  while (json_object_iter_next (&iter, &name, &cell))
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (!g_str_has_suffix (lower, "(original)"))
        continue;
      title = clout_json_read_string (cell);
      n++;
    }

  return n == 1 ? title : NULL;
}

/* Tables about the channel begin with its id, and subscriptions with other channels' ids. */
static void
look_at (Owner    *self,
         JsonNode *row)
{
  const char *first = get_nth (row, 1);
  const char *id = is_channel (first) ? first : NULL;

  if (is_subscription (row))
    {
      self->following++;
      return;
    }
  if (is_comment (first) && is_channel (get_nth (row, 2)))
    id = get_nth (row, 2);
  else if (is_video (first))
    id = find_cell (row, is_channel);
  if (id == NULL)
    return;
  if (self->id == NULL)
    self->id = g_strdup (id);
  if (self->name == NULL && is_channel (first) && strcmp (self->id, id) == 0)
    self->name = g_strdup (find_title (row));
}

static gboolean
look_at_table (CloutMembers  *members,
               const char    *name,
               Owner         *owner,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GError) inner = NULL;
  g_autoptr(CloutItemStream) stream = NULL;

  stream = clout_item_stream_open (clout_members_get_path (members), name, CLOUT_ITEMS_CSV, NULL,
                                   NULL, cancellable, &inner);
  while (stream != NULL)
    {
      g_autoptr(JsonNode) row = NULL;

      if (!clout_item_stream_next (stream, &row, &inner))
        break;
      if (row == NULL)
        return TRUE;
      look_at (owner, row);
    }
  if (g_error_matches (inner, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_EMPTY)
      || clout_members_skip (members, &inner))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

/* Keeps the channel's known address, which is also its handle. */
static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GPtrArray) tables = clout_members_match (members, TABLES);
  g_auto(Owner) owner = { NULL, };
  CloutAccount *account;

  for (guint i = 0; i < tables->len; i++)
    if (!look_at_table (members, g_ptr_array_index (tables, i), &owner, cancellable, error))
      return NULL;
  if (owner.id == NULL)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_PARTIAL,
                           "No table says which channel it is");
      return NULL;
    }

  account = clout_account_new ("youtube", SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, owner.id);
  clout_account_set_name (account, owner.name);
  clout_account_set_counters (account, -1, owner.following > 0 ? owner.following : -1, -1, -1);
  *ret_owner = g_steal_pointer (&owner.id);

  return account;
}

static const char *const probes[] = { TABLES, NULL };
static const char *const needed[] = { NULL };

const CloutArchiveFormat clout_archive_youtube = {
  .network = "youtube",
  .probes = probes,
  .depth = 2,
  .needed = needed,
  .read_account = read_account,
  .streams = {
    { TABLES, CLOUT_ITEMS_CSV, NULL, read_video },
    { TABLES, CLOUT_ITEMS_CSV, NULL, read_comment },
    { TABLES, CLOUT_ITEMS_CSV, NULL, read_subscription },
  },
};
