/* linkedin.c: a LinkedIn member's data, as CSV tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/readers/csv-rows.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "base/timestamp.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define SERVER "https://www.linkedin.com"

/* Whether a line is quoted at both ends, not counting the quotes around the whole cell. */
static gboolean
is_wrapped (const char *line,
            gsize       length,
            gboolean    is_first,
            gboolean    is_last)
{
  return length >= (gsize) !is_first + !is_last
         && (is_first || line[0] == '"')
         && (is_last || line[length - 1] == '"');
}

/**
 * dup_lines:
 * @text: (nullable): a cell
 *
 * Removes the quotes that LinkedIn puts around each line of a text, in addition to the cell's.
 *
 * Returns: (transfer full) (nullable): the text without them
 */
static char *
dup_lines (const char *text)
{
  g_auto(GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr(GString) plain = g_string_new (NULL);

  if (lines == NULL)
    return NULL;

  for (guint i = 0; lines[i] != NULL && lines[1] != NULL; i++)
    {
      gboolean is_first = i == 0;
      gboolean is_last = lines[i + 1] == NULL;
      gsize length = strlen (lines[i]);

      length -= !is_last && length > 0 && lines[i][length - 1] == '\r';
      if (!is_wrapped (lines[i], length, is_first, is_last))
        return g_strdup (text);
      g_string_append_len (plain, lines[i] + !is_first, length - !is_first - !is_last);
      g_string_append (plain, is_last ? "" : "\n");
    }

  return g_strdup (lines[1] != NULL ? plain->str : text);
}

/* "2026-05-07 16:41:18", sometimes followed by " UTC"; old tables have "/" instead of "-". */
static gboolean
read_timestamp (const CloutArchiveOwner *owner,
                JsonNode                *row,
                const char              *column,
                gint64                  *ret_time)
{
  gint64 time;

  if (!clout_timestamp_from_table (clout_csv_rows_get_cell (row, column), &time) || time <= 0)
    return FALSE;

  *ret_time = time + owner->shift;
  return TRUE;
}

/* The URL of a post ends in its id, "urn:li:share:7448081445065035776", with colons escaped or
   not. */
static char *
dup_post_id (const char *link)
{
  g_autofree char *plain = link != NULL ? g_uri_unescape_string (link, NULL) : NULL;
  const char *name = plain != NULL ? strstr (plain, "urn:li:") : NULL;

  /* Escapes can hide bytes that aren't text. */
  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_strdup (link);

  return g_strndup (name, strcspn (name, "?#/"));
}

/* The URL of a comment is its post's, followed by the comment's id and, for a reply, the reply's
   id. */
static char *
dup_liked_id (const char *link)
{
  static const char *const parts[] = { "replyUrn=", "commentUrn=" };

  for (gsize i = 0; link != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const char *name = strstr (link, parts[i]);
      g_autofree char *escaped = NULL;
      g_autofree char *plain = NULL;

      if (name == NULL)
        continue;
      name += strlen (parts[i]);
      escaped = g_strndup (name, strcspn (name, "&#"));
      plain = g_uri_unescape_string (escaped, NULL);
      if (plain != NULL && *plain != '\0' && g_utf8_validate (plain, -1, NULL))
        return g_steal_pointer (&plain);
    }

  return dup_post_id (link);
}

/* Whether LinkedIn shows a post to every member, or to fewer. */
static gboolean
is_public (JsonNode *row)
{
  static const char *const open[] = { "PUBLIC", "MEMBER_NETWORK", "Everyone", NULL };
  const char *visibility = clout_csv_rows_get_cell (row, "Visibility");

  return visibility != NULL && g_strv_contains (open, visibility);
}

/* Reads text, hashtags and links, which are kept only for posts that every member can read. */
static void
read_content (JsonNode         *row,
              CloutBatchPost   *post,
              char            **excerpt,
              char           ***tags)
{
  g_autofree char *text = dup_lines (clout_csv_rows_get_cell (row, "ShareCommentary"));

  *excerpt = clout_post_text_dup_excerpt (text);
  *tags = clout_post_text_dup_tags (text);
  post->url = clout_csv_rows_get_cell (row, "ShareLink");
  post->excerpt = *excerpt;
  post->tags = (const char *const *) *tags;
  post->flags = clout_post_text_get_flags (text);
  if (clout_csv_rows_get_cell (row, "SharedUrl") != NULL)
    post->flags |= CLOUT_POST_LINK;
  if (clout_csv_rows_get_cell (row, "MediaUrl") != NULL)
    post->flags |= CLOUT_POST_MEDIA;
}

/* A reshare without a comment isn't a post. If a post's audience is limited or unknown, only the
   fact that it exists and its time are kept. */
static void
read_share (const CloutArchiveOwner *owner,
            JsonNode                *row,
            CloutBatch              *batch)
{
  CloutBatchPost post = { .part = CLOUT_POST_WITHOUT_COUNTS };
  g_autofree char *id = dup_post_id (clout_csv_rows_get_cell (row, "ShareLink"));
  g_autofree char *excerpt = NULL;
  g_auto(GStrv) tags = NULL;

  if (clout_csv_rows_get_cell (row, "ShareCommentary") == NULL || id == NULL
      || !read_timestamp (owner, row, "Date", &post.time))
    {
      clout_batch_leave_out (batch, clout_csv_rows_get_cell (row, "ShareCommentary") == NULL
                                    ? CLOUT_LEFT_OUT_SHARE : CLOUT_LEFT_OUT_UNDATED);
      return;
    }

  post.remote_id = id;
  if (is_public (row))
    read_content (row, &post, &excerpt, &tags);
  clout_batch_add_post (batch, &post);
}

/* The owner's comments have no id except their post and second. Their audience isn't known, so
   the text is analyzed but not stored. */
static void
add_reply (const CloutArchiveOwner *owner,
           JsonNode                *row,
           const char              *link,
           const char              *text,
           CloutBatch              *batch)
{
  CloutBatchPost post = { .part = CLOUT_POST_WITHOUT_COUNTS };
  g_autofree char *in_reply_to = dup_post_id (link);
  g_autofree char *id = NULL;

  if (!read_timestamp (owner, row, "Date", &post.time))
    return;

  id = g_strdup_printf ("answer-%" G_GINT64_FORMAT "-%s", post.time - owner->shift,
                        in_reply_to != NULL ? in_reply_to : "");
  post.remote_id = id;
  post.in_reply_to = in_reply_to;
  post.flags = clout_post_text_get_flags (text) | CLOUT_POST_REPLY;
  clout_batch_add_post (batch, &post);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = CLOUT_REACTION_REPLY, .remote_id = id, .time = post.time,
  });
}

/* The post's author isn't known. All of LinkedIn's reactions are kinds of likes. */
static void
read_reaction (const CloutArchiveOwner *owner,
               JsonNode                *row,
               CloutBatch              *batch)
{
  g_autofree char *id = dup_liked_id (clout_csv_rows_get_cell (row, "Link"));
  gint64 time;

  if (id != NULL && read_timestamp (owner, row, "Date", &time))
    clout_batch_add_given (batch, &(CloutBatchGiven) {
      .kind = CLOUT_REACTION_LIKE, .remote_id = id, .time = time,
    });
}

static void
read_comment (const CloutArchiveOwner *owner,
              JsonNode                *row,
              CloutBatch              *batch)
{
  add_reply (owner, row, clout_csv_rows_get_cell (row, "Link"),
             clout_csv_rows_get_cell (row, "Message"), batch);
}

static const char *
get_first (JsonNode          *row,
           const char *const *columns)
{
  const char *value = NULL;

  for (; *columns != NULL && value == NULL; columns++)
    value = clout_csv_rows_get_cell (row, *columns);

  return value;
}

/* Only members of the group can read it. */
static void
read_group_post (const CloutArchiveOwner *owner,
                 JsonNode                *row,
                 CloutBatch              *batch)
{
  static const char *const texts[] = { "Post Content", "Content", "Post Title", "Title", NULL };
  static const char *const links[] = { "Post Url", "PostUrl", "Link", NULL };
  g_autofree char *text = dup_lines (get_first (row, texts));
  const char *link = get_first (row, links);
  CloutBatchPost post = { .part = CLOUT_POST_WITHOUT_COUNTS };
  g_autofree char *id = NULL;
  g_auto(GStrv) tags = NULL;

  if (!read_timestamp (owner, row, "Date", &post.time))
    return;

  id = link != NULL ? dup_post_id (link)
                    : clout_made_ids_dup (owner->ids, "group", post.time - owner->shift, text);
  tags = clout_post_text_dup_tags (text);
  post.remote_id = id;
  post.url = link;
  post.tags = (const char *const *) tags;
  post.flags = clout_post_text_get_flags (text);
  clout_batch_add_post (batch, &post);
}

static gboolean
count_connections (CloutMembers  *members,
                   gint64        *ret_n,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return clout_members_count (members, "Connections*.csv", CLOUT_ITEMS_CSV, "First Name", ret_n,
                              cancellable, error);
}

/* Returns the name on the profile, or the one that the person entered for downloads without a
   profile. */
static char *
dup_name (CloutMembers  *members,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(JsonNode) profile = NULL;
  const char *first;
  const char *last;

  if (!clout_members_has (members, "Profile.csv"))
    return g_strdup (clout_members_get_owner (members));
  profile = clout_members_read_first (members, "Profile.csv", CLOUT_ITEMS_CSV, "First Name",
                                      cancellable, error);
  if (profile == NULL)
    return NULL;

  first = clout_csv_rows_get_cell (profile, "First Name");
  last = clout_csv_rows_get_cell (profile, "Last Name");
  if (first == NULL && last == NULL)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "“Profile.csv” does not say whose the archive is");
      return NULL;
    }

  return g_strstrip (g_strdup_printf ("%s %s", first != NULL ? first : "",
                                      last != NULL ? last : ""));
}

/* The tables have no id and no user name, so the name is the only thing that is the same in
   every download. */
static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *name = dup_name (members, cancellable, error);
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *id = NULL;
  gint64 connections;

  if (name == NULL || !count_connections (members, &connections, cancellable, error))
    return NULL;

  id = g_utf8_casefold (name, -1);
  account = clout_account_new ("linkedin", SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, id);
  clout_account_set_handle (account, name);
  clout_account_set_name (account, name);
  clout_account_set_counters (account, connections, -1, -1, -1);
  *ret_owner = g_steal_pointer (&id);

  return g_steal_pointer (&account);
}

/* "Shares_17529409.csv" contains the member's number. */
static const char *const probes[] = { "Profile.csv", "Connections.csv", "Shares.csv", NULL };
static const char *const needed[] = { "Profile.csv", NULL };

const CloutArchiveFormat clout_archive_linkedin = {
  .network = "linkedin",
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .streams = {
    { "Shares*.csv", CLOUT_ITEMS_CSV, "ShareCommentary", read_share, TRUE },
    { "Group Posts*.csv", CLOUT_ITEMS_CSV, "Date", read_group_post },
    { "Comments*.csv", CLOUT_ITEMS_CSV, "Message", read_comment },
    { "Reactions*.csv", CLOUT_ITEMS_CSV, "Type", read_reaction },
  },
};
