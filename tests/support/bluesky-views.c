/* bluesky-views.c: records of the tests' AppView as its responses show them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/bluesky-private.h"

#include <string.h>

BlueskyPerson *
bluesky_find_person (BlueskyAppview *self,
                     const char     *actor)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      BlueskyPerson *person = self->people->pdata[i];

      if (g_strcmp0 (person->did, actor) == 0 || g_strcmp0 (person->handle, actor) == 0)
        return person;
    }
  return NULL;
}

BlueskyRecord *
bluesky_find_post (BlueskyAppview *self,
                   const char     *uri)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      BlueskyRecord *record = self->records->pdata[i];

      if (strcmp (record->collection, BLUESKY_POST) == 0 && g_strcmp0 (record->uri, uri) == 0)
        return record;
    }
  return NULL;
}

gboolean
bluesky_is_on (BlueskyRecord *record,
               const char    *collection,
               const char    *subject)
{
  return strcmp (record->collection, collection) == 0
    && g_strcmp0 (record->subject, subject) == 0;
}

static guint
count (BlueskyAppview *self,
       const char     *collection,
       const char     *subject)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += bluesky_is_on (self->records->pdata[i], collection, subject);
  return n;
}

static guint
count_quotes (BlueskyAppview *self,
              const char     *uri)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += g_strcmp0 (((BlueskyRecord *) self->records->pdata[i])->quotes, uri) == 0;
  return n;
}

static char *
moment (gint64 time)
{
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (when, "%Y-%m-%dT%H:%M:%S.000Z");
}

static char *
basic_view (BlueskyPerson *person)
{
  return g_strdup_printf ("{\"did\":\"%s\",\"handle\":\"%s\",\"displayName\":\"\",\"labels\":[],"
                          "\"createdAt\":\"2023-08-13T15:09:13.807Z\"}",
                          person->did, person->handle);
}

char *
bluesky_detailed_view (BlueskyPerson *person)
{
  g_autofree char *counts = g_strdup_printf (",\"followersCount\":%d,\"followsCount\":2,"
                                             "\"postsCount\":3", person->followers);

  return g_strdup_printf ("{\"did\":\"%s\",\"handle\":\"%s\",\"labels\":[]%s}", person->did,
                          person->handle, person->followers < 0 ? "" : counts);
}

char *
bluesky_person_view (BlueskyAppview *self,
                     BlueskyRecord  *record)
{
  return basic_view (bluesky_find_person (self, record->did));
}

char *
bluesky_like_view (BlueskyAppview *self,
                   BlueskyRecord  *record)
{
  g_autofree char *actor = bluesky_person_view (self, record);
  g_autofree char *when = moment (record->time);

  return g_strdup_printf ("{\"actor\":%s,\"createdAt\":\"%s\",\"indexedAt\":\"%s\"}", actor, when,
                          when);
}

char *
bluesky_followed_view (BlueskyAppview *self,
                       BlueskyRecord  *record)
{
  return basic_view (bluesky_find_person (self, record->subject));
}

char *
bluesky_post_view (BlueskyAppview *self,
                   BlueskyRecord  *post)
{
  g_autofree char *author = bluesky_person_view (self, post);
  g_autofree char *when = moment (post->time);
  g_autofree char *reply = post->subject == NULL ? g_strdup ("")
    : g_strdup_printf (",\"reply\":{\"parent\":{\"uri\":\"%s\"},\"root\":{\"uri\":\"%s\"}}",
                       post->subject, post->subject);

  return g_strdup_printf ("{\"uri\":\"%s\",\"cid\":\"c\",\"author\":%s,\"record\":{\"$type\":\""
                          BLUESKY_POST "\",\"text\":\"words\",\"createdAt\":\"%s\"%s},"
                          "\"replyCount\":%u,\"repostCount\":%u,\"likeCount\":%u,"
                          "\"quoteCount\":%u,\"indexedAt\":\"%s\",\"labels\":[]}",
                          post->uri, author, when, reply, count (self, BLUESKY_POST, post->uri),
                          count (self, BLUESKY_REPOST, post->uri),
                          count (self, BLUESKY_LIKE, post->uri), count_quotes (self, post->uri),
                          when);
}

char *
bluesky_feed_view (BlueskyAppview *self,
                   BlueskyRecord  *record)
{
  g_autofree char *when = moment (record->time);
  g_autofree char *by = NULL;
  g_autofree char *post = NULL;

  if (strcmp (record->collection, BLUESKY_POST) == 0)
    {
      post = bluesky_post_view (self, record);
      return g_strdup_printf ("{\"post\":%s}", post);
    }
  by = bluesky_person_view (self, record);
  post = bluesky_post_view (self, bluesky_find_post (self, record->subject));
  return g_strdup_printf ("{\"post\":%s,\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\","
                          "\"by\":%s,\"indexedAt\":\"%s\"}}", post, by, when);
}

char *
bluesky_reply_view (BlueskyAppview *self,
                    BlueskyRecord  *record)
{
  g_autofree char *post = NULL;

  if (bluesky_find_person (self, record->did)->blocked)
    return g_strdup_printf ("{\"$type\":\"app.bsky.feed.defs#blockedPost\",\"uri\":\"%s\","
                            "\"blocked\":true,\"author\":{\"did\":\"%s\"}}", record->uri,
                            record->did);
  post = bluesky_post_view (self, record);
  return g_strdup_printf ("{\"$type\":\"app.bsky.feed.defs#threadViewPost\",\"post\":%s,"
                          "\"replies\":[]}", post);
}
