/* misskey-views.c: people, notes and notifications in the tests' Misskey as JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "support/misskey-private.h"

const Record *
misskey_find (MisskeyServer *self,
              const char    *id)
{
  for (guint i = 0; id != NULL && i < self->records->len; i++)
    if (strcmp (((Record *) self->records->pdata[i])->id, id) == 0)
      return self->records->pdata[i];
  return NULL;
}

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");
}

static char *
dup_user (const char *name)
{
  return g_strdup_printf ("{\"id\":\"%s\",\"username\":\"%s\",\"name\":null,\"host\":%s,"
                          "\"avatarUrl\":\"https://x.example/%s\",\"isBot\":%s}", name, name,
                          strcmp (name, "far") == 0 ? "\"far.example\"" : "null", name,
                          strcmp (name, "robot") == 0 ? "true" : "false");
}

static guint
count (MisskeyServer *self,
       Kind           kind,
       const char    *of,
       gboolean       replies)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = g_ptr_array_index (self->records, i);

      n += record->kind == kind
        && g_strcmp0 (replies ? record->reply_to : record->renote_of, of) == 0;
    }
  return n;
}

static char *
dup_quoted (const char *text)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_VALUE);

  if (text == NULL)
    return g_strdup ("null");
  json_node_set_string (node, text);
  return json_to_string (node, FALSE);
}

char *
misskey_view_user (MisskeyServer *self,
                   const char    *name)
{
  guint following = 0;
  g_autofree char *host = NULL;
  g_autofree char *moved = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = g_ptr_array_index (self->records, i);

      following += record->kind == FOLLOW && strcmp (record->user, name) == 0;
    }
  host = dup_quoted (strchr (name, '@') != NULL ? strchr (name, '@') + 1 : NULL);
  moved = dup_quoted (strcmp (name, ME) == 0 ? self->moved : NULL);
  return g_strdup_printf ("{\"id\":\"%s\",\"username\":\"%.*s\",\"name\":\"The %s\",\"host\":%s,"
                          "\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"followersCount\":%u,"
                          "\"followingCount\":%u,\"notesCount\":%u,\"movedTo\":%s}", name,
                          (int) strcspn (name, "@"), name, name, host,
                          count (self, FOLLOW, name, FALSE), following, self->records->len, moved);
}

char *
misskey_view_note (MisskeyServer *self,
                   const Record  *note)
{
  const Record *answered = misskey_find (self, note->reply_to);
  g_autofree char *user = dup_user (note->user);
  g_autofree char *date = dup_date (note->time);
  g_autofree char *text = dup_quoted (note->text);
  g_autofree char *reply = dup_quoted (note->reply_to);
  g_autofree char *renote = dup_quoted (note->renote_of);

  return g_strdup_printf (
    "{\"id\":\"%s\",\"createdAt\":\"%s\",\"userId\":\"%s\",\"user\":%s,\"text\":%s,\"cw\":null,"
    "\"visibility\":\"%s\",\"replyId\":%s,\"renoteId\":%s%s%s%s,\"files\":[],"
    "\"tags\":[\"engines\"],"
    "\"renoteCount\":%u,\"repliesCount\":%u,\"reactionCount\":%u,\"reactions\":{\":heart:\":%u}}",
    note->id, date, note->user, user, text, note->visibility, reply, renote,
    answered != NULL ? ",\"reply\":{\"userId\":\"" : "", answered != NULL ? answered->user : "",
    answered != NULL ? "\"}" : "", count (self, NOTE, note->id, FALSE),
    count (self, NOTE, note->id, TRUE), count (self, REACTION, note->id, FALSE),
    count (self, REACTION, note->id, FALSE));
}

char *
misskey_view_reaction (MisskeyServer *self,
                       const Record  *record)
{
  g_autofree char *user = dup_user (record->user);
  g_autofree char *date = dup_date (record->time);

  return g_strdup_printf ("{\"id\":\"%s\",\"createdAt\":\"%s\",\"user\":%s,\"type\":\":heart:\"}",
                          record->id, date, user);
}

char *
misskey_view_follow (MisskeyServer *self,
                     const Record  *record)
{
  g_autofree char *follower = misskey_view_user (self, record->user);
  g_autofree char *followee = misskey_view_user (self, record->renote_of);

  return g_strdup_printf ("{\"id\":\"%s\",\"followerId\":\"%s\",\"followeeId\":\"%s\","
                          "\"follower\":%s,\"followee\":%s}", record->id, record->user,
                          record->renote_of, follower, followee);
}

const char *
misskey_type (MisskeyServer *self,
              const Record  *record)
{
  const Record *renoted = misskey_find (self, record->renote_of);
  const Record *answered = misskey_find (self, record->reply_to);

  if (record->kind == FOLLOW)
    return strcmp (record->renote_of, ME) == 0 ? "follow" : NULL;
  if (record->kind == REACTION)
    return renoted != NULL && strcmp (renoted->user, ME) == 0 ? "reaction" : NULL;
  if (answered != NULL && strcmp (answered->user, ME) == 0)
    return "reply";
  if (renoted != NULL && strcmp (renoted->user, ME) == 0)
    return record->text != NULL ? "quote" : "renote";
  return record->text != NULL && strstr (record->text, "@" ME) != NULL ? "mention" : NULL;
}

char *
misskey_view_notification (MisskeyServer *self,
                           const Record  *record)
{
  const Record *of = record->kind == REACTION ? misskey_find (self, record->renote_of) : record;
  g_autofree char *user = dup_user (record->user);
  g_autofree char *date = dup_date (record->time);
  g_autofree char *note = record->kind != FOLLOW ? misskey_view_note (self, of) : NULL;

  return g_strdup_printf ("{\"id\":\"%s\",\"createdAt\":\"%s\",\"type\":\"%s\",\"isRead\":true,"
                          "\"userId\":\"%s\",\"user\":%s%s%s}", record->id, date,
                          misskey_type (self, record), record->user, user,
                          note != NULL ? ",\"note\":" : "", note != NULL ? note : "");
}
