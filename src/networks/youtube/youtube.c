/* youtube.c: YouTube, with a user-supplied API key.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/duration.h"
#include "networks/handle.h"
#include "networks/listing.h"
#include "networks/request-queue.h"
#include "networks/youtube/read.h"
#include "web/error.h"
#include "web/http/request.h"

static SoupMessage *
request_channel (const CloutRequestContext *context,
                 GError                   **error)
{
  g_autofree char *id = context->self != NULL ? g_strndup (context->self,
                                                           strcspn (context->self, " ")) : NULL;
  gboolean is_id = id == NULL && context->handle != NULL && g_str_has_prefix (context->handle, "UC")
    && strlen (context->handle) == strlen ("UC") + 22;

  if (id == NULL && context->handle == NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                           "A key says nothing of whose channel is meant");
      return NULL;
    }
  if (id == NULL && is_id)
    id = g_strdup (context->handle);
  return clout_request_checked (clout_request_new ("GET", context->origin, "/youtube/v3/channels",
                                                   "part", "snippet,statistics,contentDetails",
                                                   "id", id,
                                                   "forHandle", id == NULL ? context->handle : NULL,
                                                   NULL), error);
}

static SoupMessage *
request_videos (const CloutRequestContext *context,
                GError                   **error)
{
  const char *uploads = context->self != NULL ? strchr (context->self, ' ') : NULL;
  g_auto(CloutQueuedRequest) step = { 0 };
  gboolean known = clout_queued_request_parse (&step, context->cursor);

  if (known && step.kind == CLOUT_YOUTUBE_VIDEOS)
    return clout_request_checked (clout_request_new ("GET", context->origin, "/youtube/v3/videos",
                                                     "part", "snippet,statistics",
                                                     "id", step.url, NULL), error);
  return clout_request_checked (clout_request_new ("GET", context->origin,
                                                   "/youtube/v3/playlistItems",
                                                   "part", "contentDetails",
                                                   "playlistId", uploads != NULL ? uploads + 1 : "",
                                                   "maxResults", "50",
                                                   "pageToken", known ? step.url : NULL, NULL),
                                error);
}

/* A channel without videos has no list of them. */
static const CloutResource resources[] = {
  { "profile", .interval = CLOUT_HOUR, .max_pages = 1, .request = request_channel,
    .read = clout_youtube_read_channel },
  { "posts", CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_QUEUE, .interval = 2 * CLOUT_HOUR,
    .overlap = 60 * CLOUT_DAY, .max_pages = 100, .request = request_videos,
    .read = clout_youtube_read_videos, .lists = CLOUT_LISTING_POSTS },
  /* Requests all comment threads below all videos as one list, which is cheaper than one per
     video. */
  { "comments", CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_QUEUE, .interval = 2 * CLOUT_HOUR,
    .overlap = 7 * CLOUT_DAY, .max_pages = 600,
    .path = "/youtube/v3/commentThreads?part=snippet,replies&allThreadsRelatedToChannelId={id}"
            "&order=time&maxResults=100",
    .paging = { CLOUT_PAGING_MEMBER, "pageToken", "nextPageToken" }, .items = "items",
    .read_item = clout_youtube_read_thread, .finish = clout_youtube_finish_comments,
    .lists = CLOUT_LISTING_REPLIES },
};

/**
 * clout_youtube_units_a_day:
 *
 * Computes the daily budget: each page costs a unit, and lists are read no more often than their
 * interval and no further than their maximum number of pages.
 *
 * Returns: the most units that a channel can cost in a day
 */
guint
clout_youtube_units_a_day (void)
{
  guint units = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (resources); i++)
    units += resources[i].max_pages * (CLOUT_DAY / resources[i].interval);
  return units;
}

/* "@ada", "youtube.com/@ada" or a channel's URL with its id */
static char *
dup_handle (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *first = clout_handle_dup_on (text, "youtube.com");
  const char *channel = strstr (text, "/channel/");

  if (first != NULL && strcmp (first, "channel") == 0 && channel == NULL)
    return NULL;
  if (first != NULL && strcmp (first, "channel") == 0)
    return g_strndup (channel + strlen ("/channel/"),
                      strcspn (channel + strlen ("/channel/"), "/?#"));
  if (first != NULL && *first == '@')
    return g_steal_pointer (&first);
  return *text == '@' && text[1] != '\0' && strpbrk (text + 1, "@/ ") == NULL ? g_strdup (text)
                                                                              : NULL;
}

static const CloutUserCredentials user_credentials = {
  .page = "https://console.cloud.google.com/apis/library/youtube.googleapis.com",
  .key = "API key",
  .units = CLOUT_YOUTUBE_UNITS,
  .units_a_day = clout_youtube_units_a_day,
};

static const char *const hosts[] = { "youtube.com", ".youtube.com", "youtu.be", NULL };

static const char *const links[] = { "/@{name}", "/channel/{name}", NULL };

const CloutNetwork clout_network_youtube = {
  .id = "youtube",
  .name = "YouTube",
  /* Followers read less often than those on X. */
  .weight = 0.95,
  .can = CLOUT_NETWORK_NEEDS_CREDENTIALS | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://www.youtube.com",
  .composer = "https://studio.youtube.com/",
  .api_origin = "https://www.googleapis.com",
  .api_variable = "CLOUT_YOUTUBE_API",
  .key_header = "X-Goog-Api-Key",
  .dup_handle = dup_handle,
  .map_error = clout_youtube_map_error,
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Google: takeout.google.com → YouTube and "
                     "YouTube Music."),
};
