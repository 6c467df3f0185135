/* bluesky-appview.c: Bluesky's public AppView, in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/bluesky-private.h"

#include <string.h>

#define MOST 100
#define MOST_PROFILES 25

typedef char *(*ItemFunc) (BlueskyAppview *self,
                           BlueskyRecord  *record);

static void
person_free (BlueskyPerson *person)
{
  g_free (person->did);
  g_free (person->handle);
  g_free (person);
}

static void
record_free (BlueskyRecord *record)
{
  g_free (record->collection);
  g_free (record->did);
  g_free (record->uri);
  g_free (record->subject);
  g_free (record->quotes);
  g_free (record);
}

static void
refuse (SoupServerMessage *message,
        const char        *why)
{
  g_autofree char *json = g_strdup_printf ("{\"error\":\"InvalidRequest\",\"message\":\"%s\"}",
                                           why);

  http_server_reply_json (message, SOUP_STATUS_BAD_REQUEST, json);
}

/* Newest first; the cursor is the number of items returned so far. */
static void
reply_page (BlueskyAppview    *self,
            SoupServerMessage *message,
            GHashTable        *query,
            const char        *member,
            GPtrArray         *found,
            ItemFunc           view)
{
  const char *cursor = g_hash_table_lookup (query, "cursor");
  const char *typed = g_hash_table_lookup (query, "limit");
  guint64 limit = typed != NULL ? g_ascii_strtoull (typed, NULL, 10) : 50;
  guint first = cursor != NULL ? (guint) g_ascii_strtoull (cursor, NULL, 10) : 0;
  g_autoptr(GString) json = g_string_new (NULL);
  guint end;

  if (limit < 1 || limit > MOST)
    {
      refuse (message, "Error: limit can not be greater than 100");
      return;
    }
  end = MIN (found->len, first + MIN (limit, self->page));
  g_string_append_printf (json, "{\"%s\":[", member);
  for (guint i = first; i < end; i++)
    {
      g_autofree char *item = view (self, found->pdata[found->len - 1 - i]);

      g_string_append_printf (json, "%s%s", i > first ? "," : "", item);
    }
  g_string_append_c (json, ']');
  if (end < found->len)
    g_string_append_printf (json, ",\"cursor\":\"%u\"", end);
  g_string_append_c (json, '}');
  http_server_reply_json (message, SOUP_STATUS_OK, json->str);
}

static GPtrArray *
list_on (BlueskyAppview *self,
         const char     *collection,
         const char     *subject)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    if (bluesky_is_on (self->records->pdata[i], collection, subject))
      g_ptr_array_add (found, self->records->pdata[i]);
  return found;
}

static GPtrArray *
list_quotes (BlueskyAppview *self,
             const char     *uri)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    if (g_strcmp0 (((BlueskyRecord *) self->records->pdata[i])->quotes, uri) == 0)
      g_ptr_array_add (found, self->records->pdata[i]);
  return found;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const BlueskyRecord *one = *(const BlueskyRecord *const *) a;
  const BlueskyRecord *other = *(const BlueskyRecord *const *) b;

  return (one->time > other->time) - (one->time < other->time);
}

static GPtrArray *
list_of (BlueskyAppview *self,
         const char     *did,
         const char     *collection,
         const char     *other)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      BlueskyRecord *record = self->records->pdata[i];

      if (strcmp (record->did, did) == 0
          && (strcmp (record->collection, collection) == 0
              || strcmp (record->collection, other) == 0))
        g_ptr_array_add (found, record);
    }
  g_ptr_array_sort (found, compare_times);
  return found;
}

/* A hash table of the query would only keep the last of the actors. */
static void
reply_profiles (BlueskyAppview    *self,
                SoupServerMessage *message)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_auto(GStrv) pairs = g_strsplit (query, "&", -1);
  g_autoptr(GString) json = g_string_new ("{\"profiles\":[");

  if (g_strv_length (pairs) > MOST_PROFILES)
    {
      refuse (message, "Error: actors must not have more than 25 elements");
      return;
    }
  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      g_autofree char *actor = g_uri_unescape_string (pairs[i] + strlen ("actors="), NULL);
      BlueskyPerson *person = bluesky_find_person (self, actor);
      g_autofree char *view = person != NULL && !person->hidden
        ? bluesky_detailed_view (person) : NULL;

      if (view != NULL)
        g_string_append_printf (json, "%s%s", g_str_has_suffix (json->str, "[") ? "" : ",", view);
    }
  g_string_append (json, "]}");
  http_server_reply_json (message, SOUP_STATUS_OK, json->str);
}

static void
reply_thread (BlueskyAppview    *self,
              SoupServerMessage *message,
              const char        *uri)
{
  BlueskyRecord *post = bluesky_find_post (self, uri);
  g_autoptr(GPtrArray) found = list_on (self, BLUESKY_POST, uri);
  g_autoptr(GString) json = g_string_new ("{\"thread\":{\"$type\":"
                                          "\"app.bsky.feed.defs#threadViewPost\",\"post\":");
  g_autofree char *view = NULL;

  if (post == NULL)
    {
      http_server_reply_json (message, SOUP_STATUS_BAD_REQUEST,
                              "{\"error\":\"NotFound\",\"message\":\"Post not found\"}");
      return;
    }
  view = bluesky_post_view (self, post);
  g_string_append_printf (json, "%s,\"replies\":[", view);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *reply = bluesky_reply_view (self, found->pdata[i]);

      g_string_append_printf (json, "%s%s", i > 0 ? "," : "", reply);
    }
  g_string_append (json, "]}}");
  http_server_reply_json (message, SOUP_STATUS_OK, json->str);
}

static void
reply_profile (SoupServerMessage *message,
               BlueskyPerson     *person)
{
  g_autofree char *view = bluesky_detailed_view (person);

  http_server_reply_json (message, SOUP_STATUS_OK, view);
}

static void
reply_of_actor (BlueskyAppview    *self,
                SoupServerMessage *message,
                const char        *method,
                GHashTable        *query)
{
  BlueskyPerson *person = bluesky_find_person (self, g_hash_table_lookup (query, "actor"));
  g_autoptr(GPtrArray) found = NULL;

  if (person == NULL)
    refuse (message, "Profile not found");
  else if (strcmp (method, "app.bsky.actor.getProfile") == 0)
    reply_profile (message, person);
  else if (strcmp (method, "app.bsky.feed.getAuthorFeed") == 0)
    {
      found = list_of (self, person->did, BLUESKY_POST, BLUESKY_REPOST);
      reply_page (self, message, query, "feed", found, bluesky_feed_view);
    }
  else if (strcmp (method, "app.bsky.graph.getFollowers") == 0)
    {
      found = list_on (self, BLUESKY_FOLLOW, person->did);
      reply_page (self, message, query, "followers", found, bluesky_person_view);
    }
  else if (strcmp (method, "app.bsky.graph.getFollows") == 0)
    {
      found = list_of (self, person->did, BLUESKY_FOLLOW, BLUESKY_FOLLOW);
      reply_page (self, message, query, "follows", found, bluesky_followed_view);
    }
}

static void
reply_on_post (BlueskyAppview    *self,
               SoupServerMessage *message,
               const char        *method,
               GHashTable        *query)
{
  const char *uri = g_hash_table_lookup (query, "uri");
  g_autoptr(GPtrArray) found = NULL;

  if (strcmp (method, "app.bsky.feed.getPostThread") == 0)
    reply_thread (self, message, uri);
  else if (strcmp (method, "app.bsky.feed.getLikes") == 0)
    {
      found = list_on (self, BLUESKY_LIKE, uri);
      reply_page (self, message, query, "likes", found, bluesky_like_view);
    }
  else if (strcmp (method, "app.bsky.feed.getRepostedBy") == 0)
    {
      found = list_on (self, BLUESKY_REPOST, uri);
      reply_page (self, message, query, "repostedBy", found, bluesky_person_view);
    }
  else if (strcmp (method, "app.bsky.feed.getQuotes") == 0)
    {
      found = list_quotes (self, uri);
      reply_page (self, message, query, "posts", found, bluesky_post_view);
    }
}

static void
fail (BlueskyAppview    *self,
      SoupServerMessage *message)
{
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT,
                                            g_get_real_time () / G_USEC_PER_SEC + 240);

  g_clear_pointer (&self->failing, g_free);
  if (self->status == 429)
    {
      http_server_set_header (message, "ratelimit-limit", "3000");
      http_server_set_header (message, "ratelimit-remaining", "0");
      http_server_set_header (message, "ratelimit-reset", reset);
      http_server_set_header (message, "ratelimit-policy", "3000;w=300");
    }
  http_server_reply_json (message, self->status,
                          "{\"error\":\"RateLimitExceeded\",\"message\":\"Rate Limit Exceeded\"}");
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  BlueskyAppview *self = user_data;
  const char *method = path + strlen ("/xrpc/");

  if (!g_str_has_prefix (path, "/xrpc/") || query == NULL)
    return;
  g_hash_table_insert (self->asked, g_strdup (method),
                       GUINT_TO_POINTER (bluesky_appview_count_asked (self, method) + 1));
  if (g_strcmp0 (self->failing, method) == 0)
    fail (self, message);
  else if (strcmp (method, "app.bsky.actor.getProfiles") == 0)
    reply_profiles (self, message);
  else if (g_hash_table_contains (query, "uri"))
    reply_on_post (self, message, method, query);
  else
    reply_of_actor (self, message, method, query);
}

BlueskyAppview *
bluesky_appview_new (void)
{
  BlueskyAppview *self = g_new0 (BlueskyAppview, 1);

  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) record_free);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->page = MOST;
  self->server = http_server_new (serve_cb, self);
  return self;
}

void
bluesky_appview_free (BlueskyAppview *self)
{
  http_server_free (self->server);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->asked);
  g_free (self->failing);
  g_free (self);
}

const char *
bluesky_appview_get_origin (BlueskyAppview *self)
{
  return http_server_get_origin (self->server);
}

/* bluesky_appview_add_person:
 * If @followers is negative, no counters are shown. */
void
bluesky_appview_add_person (BlueskyAppview *self,
                            const char     *did,
                            const char     *handle,
                            int             followers)
{
  BlueskyPerson *person = g_new0 (BlueskyPerson, 1);

  person->did = g_strdup (did);
  person->handle = g_strdup (handle);
  person->followers = followers;
  g_ptr_array_add (self->people, person);
}

void
bluesky_appview_rename (BlueskyAppview *self,
                        const char     *did,
                        const char     *handle)
{
  BlueskyPerson *person = bluesky_find_person (self, did);

  g_free (person->handle);
  person->handle = g_strdup (handle);
}

/* bluesky_appview_hide:
 * Like a takedown: the profile isn't returned any more, but its records are still listed. */
void
bluesky_appview_hide (BlueskyAppview *self,
                      const char     *did)
{
  bluesky_find_person (self, did)->hidden = TRUE;
}

char *
bluesky_appview_dup_uri (const char *did,
                         const char *key)
{
  return g_strdup_printf ("at://%s/" BLUESKY_POST "/%s", did, key);
}

static BlueskyRecord *
add_record (BlueskyAppview *self,
            const char     *collection,
            const char     *did,
            const char     *subject,
            gint64          time)
{
  BlueskyRecord *record = g_new0 (BlueskyRecord, 1);

  record->collection = g_strdup (collection);
  record->did = g_strdup (did);
  record->subject = g_strdup (subject);
  record->time = time;
  g_ptr_array_add (self->records, record);
  return record;
}

void
bluesky_appview_post (BlueskyAppview *self,
                      const char     *did,
                      const char     *key,
                      gint64          time,
                      const char     *answers,
                      const char     *quotes)
{
  BlueskyRecord *post = add_record (self, BLUESKY_POST, did, answers, time);

  post->uri = bluesky_appview_dup_uri (did, key);
  post->quotes = g_strdup (quotes);
}

void
bluesky_appview_react (BlueskyAppview *self,
                       const char     *collection,
                       const char     *did,
                       const char     *subject,
                       gint64          time)
{
  add_record (self, collection, did, subject, time);
}

/* bluesky_appview_take_back:
 * Deletes the person's records in the collection that refer to @subject. */
void
bluesky_appview_take_back (BlueskyAppview *self,
                           const char     *collection,
                           const char     *did,
                           const char     *subject)
{
  for (guint i = self->records->len; i > 0; i--)
    {
      BlueskyRecord *record = self->records->pdata[i - 1];

      if (bluesky_is_on (record, collection, subject) && strcmp (record->did, did) == 0)
        g_ptr_array_remove_index (self->records, i - 1);
    }
}

/* bluesky_appview_remove:
 * Deletes a post; replies to it and likes of it remain. */
void
bluesky_appview_remove (BlueskyAppview *self,
                        const char     *uri)
{
  g_ptr_array_remove (self->records, bluesky_find_post (self, uri));
}

/* bluesky_appview_block:
 * Their replies stay in the thread but show nothing. */
void
bluesky_appview_block (BlueskyAppview *self,
                       const char     *did)
{
  bluesky_find_person (self, did)->blocked = TRUE;
}

void
bluesky_appview_set_page (BlueskyAppview *self,
                          guint           most)
{
  self->page = most;
}

/* bluesky_appview_fail_once:
 * The next call of @method returns @status; with 429 also the rate-limit headers. */
void
bluesky_appview_fail_once (BlueskyAppview *self,
                           const char     *method,
                           guint           status)
{
  g_free (self->failing);
  self->failing = g_strdup (method);
  self->status = status;
}

guint
bluesky_appview_count_asked (BlueskyAppview *self,
                             const char     *method)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->asked, method));
}
