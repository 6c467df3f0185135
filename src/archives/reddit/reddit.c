/* reddit.c: a Reddit member's data, as CSV tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "base/timestamp.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define SERVER "https://www.reddit.com"

/* "2023-01-15 12:34:56 UTC" or "2026-01-01T00:00:00Z" */
static gboolean
read_timestamp (const CloutArchiveOwner *owner,
                JsonNode                *row,
                gint64                  *ret_time)
{
  gint64 time;

  if (!clout_timestamp_from_table (clout_json_opt_string (row, "date", NULL), &time) || time <= 0)
    return FALSE;

  *ret_time = time + owner->shift;
  return TRUE;
}

static gboolean
is_name (const char *text)
{
  return text != NULL && *text != '\0' && strlen (text) <= 64
         && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
            == strlen (text);
}

/* Links within Reddit have this host; images are on another. */
static guint
read_link (JsonNode *row)
{
  const char *url = clout_json_opt_string (row, "url", NULL);
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || g_str_has_suffix (host, "reddit.com"))
    return CLOUT_POST_NONE;

  return g_str_has_suffix (host, ".redd.it") ? CLOUT_POST_MEDIA : CLOUT_POST_LINK;
}

static char *
dup_url (JsonNode *row)
{
  const char *link = clout_json_opt_string (row, "permalink", NULL);

  if (link != NULL && *link == '/')
    return g_strconcat (SERVER, link, NULL);

  return link != NULL && g_str_has_prefix (link, "https://") ? g_strdup (link) : NULL;
}

/* Deleted posts remain without their text, whoever deleted them. */
static gboolean
is_gone (const char *text)
{
  return g_strcmp0 (text, "[deleted]") == 0 || g_strcmp0 (text, "[removed]") == 0;
}

/* A community is a topic; a user's own page, "u_ada", isn't. */
static void
add_post (const CloutArchiveOwner *owner,
          JsonNode                *row,
          const char              *id,
          const char              *in_reply_to,
          const char              *text,
          guint                    flags,
          CloutBatch              *batch)
{
  const char *community = clout_json_opt_string (row, "subreddit", NULL);
  const char *tags[] = { community, NULL };
  g_autofree char *excerpt = clout_post_text_dup_excerpt (text);
  g_autofree char *url = dup_url (row);
  CloutBatchPost post = {
    .remote_id = id, .url = url, .excerpt = excerpt, .in_reply_to = in_reply_to,
    .flags = clout_post_text_get_flags (text) | flags, .part = CLOUT_POST_WITHOUT_COUNTS,
  };

  if (!read_timestamp (owner, row, &post.time))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }
  if (is_name (community) && !g_str_has_prefix (community, "u_"))
    post.tags = tags;
  clout_batch_add_post (batch, &post);
  if (in_reply_to != NULL)
    clout_batch_add_given (batch, &(CloutBatchGiven) {
      .kind = CLOUT_REACTION_REPLY, .remote_id = id, .time = post.time });
}

static void
read_post (const CloutArchiveOwner *owner,
           JsonNode                *row,
           CloutBatch              *batch)
{
  const char *id = clout_json_opt_string (row, "id", NULL);
  const char *title = clout_json_opt_string (row, "title", NULL);
  const char *body = clout_json_opt_string (row, "body", NULL);
  g_autofree char *full_id = g_strconcat ("t3_", id, NULL);
  g_autofree char *text = NULL;

  if (!is_name (id) || is_gone (title) || is_gone (body))
    return;
  text = g_strjoin ("\n", title != NULL ? title : "", body, NULL);
  add_post (owner, row, full_id, NULL, text, read_link (row), batch);
}

/* "https://www.reddit.com/r/tea/comments/p1/title/" */
static char *
dup_replied_to (JsonNode *row)
{
  const char *parent = clout_json_opt_string (row, "parent", NULL);
  const char *link = clout_json_opt_string (row, "link", NULL);
  const char *at = link != NULL ? strstr (link, "/comments/") : NULL;
  const char *post = at != NULL ? at + strlen ("/comments/") : "";
  g_autofree char *id = g_strndup (post, strcspn (post, "/?#"));

  if (is_name (parent))
    return g_str_has_prefix (parent, "t1_") || g_str_has_prefix (parent, "t3_")
           ? g_strdup (parent) : g_strconcat ("t1_", parent, NULL);

  return is_name (id) ? g_strconcat ("t3_", id, NULL) : NULL;
}

static void
read_comment (const CloutArchiveOwner *owner,
              JsonNode                *row,
              CloutBatch              *batch)
{
  const char *id = clout_json_opt_string (row, "id", NULL);
  const char *body = clout_json_opt_string (row, "body", NULL);
  g_autofree char *full_id = g_strconcat ("t1_", id, NULL);
  g_autofree char *replied_to = dup_replied_to (row);

  if (is_name (id) && !is_gone (body))
    add_post (owner, row, full_id, replied_to, body, CLOUT_POST_REPLY, batch);
}

static gboolean
find_name (CloutMembers  *members,
           char         **ret_name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, "statistics.csv");
  g_autoptr(CloutItemStream) stream = NULL;

  *ret_name = NULL;
  if (names->len == 0)
    return TRUE;
  stream = clout_item_stream_open (clout_members_get_path (members),
                                   g_ptr_array_index (names, 0), CLOUT_ITEMS_CSV, "statistic",
                                   NULL, cancellable, error);
  while (stream != NULL && *ret_name == NULL)
    {
      g_autoptr(JsonNode) row = NULL;
      const char *value;

      if (!clout_item_stream_next (stream, &row, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      value = clout_json_opt_string (row, "value", NULL);
      if (g_strcmp0 (clout_json_opt_string (row, "statistic", NULL), "account name") == 0
          && is_name (value))
        *ret_name = g_strdup (value);
    }

  return stream != NULL;
}

/* The name of the downloaded file, "export_ada_20260723.zip". */
static char *
dup_name_of_file (CloutMembers *members)
{
  g_autofree char *base = g_path_get_basename (clout_members_get_path (members));
  char *start = g_str_has_prefix (base, "export_") ? base + strlen ("export_") : NULL;
  char *end = start != NULL ? strrchr (start, '_') : NULL;
  g_autofree char *name = end != NULL && g_ascii_isdigit (end[1]) ? g_strndup (start, end - start)
                                                                  : NULL;

  return is_name (name) ? g_steal_pointer (&name) : NULL;
}

/* Reddit shows names as "u/ada". */
static char *
dup_typed_name (CloutMembers  *members,
                GError       **error)
{
  const char *typed = clout_archive_require_handle (members, "“statistics.csv”", error);
  const char *slash = typed != NULL ? strrchr (typed, '/') : NULL;

  return g_strdup (slash != NULL ? slash + 1 : typed);
}

static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *name = NULL;
  CloutAccount *account;

  if (!find_name (members, &name, cancellable, error))
    return NULL;
  if (name == NULL)
    name = dup_name_of_file (members);
  if (name == NULL)
    name = dup_typed_name (members, error);
  if (name == NULL)
    return NULL;

  *ret_owner = g_ascii_strdown (name, -1);
  account = clout_account_new ("reddit", SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, *ret_owner);
  clout_account_set_handle (account, name);
  clout_account_set_name (account, name);

  return account;
}

static const char *const probes[] = {
  "post_votes.csv", "comment_votes.csv", "subscribed_subreddits.csv", "comment_headers.csv", NULL
};
static const char *const needed[] = { NULL };

/* Votes have no time, so they aren't read. */
const CloutArchiveFormat clout_archive_reddit = {
  .network = "reddit",
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .streams = {
    { "posts.csv", CLOUT_ITEMS_CSV, "permalink", read_post, TRUE },
    { "comments.csv", CLOUT_ITEMS_CSV, "permalink", read_comment },
  },
};
