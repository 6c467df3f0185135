/* misskey-server.c: a Misskey server in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/misskey-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef gboolean (*Wanted) (MisskeyServer *self,
                            const Record  *record,
                            JsonObject    *ask);
typedef char    *(*View)   (MisskeyServer *self,
                            const Record  *record);

static void
record_free (gpointer data)
{
  Record *record = data;

  g_free (record->id);
  g_free (record->user);
  g_free (record->text);
  g_free (record->reply_to);
  g_free (record->renote_of);
  g_free (record->visibility);
  g_free (record);
}

static const char *
text_of (JsonObject *ask,
         const char *name)
{
  return json_object_get_string_member_with_default (ask, name, NULL);
}

static gboolean
is_notified (MisskeyServer *self,
             const Record  *record,
             JsonObject    *ask)
{
  return strcmp (record->user, ME) != 0 && misskey_type (self, record) != NULL;
}

static gboolean
is_note_of (MisskeyServer *self,
            const Record  *record,
            JsonObject    *ask)
{
  return record->kind == NOTE && g_strcmp0 (record->user, text_of (ask, "userId")) == 0
    && strcmp (record->visibility, "followers") != 0;
}

static gboolean
is_reaction_to (MisskeyServer *self,
                const Record  *record,
                JsonObject    *ask)
{
  return record->kind == REACTION && g_strcmp0 (record->renote_of, text_of (ask, "noteId")) == 0;
}

static gboolean
is_renote_of (MisskeyServer *self,
              const Record  *record,
              JsonObject    *ask)
{
  return record->kind == NOTE && g_strcmp0 (record->renote_of, text_of (ask, "noteId")) == 0;
}

static gboolean
is_reply_to (MisskeyServer *self,
             const Record  *record,
             JsonObject    *ask)
{
  return record->kind == NOTE && g_strcmp0 (record->reply_to, text_of (ask, "noteId")) == 0;
}

static gboolean
is_follower (MisskeyServer *self,
             const Record  *record,
             JsonObject    *ask)
{
  return record->kind == FOLLOW && g_strcmp0 (record->renote_of, text_of (ask, "userId")) == 0;
}

static gboolean
is_followed (MisskeyServer *self,
             const Record  *record,
             JsonObject    *ask)
{
  return record->kind == FOLLOW && g_strcmp0 (record->user, text_of (ask, "userId")) == 0;
}

static void
refuse (SoupServerMessage *message,
        guint              status,
        const char        *code)
{
  g_autofree char *json = g_strdup_printf ("{\"error\":{\"message\":\"No.\",\"code\":\"%s\","
                                           "\"id\":\"1\"}}", code);

  http_server_reply_json (message, status, json);
}

/* Newest first, older than the given ID. */
static void
reply_list (MisskeyServer     *self,
            SoupServerMessage *message,
            const char        *path,
            JsonObject        *ask,
            Wanted             wanted,
            View               view)
{
  const char *until = text_of (ask, "untilId");
  gint64 limit = json_object_get_int_member_with_default (ask, "limit", 10);
  g_autoptr(GString) json = g_string_new ("[");

  g_assert_cmpint (limit, >=, 1);
  g_assert_cmpint (limit, <=, 100);
  if (json_object_has_member (ask, "noteId")
      && misskey_find (self, text_of (ask, "noteId")) == NULL)
    {
      refuse (message, 400, "NO_SUCH_NOTE");
      return;
    }
  for (guint i = self->records->len; i-- > 0 && limit > 0;)
    {
      const Record *record = g_ptr_array_index (self->records, i);
      g_autofree char *text = NULL;

      if ((until != NULL && strcmp (record->id, until) >= 0) || !wanted (self, record, ask))
        continue;
      text = view (self, record);
      g_string_append_printf (json, "%s%s", json->len > 1 ? "," : "", text);
      limit--;
    }
  g_string_append_c (json, ']');
  faults_reply (self->faults, message, path, "application/json; charset=utf-8", json->str);
}

static void
reply_users (MisskeyServer     *self,
             SoupServerMessage *message,
             const char        *path,
             JsonObject        *ask)
{
  const char *name = text_of (ask, "username") != NULL ? text_of (ask, "username")
                                                       : text_of (ask, "userId");
  g_autoptr(GString) json = g_string_new ("[");

  if (json_object_has_member (ask, "userIds"))
    {
      JsonArray *ids = json_object_get_array_member (ask, "userIds");

      for (guint i = 0; i < json_array_get_length (ids); i++)
        {
          g_autofree char *user = misskey_view_user (self, json_array_get_string_element (ids, i));

          if (strcmp (json_array_get_string_element (ids, i), "gone") != 0)
            g_string_append_printf (json, "%s%s", json->len > 1 ? "," : "", user);
        }
      g_string_append_c (json, ']');
    }
  else if (g_strcmp0 (name, ME) == 0)
    {
      g_autofree char *user = misskey_view_user (self, ME);

      g_string_assign (json, user);
    }
  else
    {
      refuse (message, 404, "NO_SUCH_USER");
      return;
    }
  faults_reply (self->faults, message, path, "application/json; charset=utf-8", json->str);
}

static gboolean
is_signed_in (MisskeyServer     *self,
              SoupServerMessage *message)
{
  const char *authorization = http_server_get_header (message, "Authorization");

  return authorization != NULL && self->token != NULL
    && g_str_has_prefix (authorization, "Bearer ")
    && strcmp (authorization + strlen ("Bearer "), self->token) == 0;
}

/* Simulates the user's browser: the page asks, the user approves, and it redirects. */
static void
reply_page (MisskeyServer     *self,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query)
{
  const char *session = path + strlen ("/miauth/");
  const char *callback = g_hash_table_lookup (query, "callback");
  g_autofree char *back = g_strdup_printf ("%s&session=%s", callback, session);

  g_assert_true (g_uuid_string_is_valid (session));
  g_assert_cmpstr (g_hash_table_lookup (query, "name"), ==, "Clout");
  g_assert_null (strstr (g_hash_table_lookup (query, "permission"), "write:"));
  g_free (self->session);
  self->session = self->agrees ? g_strdup (session) : NULL;
  http_server_set_header (message, "Location", back);
  http_server_reply (message, 302, "text/html", "");
}

/* A session returns its token once. */
static void
reply_check (MisskeyServer     *self,
             SoupServerMessage *message,
             const char        *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", 6);
  g_autofree char *json = NULL;

  if (self->session == NULL || g_strcmp0 (parts[3], self->session) != 0)
    {
      http_server_reply_json (message, 200, "{\"ok\":false}");
      return;
    }
  g_clear_pointer (&self->session, g_free);
  g_free (self->token);
  self->token = g_strdup ("hidden-misskey-5b1d");
  json = g_strdup_printf ("{\"ok\":true,\"token\":\"%s\","
                          "\"user\":{\"id\":\"" ME "\"}}", self->token);
  http_server_reply_json (message, 200, json);
}

static void
serve_api (MisskeyServer     *self,
           SoupServerMessage *message,
           const char        *path,
           JsonObject        *ask)
{
  static const struct
  {
    const char *path;
    Wanted wanted;
    View view;
  } lists[] = {
    { "/api/users/notes", is_note_of, misskey_view_note },
    { "/api/notes/reactions", is_reaction_to, misskey_view_reaction },
    { "/api/notes/renotes", is_renote_of, misskey_view_note },
    { "/api/notes/replies", is_reply_to, misskey_view_note },
    { "/api/users/followers", is_follower, misskey_view_follow },
    { "/api/users/following", is_followed, misskey_view_follow },
    { "/api/i/notifications", is_notified, misskey_view_notification },
  };

  if (http_server_get_header (message, "Authorization") != NULL && !is_signed_in (self, message))
    refuse (message, 401, "AUTHENTICATION_FAILED");
  else if (g_str_has_prefix (path, "/api/i") && !is_signed_in (self, message))
    refuse (message, 401, "CREDENTIAL_REQUIRED");
  else if (strcmp (path, "/api/users/show") == 0)
    reply_users (self, message, path, ask);
  else if (strcmp (path, "/api/i") == 0)
    {
      g_autofree char *user = misskey_view_user (self, ME);

      faults_reply (self->faults, message, path, "application/json", user);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (path, lists[i].path) == 0
        && (soup_server_message_get_status (message) == 404))
      reply_list (self, message, path, ask, lists[i].wanted, lists[i].view);
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  MisskeyServer *self = user_data;
  g_autofree char *body = http_server_dup_body (message);
  g_autoptr(JsonNode) ask = NULL;

  if (faults_apply (self->faults, message, path))
    return;
  if (strcmp (path, "/.well-known/nodeinfo") == 0 && self->software != NULL)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.1\",\"href\":"
        "\"%s/nodeinfo/2.1\"}]}", http_server_get_origin (server));

      http_server_reply_json (message, 200, json);
    }
  else if (strcmp (path, "/nodeinfo/2.1") == 0)
    {
      g_autofree char *json = g_strdup_printf ("{\"version\":\"2.1\",\"software\":{\"name\":\"%s\","
                                               "\"version\":\"2024.10.1\"}}", self->software);

      http_server_reply_json (message, 200, json);
    }
  else if (g_str_has_prefix (path, "/miauth/"))
    reply_page (self, message, path, query);
  if (strcmp (soup_server_message_get_method (message), "POST") != 0)
    return;
  ask = json_from_string (body, NULL);
  if (ask == NULL || !JSON_NODE_HOLDS_OBJECT (ask))
    return;
  if (g_str_has_prefix (path, "/api/miauth/"))
    reply_check (self, message, path);
  else
    serve_api (self, message, path, json_node_get_object (ask));
}

MisskeyServer *
misskey_server_new (void)
{
  MisskeyServer *self = g_new0 (MisskeyServer, 1);

  self->faults = faults_new ();
  self->records = g_ptr_array_new_with_free_func (record_free);
  self->software = g_strdup ("misskey");
  self->agrees = TRUE;
  self->http = http_server_new (serve, self);
  return self;
}

void
misskey_server_free (MisskeyServer *self)
{
  http_server_free (self->http);
  faults_free (self->faults);
  g_ptr_array_unref (self->records);
  g_free (self->software);
  g_free (self->session);
  g_free (self->moved);
  g_free (self->token);
  g_free (self);
}

const char *
misskey_server_get_origin (MisskeyServer *self)
{
  return http_server_get_origin (self->http);
}

Faults *
misskey_server_get_faults (MisskeyServer *self)
{
  return self->faults;
}

void
misskey_server_set_software (MisskeyServer *self,
                             const char    *name)
{
  g_free (self->software);
  self->software = g_strdup (name);
}

void
misskey_server_set_agrees (MisskeyServer *self,
                           gboolean       agrees)
{
  self->agrees = agrees;
}

void
misskey_server_revoke (MisskeyServer *self)
{
  g_clear_pointer (&self->token, g_free);
}

static Record *
add (MisskeyServer *self,
     Kind           kind,
     const char    *user,
     const char    *of,
     gint64         time)
{
  Record *record = g_new0 (Record, 1);

  record->kind = kind;
  record->id = g_strdup_printf ("9%07u", self->records->len);
  record->user = g_strdup (user);
  record->renote_of = g_strdup (of);
  record->time = time;
  g_ptr_array_add (self->records, record);
  return record;
}

const char *
misskey_server_note (MisskeyServer *self,
                     const char    *user,
                     const char    *text,
                     const char    *reply_to,
                     const char    *renote_of,
                     const char    *visibility,
                     gint64         time)
{
  Record *record = add (self, NOTE, user, renote_of, time);

  record->text = g_strdup (text);
  record->reply_to = g_strdup (reply_to);
  record->visibility = g_strdup (visibility);
  return record->id;
}

void
misskey_server_react (MisskeyServer *self,
                      const char    *user,
                      const char    *note,
                      gint64         time)
{
  add (self, REACTION, user, note, time);
}

void
misskey_server_follow (MisskeyServer *self,
                       const char    *follower,
                       const char    *followee,
                       gint64         time)
{
  add (self, FOLLOW, follower, followee, time);
}

/* The record is never shown again, as if its ID had never existed. */
static void
drop (Record *record)
{
  record->kind = FOLLOW;
  g_free (record->user);
  record->user = g_strdup ("nobody");
  g_free (record->renote_of);
  record->renote_of = g_strdup ("nobody");
  record->id[0] = '0';
}

/* misskey_server_delete: deletes a note */
void
misskey_server_delete (MisskeyServer *self,
                       const char    *note)
{
  drop ((Record *) misskey_find (self, note));
}

void
misskey_server_move (MisskeyServer *self,
                     const char    *handle)
{
  g_free (self->moved);
  self->moved = g_strdup (handle);
}

void
misskey_server_take_back (MisskeyServer *self,
                          const char    *user,
                          const char    *of)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = self->records->pdata[i];

      if (record->kind != NOTE && strcmp (record->user, user) == 0
          && strcmp (record->renote_of, of) == 0)
        drop (record);
    }
}
