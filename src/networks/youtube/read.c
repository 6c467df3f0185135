/* read.c: reads YouTube Data API responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/youtube/read.h"

#include <string.h>

#include "base/duration.h"
#include "model/post-text.h"
#include "networks/listing.h"
#include "networks/request-queue.h"
#include "score/post-flags.h"
#include "web/error.h"

/* The quota resets at midnight in California, an hour later in UTC in winter than in summer; the
   later time is safe for both. */
#define NEW_UNITS (8 * CLOUT_HOUR)

static const char *
reason_of (CloutResponse *response)
{
  JsonNode *root = clout_response_get_json (response, NULL);
  JsonArray *errors = clout_json_opt_array (root, "error.errors");

  if (clout_json_length (errors) == 0)
    return "";
  return clout_json_opt_string (json_array_get_element (errors, 0), "reason", "");
}

static GError *
new_limited (gint64 now)
{
  GError *error = g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_RATE_LIMITED,
                                       "The key has no units left today");

  clout_web_error_set_until (error, (now - NEW_UNITS) / CLOUT_DAY * CLOUT_DAY + CLOUT_DAY
                                    + NEW_UNITS);
  return error;
}

/**
 * clout_youtube_map_error:
 * @response: response with a 3xx or 4xx status
 * @now: Unix seconds
 *
 * Maps an error response by its body, because the status is nearly always 403.
 *
 * Returns: (transfer full): a #CloutWebError
 */
GError *
clout_youtube_map_error (CloutResponse *response,
                         gint64         now)
{
  guint status = clout_response_get_status (response);
  const char *reason = reason_of (response);
  CloutWebError code = clout_web_error_from_status (status, TRUE, TRUE);
  GError *error;

  if (strcmp (reason, "quotaExceeded") == 0 || strcmp (reason, "dailyLimitExceeded") == 0
      || strcmp (reason, "rateLimitExceeded") == 0)
    return new_limited (now);
  if (status == 400 || strcmp (reason, "keyInvalid") == 0 || strcmp (reason, "keyExpired") == 0
      || strcmp (reason, "accessNotConfigured") == 0)
    code = CLOUT_WEB_ERROR_SIGN_IN_AGAIN;
  error = g_error_new (CLOUT_WEB_ERROR, code, "YouTube answered with status %u", status);
  clout_web_error_set_status (error, status);
  return error;
}

static JsonNode *
first_item (JsonNode *root)
{
  JsonArray *items = clout_json_opt_array (root, "items");

  return clout_json_length (items) > 0 ? json_array_get_element (items, 0) : NULL;
}

/* The account's id in requests is its channel id, followed by the list of its videos. */
gboolean
clout_youtube_read_channel (const CloutRequestContext *context,
                            CloutResponse             *response,
                            CloutPage                 *page,
                            GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  JsonNode *item = root != NULL ? first_item (root) : NULL;
  const char *id, *uploads, *name, *title;
  gboolean hidden;
  g_autofree char *url = NULL;

  if (root == NULL)
    return FALSE;
  if (item == NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_FOUND, "no such channel");
      return FALSE;
    }
  id = clout_json_get_string (item, "id", error);
  uploads = id != NULL ? clout_json_get_string (item, "contentDetails.relatedPlaylists.uploads",
                                                error) : NULL;
  if (uploads == NULL)
    return FALSE;
  title = clout_json_opt_string (item, "snippet.title", id);
  name = clout_json_opt_string (item, "snippet.customUrl", id);
  hidden = clout_json_opt_bool (item, "statistics.hiddenSubscriberCount", FALSE);
  url = g_strconcat ("https://www.youtube.com/channel/", id, NULL);
  page->self = g_strdup_printf ("%s %s", id, uploads);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = id,
    .handle = name,
    .name = title,
    .avatar = clout_json_opt_string (item, "snippet.thumbnails.default.url", NULL),
    .url = url,
    .created = clout_json_opt_time (item, "snippet.publishedAt", 0),
    .followers = hidden ? -1 : clout_json_opt_int (item, "statistics.subscriberCount", -1),
    .following = -1,
    .listed = -1,
    .posts = clout_json_opt_int (item, "statistics.videoCount", -1),
  });
  return TRUE;
}

typedef struct
{
  CloutListing listing;
  GString *ids;
} Reading;

static gboolean
read_upload (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;
  const char *id = clout_json_opt_string (item, "contentDetails.videoId", NULL);
  gint64 time = clout_json_opt_time (item, "contentDetails.videoPublishedAt", 0);

  clout_listing_note_time (&reading->listing, time);
  if (id != NULL && strpbrk (id, ", ") == NULL)
    g_string_append_printf (reading->ids, "%s%s", reading->ids->len > 0 ? "," : "", id);
  return TRUE;
}

static gboolean
read_video (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  Reading *reading = user_data;
  const char *id = clout_json_opt_string (item, "id", NULL);
  const char *title = clout_json_opt_string (item, "snippet.title", "");
  g_autofree char *excerpt = clout_post_text_dup_excerpt (title);
  g_autofree char *url = g_strconcat ("https://www.youtube.com/watch?v=", id, NULL);
  g_autofree const char **tags = clout_json_dup_strings (item, "snippet.tags", NULL);
  CloutBatchPost post = {
    .remote_id = id,
    .url = url,
    .excerpt = excerpt,
    .tags = tags,
    .time = clout_json_opt_time (item, "snippet.publishedAt", 0),
    .flags = clout_post_text_get_flags (title) | CLOUT_POST_MEDIA,
  };

  if (id == NULL || post.time == 0)
    return TRUE;
  post.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (item, "statistics.commentCount");
  post.counts[CLOUT_REACTION_LIKE] = clout_listing_read_count (item, "statistics.likeCount");
  clout_batch_add_post (reading->listing.page->batch, &post);
  return TRUE;
}

static char *
make_step (char        kind,
           const char *url,
           const char *of)
{
  GString *steps = g_string_new (NULL);

  clout_request_queue_append (steps, kind, url, of, NULL);
  return clout_request_queue_join (steps, "");
}

/* First the list of videos, then their counts, page by page. */
gboolean
clout_youtube_read_videos (const CloutRequestContext *context,
                           CloutResponse             *response,
                           CloutPage                 *page,
                           GError                   **error)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  g_auto(CloutQueuedRequest) step = { 0 };
  Reading reading = { .ids = ids };
  JsonNode *root = clout_response_get_json (response, error);
  const char *next;
  gsize n;

  if (clout_queued_request_parse (&step, context->cursor) && step.kind == CLOUT_YOUTUBE_VIDEOS)
    {
      if (!clout_listing_read (&reading.listing, context, page, root, "items", read_video, error))
        return FALSE;
      if (*step.of != '\0')
        page->next = make_step (CLOUT_YOUTUBE_UPLOADS, step.of, NULL);
      /* A single video can be deleted between two requests, but not all of a page. */
      clout_batch_get_posts (page->batch, &n);
      page->partial = n == 0;
      return TRUE;
    }
  if (!clout_listing_read (&reading.listing, context, page, root, "items", read_upload, error))
    return FALSE;
  next = clout_json_opt_string (root, "nextPageToken", "");
  if (ids->len > 0)
    page->next = make_step (CLOUT_YOUTUBE_VIDEOS, ids->str,
                            reading.listing.oldest >= context->since
                            && strcmp (next, step.url != NULL ? step.url : "") != 0 ? next : "");
  return TRUE;
}

static void
add_comment (CloutListing *listing,
             JsonNode     *comment,
             const char   *video)
{
  const char *id = clout_json_opt_string (comment, "id", NULL);
  const char *person = clout_json_opt_string (comment, "snippet.authorChannelId.value", NULL);
  g_autofree char *url = NULL;

  if (id == NULL || person == NULL)
    return;
  if (g_str_has_prefix (listing->context->self, person))
    {
      clout_batch_add_own_act (listing->page->batch,
                               &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, video, id });
      return;
    }
  url = g_strdup_printf ("https://www.youtube.com/watch?v=%s&lc=%s", video, id);
  clout_batch_add_person (listing->page->batch, &(CloutBatchPerson) {
    .remote_id = person,
    .name = clout_json_opt_string (comment, "snippet.authorDisplayName", NULL),
    .avatar = clout_json_opt_string (comment, "snippet.authorProfileImageUrl", NULL),
    .followers = -1,
    .following = -1,
    .posts = -1,
  });
  clout_batch_add_reaction (listing->page->batch, &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_REPLY,
    .person = person,
    .post = video,
    .remote_id = id,
    .url = url,
    .time = MAX (clout_json_opt_time (comment, "snippet.publishedAt", 0), 0),
  });
}

/* A thread shows at most five replies. */
static CloutResponseList *
get_list (CloutListing *listing)
{
  CloutPage *page = listing->page;
  CloutResponseList *list = page->list;

  if (list != NULL)
    return list;
  list = clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_REPLY), listing->context->since);
  g_clear_pointer (&list->posts, g_ptr_array_unref);
  list->first = listing->context->cursor == NULL;
  list->thread = '.';
  list->threads = g_ptr_array_new_with_free_func (g_free);
  return list;
}

void
clout_youtube_read_thread (CloutListing *listing,
                           JsonNode     *item)
{
  JsonNode *top = clout_json_opt_object (item, "snippet.topLevelComment");
  JsonArray *replies = clout_json_opt_array (item, "replies.comments");
  const char *video = clout_json_opt_string (item, "snippet.videoId", NULL);
  const char *id = clout_json_opt_string (top, "id", NULL);
  gint64 n = clout_json_opt_int (item, "snippet.totalReplyCount", G_MAXINT64);

  clout_listing_note_time (listing, clout_json_opt_time (top, "snippet.publishedAt", 0));
  if (video == NULL)
    return;
  add_comment (listing, top, video);
  for (guint i = 0; i < clout_json_length (replies); i++)
    add_comment (listing, json_array_get_element (replies, i), video);
  if (id != NULL && n <= clout_json_length (replies))
    g_ptr_array_add (get_list (listing)->threads, g_strdup (id));
}

void
clout_youtube_finish_comments (CloutListing *listing)
{
  get_list (listing)->last = listing->page->next == NULL;
}
