/* github-server.c: GitHub's REST API in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/github-server.h"

#include <string.h>

typedef struct
{
  char *of;      /* "Ada/engine", "Ada/engine#1", or NULL for the account itself */
  char *list;
  char *login;   /* NULL: a deleted account */
  gint64 time;
  guint id;
} Act;

typedef struct
{
  char *name;
  guint number;  /* an issue's number, or 0 for a repository */
  gint64 time;
  gboolean is_fork;
} Thing;

struct _GithubServer
{
  HttpServer *http;
  Faults *faults;
  GPtrArray *acts;
  GPtrArray *things;
  char *token;
  guint n_acts;
  guint budget;
  gint64 reset;
};

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->of);
  g_free (act->list);
  g_free (act->login);
  g_free (act);
}

static void
thing_free (gpointer data)
{
  Thing *thing = data;

  g_free (thing->name);
  g_free (thing);
}

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
dup_user (const char *login)
{
  if (login == NULL)
    return g_strdup ("null");
  return g_strdup_printf ("{\"login\":\"%s\",\"id\":%u,\"avatar_url\":\"https://a.example/%s\","
                          "\"html_url\":\"https://github.com/%s\",\"type\":\"%s\","
                          "\"site_admin\":false}", login, g_str_hash (login) % 100000 + 1, login,
                          login, g_str_has_suffix (login, "[bot]") ? "Bot" : "User");
}

static guint
count (GithubServer *self,
       const char   *of,
       const char   *list)
{
  guint n = 0;

  for (guint i = 0; i < self->acts->len; i++)
    {
      const Act *act = g_ptr_array_index (self->acts, i);

      n += g_strcmp0 (act->of, of) == 0 && strcmp (act->list, list) == 0;
    }
  return n;
}

static char *
dup_repository (GithubServer *self,
                const char   *owner,
                const Thing  *thing)
{
  g_autofree char *date = dup_date (thing->time);
  g_autofree char *user = dup_user (owner);
  g_autofree char *full = g_strdup_printf ("%s/%s", owner, thing->name);

  return g_strdup_printf (
    "{\"id\":1,\"name\":\"%s\",\"full_name\":\"%s\",\"private\":false,\"owner\":%s,"
    "\"html_url\":\"https://github.com/%s\",\"description\":\"About %s\",\"fork\":%s,"
    "\"created_at\":\"%s\",\"pushed_at\":\"%s\",\"stargazers_count\":%u,\"forks_count\":%u,"
    "\"has_issues\":true,\"topics\":[\"engines\"]}", thing->name, full, user, full, thing->name,
    thing->is_fork ? "true" : "false", date, date, count (self, full, "stargazers"),
    count (self, full, "forks"));
}

static char *
dup_issue (GithubServer *self,
           const Thing  *thing)
{
  g_autofree char *date = dup_date (thing->time);
  g_autofree char *user = dup_user (GITHUB_SELF);
  g_autofree char *of = g_strdup_printf ("%s#%u", thing->name, thing->number);

  return g_strdup_printf (
    "{\"html_url\":\"https://github.com/%s/issues/%u\",\"number\":%u,\"title\":\"It fails?\","
    "\"user\":%s,\"comments\":%u,\"created_at\":\"%s\",\"reactions\":{\"total_count\":%u,\"+1\":%u,"
    "\"-1\":0,\"laugh\":0,\"hooray\":0,\"confused\":0,\"heart\":0,\"rocket\":0,\"eyes\":0}}",
    thing->name, thing->number, thing->number, user, count (self, of, "comments"), date,
    count (self, of, "reactions"), count (self, of, "reactions"));
}

static char *
dup_act (const Act *act)
{
  g_autofree char *user = dup_user (act->login);
  g_autofree char *date = dup_date (act->time);

  if (strcmp (act->list, "stargazers") == 0)
    return g_strdup_printf ("{\"starred_at\":\"%s\",\"user\":%s}", date, user);
  if (strcmp (act->list, "forks") == 0)
    return g_strdup_printf ("{\"id\":%u,\"full_name\":\"%s/engine\",\"owner\":%s,\"fork\":true,"
                            "\"created_at\":\"%s\"}", act->id, act->login, user, date);
  if (strcmp (act->list, "reactions") == 0)
    return g_strdup_printf ("{\"id\":%u,\"user\":%s,\"content\":\"heart\",\"created_at\":\"%s\"}",
                            act->id, user, date);
  if (g_str_has_suffix (act->list, "comments"))
    return g_strdup_printf ("{\"id\":%u,"
                            "\"html_url\":\"https://github.com/x/y/issues/1#issuecomment-"
                            "%u\",\"user\":%s,\"created_at\":\"%s\",\"body\":\"Words\"}", act->id,
                            act->id, user, date);
  return g_steal_pointer (&user);
}

/* A page of @items, and a link to the next. */
static void
reply_list (GithubServer      *self,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            GPtrArray         *items,
            gboolean           is_search)
{
  const char *size = query != NULL ? g_hash_table_lookup (query, "per_page") : NULL;
  const char *number = query != NULL ? g_hash_table_lookup (query, "page") : NULL;
  guint per_page = size != NULL ? (guint) g_ascii_strtoull (size, NULL, 10) : 30;
  guint page = number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 1;
  g_autoptr(GString) json = g_string_new (is_search ? "{\"total_count\":1,\"items\":[" : "[");
  guint first = (page - 1) * per_page;

  g_assert_cmpuint (per_page, <=, 100);
  for (guint i = first; i < items->len && i < first + per_page; i++)
    g_string_append_printf (json, "%s%s", i > first ? "," : "",
                            (char *) g_ptr_array_index (items, i));
  g_string_append (json, is_search ? "]}" : "]");
  if (first + per_page < items->len)
    {
      g_autofree char *link = g_strdup_printf ("<%s%s?per_page=%u&page=%u>; rel=\"next\", "
                                               "<%s%s?per_page=%u&page=9>; rel=\"last\"",
                                               github_server_get_origin (self), path, per_page,
                                               page + 1, github_server_get_origin (self), path,
                                               per_page);

      http_server_set_header (message, "Link", link);
    }
  faults_reply (self->faults, message, path, "application/json; charset=utf-8", json->str);
}

static GPtrArray *
find_acts (GithubServer *self,
           const char   *of,
           const char   *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  gboolean newest_first = strcmp (list, "stargazers") != 0;

  for (guint i = 0; i < self->acts->len; i++)
    {
      const Act *act = self->acts->pdata[newest_first ? self->acts->len - 1 - i : i];

      if (g_strcmp0 (act->of, of) == 0 && strcmp (act->list, list) == 0)
        g_ptr_array_add (items, dup_act (act));
    }
  return items;
}

static int
compare_things (gconstpointer a,
                gconstpointer b)
{
  const Thing *one = *(const Thing *const *) a;
  const Thing *other = *(const Thing *const *) b;

  return (one->time < other->time) - (one->time > other->time);
}

/* Newest first. */
static GPtrArray *
find_things (GithubServer *self,
             gboolean      issues)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (self->things, compare_things);
  for (guint i = 0; i < self->things->len; i++)
    {
      const Thing *thing = g_ptr_array_index (self->things, i);

      if ((thing->number > 0) == issues)
        g_ptr_array_add (items, issues ? dup_issue (self, thing)
                                       : dup_repository (self, GITHUB_SELF, thing));
    }
  return items;
}

static void
reply_profile (GithubServer      *self,
               SoupServerMessage *message,
               const char        *path)
{
  g_autofree char *json = g_strdup_printf (
    "{\"login\":\"" GITHUB_SELF "\",\"id\":7,\"name\":\"Ada L.\","
    "\"avatar_url\":\"https://a.example/\","
    "\"html_url\":\"https://github.com/" GITHUB_SELF "\",\"type\":\"User\",\"public_repos\":%u,"
    "\"followers\":%u,\"following\":%u,\"created_at\":\"2012-01-01T00:00:00Z\"}",
    self->things->len, count (self, NULL, "followers"), count (self, NULL, "following"));

  faults_reply (self->faults, message, path, "application/json; charset=utf-8", json);
}

/* "/repos/Ada/engine/issues/1/comments" and similar */
static void
reply_of_repository (GithubServer      *self,
                     SoupServerMessage *message,
                     const char        *path,
                     GHashTable        *query)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", 8);
  guint n = g_strv_length (parts);
  g_autofree char *of = NULL;
  g_autofree char *list = NULL;
  g_autoptr(GPtrArray) items = NULL;

  if (n < 5)
    return;
  if (n == 7)
    {
      of = g_strdup_printf ("%s/%s#%s", parts[2], parts[3], parts[5]);
      list = g_strdup (parts[6]);
    }
  else
    {
      of = g_strdup_printf ("%s/%s", parts[2], parts[3]);
      list = g_strjoinv ("/", parts + 4);
    }
  items = find_acts (self, of, list);
  reply_list (self, message, path, query, items, FALSE);
}

/* Requests without a token have a small hourly budget; an unknown token has none. */
static gboolean
refuse (GithubServer      *self,
        SoupServerMessage *message)
{
  const char *authorization = http_server_get_header (message, "Authorization");
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT, self->reset);
  g_autofree char *left = g_strdup_printf ("%u", self->budget > 0 ? self->budget - 1 : 0);

  if (authorization != NULL)
    {
      if (self->token != NULL && g_str_has_prefix (authorization, "Bearer ")
          && strcmp (authorization + strlen ("Bearer "), self->token) == 0)
        return FALSE;
      http_server_reply_json (message, 401, "{\"message\":\"Bad credentials\"}");
      return TRUE;
    }
  http_server_set_header (message, "X-RateLimit-Limit", "60");
  http_server_set_header (message, "X-RateLimit-Remaining", left);
  http_server_set_header (message, "X-RateLimit-Reset", reset);
  if (self->budget > 0)
    {
      self->budget--;
      return FALSE;
    }
  http_server_reply_json (message, 403, "{\"message\":\"API rate limit exceeded for 127.0.0.1.\"}");
  return TRUE;
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  GithubServer *self = user_data;
  gboolean signed_in = http_server_get_header (message, "Authorization") != NULL;
  g_autoptr(GPtrArray) items = NULL;

  g_assert_nonnull (http_server_get_header (message, "User-Agent"));
  if (faults_apply (self->faults, message, path) || refuse (self, message))
    return;
  if (g_ascii_strcasecmp (path, "/users/" GITHUB_SELF) == 0
      || (strcmp (path, "/user") == 0 && signed_in))
    reply_profile (self, message, path);
  else if (strcmp (path, "/users/" GITHUB_SELF "/repos") == 0)
    {
      items = find_things (self, FALSE);
      reply_list (self, message, path, query, items, FALSE);
    }
  else if (strcmp (path, "/search/issues") == 0)
    {
      g_assert_nonnull (strstr (g_hash_table_lookup (query, "q"), "author:" GITHUB_SELF));
      items = find_things (self, TRUE);
      reply_list (self, message, path, query, items, TRUE);
    }
  else if (strcmp (path, "/users/" GITHUB_SELF "/followers") == 0
           || strcmp (path, "/users/" GITHUB_SELF "/following") == 0)
    {
      items = find_acts (self, NULL, strrchr (path, '/') + 1);
      reply_list (self, message, path, query, items, FALSE);
    }
  else if (g_str_has_prefix (path, "/repos/"))
    reply_of_repository (self, message, path, query);
  else
    http_server_reply_json (message, 404, "{\"message\":\"Not Found\"}");
}

GithubServer *
github_server_new (void)
{
  GithubServer *self = g_new0 (GithubServer, 1);

  self->faults = faults_new ();
  self->acts = g_ptr_array_new_with_free_func (act_free);
  self->things = g_ptr_array_new_with_free_func (thing_free);
  self->budget = 60;
  self->http = http_server_new (serve, self);
  return self;
}

void
github_server_free (GithubServer *self)
{
  http_server_free (self->http);
  faults_free (self->faults);
  g_ptr_array_unref (self->acts);
  g_ptr_array_unref (self->things);
  g_free (self->token);
  g_free (self);
}

const char *
github_server_get_origin (GithubServer *self)
{
  return http_server_get_origin (self->http);
}

Faults *
github_server_get_faults (GithubServer *self)
{
  return self->faults;
}

void
github_server_set_token (GithubServer *self,
                         const char   *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
}

void
github_server_set_budget (GithubServer *self,
                          guint         budget,
                          gint64        reset)
{
  self->budget = budget;
  self->reset = reset;
}

static void
add_thing (GithubServer *self,
           const char   *name,
           guint         number,
           gint64        time,
           gboolean      is_fork)
{
  Thing *thing = g_new0 (Thing, 1);

  thing->name = g_strdup (name);
  thing->number = number;
  thing->time = time;
  thing->is_fork = is_fork;
  g_ptr_array_add (self->things, thing);
}

void
github_server_repository (GithubServer *self,
                          const char   *name,
                          gint64        time,
                          gboolean      is_fork)
{
  add_thing (self, name, 0, time, is_fork);
}

void
github_server_issue (GithubServer *self,
                     const char   *repository,
                     guint         number,
                     gint64        time)
{
  add_thing (self, repository, number, time, FALSE);
}

/* github_server_act: add the oldest first */
void
github_server_act (GithubServer *self,
                   const char   *of,
                   const char   *list,
                   const char   *login,
                   gint64        time)
{
  Act *act = g_new0 (Act, 1);

  act->of = g_strdup (of);
  act->list = g_strdup (list);
  act->login = g_strdup (login);
  act->time = time;
  act->id = ++self->n_acts;
  g_ptr_array_add (self->acts, act);
}

void
github_server_take_back (GithubServer *self,
                         const char   *of,
                         const char   *list,
                         const char   *login)
{
  for (guint i = self->acts->len; i > 0; i--)
    {
      const Act *act = self->acts->pdata[i - 1];

      if (g_strcmp0 (act->of, of) == 0 && strcmp (act->list, list) == 0
          && g_strcmp0 (act->login, login) == 0)
        {
          g_ptr_array_remove_index (self->acts, i - 1);
          return;
        }
    }
}

void
github_server_remove (GithubServer *self,
                      const char   *name,
                      guint         number)
{
  for (guint i = 0; i < self->things->len; i++)
    {
      const Thing *thing = self->things->pdata[i];

      if (thing->number == number && strcmp (thing->name, name) == 0)
        {
          g_ptr_array_remove_index (self->things, i);
          return;
        }
    }
}
