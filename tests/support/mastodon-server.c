/* mastodon-server.c: a server with the Mastodon API in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <stdlib.h>
#include <string.h>

#include "support/kill.h"

#define LIMIT 300
#define LIMIT_SECONDS 300

typedef struct
{
  char *prefix;
  guint n;
  guint status;
  char *retry_after;
} Fault;

typedef struct
{
  SoupServerMessage *message;
  char *path;
  GHashTable *query;
} Held;

static void
held_free (gpointer data)
{
  Held *held = data;

  g_object_unref (held->message);
  g_free (held->path);
  g_clear_pointer (&held->query, g_hash_table_unref);
  g_free (held);
}

static void
fault_free (gpointer data)
{
  Fault *fault = data;

  g_free (fault->prefix);
  g_free (fault->retry_after);
  g_free (fault);
}

/* mastodon_server_make: (transfer full): a new secret, never the same twice */
char *
mastodon_server_make (MastodonServer *self,
                      const char     *what)
{
  g_autofree char *seed = g_strdup_printf ("%s %u %u", what, ++self->n_made,
                                           http_server_get_port (self->http));
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  return g_strdup_printf ("%s-%s", what, sum);
}

void
mastodon_reply (MastodonRequest *request,
                guint            status,
                JsonNode        *body)
{
  g_autofree char *text = json_to_string (body, FALSE);

  http_server_reply_json (request->message, status, text);
}

void
mastodon_reply_error (MastodonRequest *request,
                      guint            status,
                      const char      *error)
{
  g_autofree char *text = g_strdup_printf ("{\"error\":\"%s\"}", error);

  if (request->server->traits->no_error_body)
    soup_server_message_set_status (request->message, status, NULL);
  else
    http_server_reply_json (request->message, status, text);
}

const char *
mastodon_query (MastodonRequest *request,
                const char      *name)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

/* A response's head and half of its body. */
static void
cut (SoupServerMessage *message)
{
  static const char text[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                             "Content-Length: 4000\r\n\r\n[{\"id\":\"1\",";
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text), NULL,
                             NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static gboolean
answer_fault (MastodonRequest *request)
{
  for (guint i = 0; i < request->server->faults->len; i++)
    {
      Fault *fault = g_ptr_array_index (request->server->faults, i);

      if (fault->n == 0 || !g_str_has_prefix (request->path, fault->prefix))
        continue;
      fault->n--;
      if (fault->retry_after != NULL)
        http_server_set_header (request->message, "Retry-After", fault->retry_after);
      if (fault->status == 0)
        cut (request->message);
      else
        http_server_reply (request->message, fault->status, "text/html",
                           "<h1>Something broke</h1>");
      return TRUE;
    }
  return FALSE;
}

static gboolean
answer_limit (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  gint64 reset = (mastodon_data_now (self->data) / LIMIT_SECONDS + 1) * LIMIT_SECONDS;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (reset);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");
  g_autofree char *left = g_strdup_printf ("%" G_GINT64_FORMAT, self->limit < 0 ? LIMIT - 1
                                                               : MAX (self->limit - 1, 0));

  if (self->traits->rate_headers)
    {
      http_server_set_header (request->message, "X-RateLimit-Limit", "300");
      http_server_set_header (request->message, "X-RateLimit-Remaining", left);
      http_server_set_header (request->message, "X-RateLimit-Reset", text);
    }
  if (self->limit != 0)
    {
      self->limit -= self->limit > 0;
      return FALSE;
    }
  mastodon_reply_error (request, 429, "Too many requests");
  return TRUE;
}

static gboolean answer_webfinger (MastodonRequest *request);

static MastodonPerson *
find_viewer (MastodonServer    *self,
             SoupServerMessage *message,
             gboolean          *bad)
{
  const char *header = http_server_get_header (message, "Authorization");
  gpointer person = NULL;

  *bad = FALSE;
  if (header == NULL || !g_str_has_prefix (header, "Bearer "))
    return NULL;
  *bad = !g_hash_table_lookup_extended (self->tokens, header + strlen ("Bearer "), NULL, &person);
  return person;
}

static gboolean
hold (MastodonServer    *self,
      SoupServerMessage *message,
      const char        *path,
      GHashTable        *query)
{
  Held *held;

  if (self->hold == NULL || !g_str_has_prefix (path, self->hold))
    return FALSE;
  held = g_new0 (Held, 1);
  held->message = g_object_ref (message);
  held->path = g_strdup (path);
  held->query = query != NULL ? g_hash_table_ref (query) : NULL;
  g_ptr_array_add (self->held, held);
  soup_server_message_pause (message);
  return TRUE;
}

static void
serve_cb (HttpServer        *http,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           data)
{
  MastodonServer *self = data;
  gboolean bad;
  MastodonRequest request = { self, message, path, query, find_viewer (self, message, &bad) };

  if (hold (self, message, path, query))
    return;
  self->viewer = request.viewer;
  g_ptr_array_add (self->asked, g_strdup (path));
  if (self->n_to_kill > 0 && --self->n_to_kill == 0)
    kill_now (self->victim);
  if (answer_fault (&request) || answer_limit (&request))
    return;
  if (self->traits->needs_user_agent && http_server_get_header (message, "User-Agent") == NULL)
    mastodon_reply_error (&request, 418, "I'm a teapot");
  else if (bad)
    mastodon_reply_error (&request, self->traits->bad_token, "The access token was revoked");
  else if (!answer_webfinger (&request) && !mastodon_oauth_answer (&request)
           && !mastodon_api_answer (&request))
    mastodon_reply_error (&request, 404, "Record not found");
}

/* mastodon_server_new: listens on a free port of 127.0.0.1 */
MastodonServer *
mastodon_server_new (MastodonServerKind kind)
{
  MastodonServer *self = g_new0 (MastodonServer, 1);

  self->traits = mastodon_traits_get (kind);
  self->http = http_server_new (serve_cb, self);
  self->data = mastodon_data_new (self->traits, strstr (http_server_get_origin (self->http), "//")
                                                + 2);
  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  self->held = g_ptr_array_new_with_free_func (held_free);
  self->limit = -1;
  mastodon_oauth_init (self);
  return self;
}

void
mastodon_server_free (MastodonServer *self)
{
  http_server_free (self->http);
  mastodon_oauth_clear (self);
  mastodon_data_free (self->data);
  g_ptr_array_unref (self->asked);
  g_hash_table_unref (self->sent);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->held);
  g_free (self->hold);
  g_free (self->last_token);
  g_free (self->loop);
  g_free (self->link_origin);
  g_free (self);
}

const char *
mastodon_server_get_origin (MastodonServer *self)
{
  return http_server_get_origin (self->http);
}

/* mastodon_server_set_now: sets its clock; 0 is the real one */
void
mastodon_server_set_now (MastodonServer *self,
                         gint64          now)
{
  self->data->now = now;
}

MastodonPerson *
mastodon_get_person (MastodonServer *self,
                     const char     *name)
{
  MastodonPerson *person = mastodon_data_find_person (self->data, name);

  if (person == NULL)
    person = mastodon_data_find_handle (self->data, name);
  g_assert_nonnull (person);
  return person;
}

MastodonPost *
mastodon_get_post (MastodonServer *self,
                   const char     *id)
{
  MastodonPost *post = mastodon_data_find_post (self->data, id);

  g_assert_nonnull (post);
  return post;
}

/* mastodon_server_add_person: (transfer none): the person's ID */
const char *
mastodon_server_add_person (MastodonServer *self,
                            const char     *handle,
                            gint64          followers,
                            gboolean        bot)
{
  return mastodon_data_add_person (self->data, handle, followers, bot)->id;
}

/* mastodon_server_get_id: (transfer none): the ID of an existing person */
const char *
mastodon_server_get_id (MastodonServer *self,
                        const char     *handle)
{
  return mastodon_get_person (self, handle)->id;
}

/* mastodon_server_add_post: (transfer none): the post's ID */
const char *
mastodon_server_add_post (MastodonServer *self,
                          const char     *author,
                          gint64          time,
                          const char     *html,
                          const char     *visibility,
                          const char     *answers)
{
  MastodonPost *parent = answers != NULL ? mastodon_get_post (self, answers) : NULL;
  MastodonVisibility visible = MASTODON_PUBLIC;

  g_assert_true (mastodon_visibility_parse (visibility, &visible));
  return mastodon_data_add_post (self->data, mastodon_get_person (self, author), time, html,
                                 visible, parent)->item.id;
}

void
mastodon_server_favourite (MastodonServer *self,
                           const char     *person,
                           const char     *post,
                           gint64          time)
{
  mastodon_data_favourite (self->data, mastodon_get_person (self, person),
                           mastodon_get_post (self, post), time);
}

void
mastodon_server_unfavourite (MastodonServer *self,
                             const char     *person,
                             const char     *post)
{
  mastodon_data_unfavourite (self->data, mastodon_get_person (self, person),
                             mastodon_get_post (self, post));
}

void
mastodon_server_reblog (MastodonServer *self,
                        const char     *person,
                        const char     *post,
                        gint64          time)
{
  mastodon_data_reblog (self->data, mastodon_get_person (self, person),
                        mastodon_get_post (self, post), time);
}

void
mastodon_server_follow (MastodonServer *self,
                        const char     *follower,
                        const char     *followed,
                        gint64          time)
{
  mastodon_data_follow (self->data, mastodon_get_person (self, follower),
                        mastodon_get_person (self, followed), time);
}

/* mastodon_server_clear_notifications:
 * Like a server's cleanup. People who reacted remain in favourited_by and reblogged_by. */
void
mastodon_server_clear_notifications (MastodonServer *self)
{
  for (guint i = 0; i < self->data->notifications->len; i++)
    ((MastodonNotification *) g_ptr_array_index (self->data->notifications, i))->cleared = TRUE;
}

/* mastodon_server_revoke_tokens: as if the users revoked the app's permission */
void
mastodon_server_revoke_tokens (MastodonServer *self)
{
  g_hash_table_remove_all (self->tokens);
}

/* mastodon_server_get_token: (nullable): the latest access token */
const char *
mastodon_server_get_token (MastodonServer *self)
{
  return self->last_token;
}

guint
mastodon_server_get_n_tokens (MastodonServer *self)
{
  return g_hash_table_size (self->tokens);
}

/* mastodon_server_fail_next:
 * The next @n responses for paths with this prefix have @status, or are cut halfway if that is 0.
 * Replaces an earlier setting for the same prefix. */
void
mastodon_server_fail_next (MastodonServer *self,
                           const char     *prefix,
                           guint           n,
                           guint           status,
                           const char     *retry_after)
{
  Fault *fault = g_new0 (Fault, 1);

  for (guint i = self->faults->len; i > 0; i--)
    if (strcmp (((Fault *) g_ptr_array_index (self->faults, i - 1))->prefix, prefix) == 0)
      g_ptr_array_remove_index (self->faults, i - 1);
  fault->prefix = g_strdup (prefix);
  fault->n = n;
  fault->status = status;
  fault->retry_after = g_strdup (retry_after);
  g_ptr_array_add (self->faults, fault);
}

/* mastodon_server_hold: requests for paths with this prefix wait for mastodon_server_release() */
void
mastodon_server_hold (MastodonServer *self,
                      const char     *prefix)
{
  g_free (self->hold);
  self->hold = g_strdup (prefix);
}

/* mastodon_server_release: responds to the requests that wait, and holds no more */
void
mastodon_server_release (MastodonServer *self)
{
  g_autoptr(GPtrArray) held = g_steal_pointer (&self->held);

  self->held = g_ptr_array_new_with_free_func (held_free);
  g_clear_pointer (&self->hold, g_free);
  for (guint i = 0; i < held->len; i++)
    {
      const Held *one = g_ptr_array_index (held, i);

      serve_cb (self->http, one->message, one->path, one->query, self);
      soup_server_message_unpause (one->message);
    }
}

/* mastodon_server_set_limit: after this many requests every response is 429 */
void
mastodon_server_set_limit (MastodonServer *self,
                           guint           requests)
{
  self->limit = requests;
}

/* mastodon_server_give_tokens_to: every sign-in from now on is another person's */
void
mastodon_server_give_tokens_to (MastodonServer *self,
                                const char     *person)
{
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_replace (&iter, mastodon_get_person (self, person));
}

/* mastodon_server_move: the person's profile says that they moved to the account @handle */
void
mastodon_server_move (MastodonServer *self,
                      const char     *person,
                      const char     *handle)
{
  MastodonPerson *one = mastodon_get_person (self, person);

  g_free (one->moved);
  one->moved = g_strdup (handle);
}

/* mastodon_server_rename: the person keeps their ID and gets another handle on this server */
void
mastodon_server_rename (MastodonServer *self,
                        const char     *person,
                        const char     *name)
{
  MastodonPerson *one = mastodon_get_person (self, person);

  g_free (one->user);
  g_free (one->handle);
  one->user = g_strdup (name);
  one->handle = g_strdup (name);
}

/* mastodon_server_set_domain: sets the domain in local people's handles */
void
mastodon_server_set_domain (MastodonServer *self,
                            const char     *domain)
{
  self->split = TRUE;
  g_free (self->data->domain);
  self->data->domain = g_strdup (domain);
}

/* mastodon_server_dup_webfinger:
 * (transfer full) (nullable): the response about "acct:ann@host", whichever host it names */
char *
mastodon_server_dup_webfinger (MastodonServer *self,
                               const char     *resource)
{
  g_auto(GStrv) parts = g_strsplit_set (resource != NULL ? resource : "", ":@", 3);
  MastodonPerson *person = g_strv_length (parts) == 3
                           ? mastodon_data_find_handle (self->data, parts[1]) : NULL;

  if (person == NULL || !self->split)
    return NULL;
  return g_strdup_printf ("{\"subject\":\"acct:%s@%s\",\"links\":[{\"rel\":\"self\","
                          "\"type\":\"application/activity+json\",\"href\":\"%s/users/%s\"}]}",
                          person->user, self->data->domain, mastodon_server_get_origin (self),
                          person->user);
}

static gboolean
answer_webfinger (MastodonRequest *request)
{
  g_autofree char *text =
    mastodon_server_dup_webfinger (request->server, mastodon_query (request, "resource"));

  if (text == NULL || strcmp (request->path, "/.well-known/webfinger") != 0)
    return FALSE;
  http_server_reply_json (request->message, 200, text);
  return TRUE;
}

/* mastodon_server_set_loop:
 * Makes lists of statuses, notifications, followers and people followed endless. With "ABA" page
 * "A" names "B" as the next and "B" names "A"; with "AA" each page names itself. Each letter has
 * its own part of a list. "*" pages are all the same, and "." pages are all new, each under a new
 * URL. NULL: normal paging. */
void
mastodon_server_set_loop (MastodonServer *self,
                          const char     *pages)
{
  g_free (self->loop);
  self->loop = g_strdup (pages);
}

/* mastodon_server_set_link_origin: (nullable): the origin in links to next pages */
void
mastodon_server_set_link_origin (MastodonServer *self,
                                 const char     *origin)
{
  g_free (self->link_origin);
  self->link_origin = g_strdup (origin);
}

/* mastodon_server_kill_at:
 * Kills @process, which must exist that long, before responding to the @n-th request from now on; 0
 * for never. */
void
mastodon_server_kill_at (MastodonServer *self,
                         GSubprocess    *process,
                         guint           n)
{
  self->victim = process;
  self->n_to_kill = n;
}

/* mastodon_server_get_n_asked: the number of requests so far whose path has this prefix */
guint
mastodon_server_get_n_asked (MastodonServer *self,
                             const char     *prefix)
{
  guint n = 0;

  for (guint i = 0; i < self->asked->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (self->asked, i), prefix);
  return n;
}
