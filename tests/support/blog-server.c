/* blog-server.c: a blog in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/blog-server.h"

#include <string.h>

#define PAGE 10
#define AUTHOR "Ada Lovelace"

/* The most comments in a short feed. */
#define COMMENTS 10

typedef struct
{
  guint id;
  char *slug;
  char *tag;
  gint64 time;
} Post;

/* Comments have no property, mentions have one. */
typedef struct
{
  guint id;
  char *slug;
  char *author;
  char *property;
  gint64 time;
} Remark;

struct _BlogServer
{
  HttpServer *http;
  BlogServerKind kind;
  Faults *faults;
  GPtrArray *posts;
  GPtrArray *remarks;
  char *folder;
  gboolean is_empty;
  guint last_id;
  guint last_remark;
  guint n_unchanged;
};

static void
post_free (gpointer data)
{
  Post *post = data;

  g_free (post->slug);
  g_free (post->tag);
  g_free (post);
}

static void
remark_free (gpointer data)
{
  Remark *remark = data;

  g_free (remark->slug);
  g_free (remark->author);
  g_free (remark->property);
  g_free (remark);
}

static char *
dup_date (gint64      time,
          const char *format)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, format);
}

static guint
count_comments (BlogServer *self,
                const char *slug)
{
  guint n = 0;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const Remark *remark = g_ptr_array_index (self->remarks, i);

      n += remark->property == NULL && strcmp (remark->slug, slug) == 0;
    }
  return n;
}

static void
append_rss_item (BlogServer *self,
                 GString    *xml,
                 const Post *post)
{
  const char *origin = blog_server_get_origin (self);
  g_autofree char *date = dup_date (post->time, "%a, %d %b %Y %H:%M:%S +0000");

  g_string_append_printf (
    xml,
    "<item><title>On %s</title><link>%s/%s%s/</link><dc:creator><![CDATA[" AUTHOR
    "]]></dc:creator><pubDate>%s</pubDate><category><![CDATA[%s]]></category>"
    "<guid isPermaLink=\"false\">%s/?p=%s</guid>"
    "<description><![CDATA[<p>Words</p>]]></description>",
    post->slug, origin, self->folder, post->slug, date, post->tag, origin, post->slug);
  if ((self->kind & BLOG_SERVER_SILENT) == 0)
    g_string_append_printf (xml, "<wfw:commentRss>%s/%s%s/feed/</wfw:commentRss>"
                            "<slash:comments>%u</slash:comments>", origin, self->folder, post->slug,
                            count_comments (self, post->slug));
  g_string_append (xml, "</item>");
}

static void
append_atom_entry (BlogServer *self,
                   GString    *xml,
                   const Post *post)
{
  const char *origin = blog_server_get_origin (self);
  g_autofree char *date = dup_date (post->time, "%Y-%m-%dT%H:%M:%S.000+00:00");

  g_string_append_printf (
    xml, "<entry><id>tag:blogger.com,1999:blog-1.post-%s</id><published>%s</published>"
    "<updated>%s</updated><category scheme='http://www.blogger.com/atom/ns#' term='%s'/>"
    "<title type='text'>On %s</title><content type='html'>&lt;p&gt;Words&lt;/p&gt;</content>"
    "<link rel='replies' type='application/atom+xml' href='%s/%s%s/feed/'/>"
    "<link rel='replies' type='text/html' href='%s/%s%s/#comment-form'/>"
    "<link rel='alternate' type='text/html' href='%s/%s%s/'/>"
    "<author><name>" AUTHOR "</name><email>noreply@blogger.com</email></author>"
    "<thr:total>%u</thr:total></entry>", post->slug, date, date, post->tag, post->slug, origin,
    self->folder, post->slug, origin, self->folder, post->slug, origin, self->folder, post->slug,
    count_comments (self, post->slug));
}

static void
open_feed (BlogServer *self,
           GString    *xml,
           const char *title,
           const char *link)
{
  g_string_append_printf (
    xml, self->kind & BLOG_SERVER_ATOM
    ? "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
      " xmlns:thr='http://purl.org/syndication/thread/1.0'><title type='text'>%s</title>"
      "<link rel='alternate' type='text/html' href='%s'/>"
    : "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\""
      " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
      " xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
      " xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\"><channel><title>%s</title>"
      "<link>%s</link>", title, link);
}

static void
close_feed (BlogServer *self,
            GString    *xml)
{
  g_string_append (xml, self->kind & BLOG_SERVER_ATOM ? "</feed>" : "</channel></rss>");
}

/* Like WordPress: if a client sends both validators, both have to match. */
static gboolean
reply_unchanged (SoupServerMessage *message,
                 const char        *xml)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, xml, -1);
  g_autofree char *tag = g_strdup_printf ("\"%s\"", sum);
  static const char date[] = "Sat, 28 Nov 2026 19:29:43 GMT";
  const char *known = http_server_get_header (message, "If-None-Match");

  http_server_set_header (message, "ETag", tag);
  http_server_set_header (message, "Last-Modified", date);
  if (g_strcmp0 (known, tag) != 0
      || g_strcmp0 (http_server_get_header (message, "If-Modified-Since"), date) != 0)
    return FALSE;
  soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
  return TRUE;
}

static void
reply_feed (BlogServer        *self,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query)
{
  const char *origin = blog_server_get_origin (self);
  g_autofree char *home = g_strconcat (origin, "/", NULL);
  g_autoptr(GString) xml = g_string_new (NULL);
  const char *typed = query != NULL ? g_hash_table_lookup (query, "paged") : NULL;
  guint page = typed != NULL ? (guint) g_ascii_strtoull (typed, NULL, 10) : 1;
  guint first = (page - 1) * PAGE;

  open_feed (self, xml, "Notes &amp; Sketches", home);
  if ((self->kind & BLOG_SERVER_PAGED) != 0 && first + PAGE < self->posts->len)
    g_string_append_printf (xml, "<%slink rel=\"next\" href=\"%s/feed/?paged=%u\"/>",
                            self->kind & BLOG_SERVER_ATOM ? "" : "atom:", origin, page + 1);
  for (guint i = first; i < self->posts->len && i < first + PAGE; i++)
    (self->kind & BLOG_SERVER_ATOM ? append_atom_entry : append_rss_item) (
      self, xml, g_ptr_array_index (self->posts, i));
  close_feed (self, xml);
  if ((self->kind & BLOG_SERVER_VERSIONS) != 0 && reply_unchanged (message, xml->str))
    {
      self->n_unchanged++;
      return;
    }
  faults_reply (self->faults, message, path, "application/rss+xml; charset=UTF-8", xml->str);
}

static void
append_comment (BlogServer   *self,
                GString      *xml,
                const Remark *remark)
{
  const char *origin = blog_server_get_origin (self);
  g_autofree char *rss = dup_date (remark->time, "%a, %d %b %Y %H:%M:%S +0000");
  g_autofree char *atom = dup_date (remark->time, "%Y-%m-%dT%H:%M:%SZ");

  if (self->kind & BLOG_SERVER_ATOM)
    g_string_append_printf (
      xml, "<entry><id>tag:blogger.com,1999:blog-1.post-%u</id><published>%s</published>"
      "<title type='text'>Words</title><link rel='alternate' type='text/html'"
      " href='%s/%s%s/#comment-%u'/><author><name>%s</name></author>"
      "<thr:in-reply-to href='%s/%s%s/' ref='tag:x'/></entry>", remark->id, atom, origin,
      self->folder, remark->slug, remark->id, remark->author, origin, self->folder, remark->slug);
  else
    g_string_append_printf (
      xml, "<item><title>By: %s</title><link>%s/%s%s/#comment-%u</link><dc:creator><![CDATA[%s]]>"
      "</dc:creator><pubDate>%s</pubDate><guid isPermaLink=\"false\">%s/?p=%s#comment-%u</guid>"
      "<description>Words</description></item>", remark->author, origin, self->folder, remark->slug,
      remark->id, remark->author, rss, origin, remark->slug, remark->id);
}

static void
reply_comments (BlogServer        *self,
                SoupServerMessage *message,
                const char        *path,
                const char        *slug)
{
  g_autofree char *link = g_strdup_printf ("%s/%s%s/", blog_server_get_origin (self), self->folder,
                                           slug);
  g_autoptr(GString) xml = g_string_new (NULL);
  guint most = self->kind & BLOG_SERVER_SHORT ? COMMENTS : G_MAXUINT;
  guint n = 0;

  open_feed (self, xml, "Comments on: something", link);
  for (guint i = 0; i < self->remarks->len && n < most; i++)
    {
      const Remark *remark = g_ptr_array_index (self->remarks, i);

      if (remark->property == NULL && strcmp (remark->slug, slug) == 0)
        {
          append_comment (self, xml, remark);
          n++;
        }
    }
  close_feed (self, xml);
  faults_reply (self->faults, message, path, "application/rss+xml", xml->str);
}

static void
reply_home (BlogServer        *self,
            SoupServerMessage *message,
            const char        *path)
{
  g_autoptr(GString) html = g_string_new ("<!DOCTYPE html><html><head><meta charset=utf-8>"
                                          "<title>Notes</title>");

  g_string_append (html, "<link rel=stylesheet href=/style.css>"
                   "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Notes\""
                   " href=\"/feed/\"><link rel=\"alternate\" type=\"application/rss+xml\""
                   " title=\"Comments\" href=\"/comments/feed/\">");
  if (self->kind & BLOG_SERVER_WORDPRESS)
    g_string_append (html, "<link rel=\"https://api.w.org/\" href=\"/wp-json/\">");
  if (self->kind & BLOG_SERVER_MENTIONS)
    g_string_append (html, "<link rel=\"webmention\" href=\"/blog.example/webmention\">");
  g_string_append (html, "</head><body><p>Hello<br>there</body>");
  faults_reply (self->faults, message, path, "text/html", html->str);
}

static Post *
find_post (BlogServer *self,
           const char *slug)
{
  for (guint i = 0; i < self->posts->len; i++)
    if (strcmp (((Post *) self->posts->pdata[i])->slug, slug) == 0)
      return self->posts->pdata[i];
  g_assert_not_reached ();
}

/* Pages of @per_page, newest first, with the number of pages and a link to the next. */
static void
reply_rest (BlogServer        *self,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query)
{
  const char *origin = blog_server_get_origin (self);
  const char *typed = g_hash_table_lookup (query, "page");
  guint per_page = (guint) g_ascii_strtoull (g_hash_table_lookup (query, "per_page"), NULL, 10);
  guint page = typed != NULL ? (guint) g_ascii_strtoull (typed, NULL, 10) : 1;
  g_autoptr(GString) json = g_string_new ("[");
  g_autofree char *total = NULL;
  guint n = 0;

  g_assert_cmpuint (per_page, <=, 100);
  for (guint i = 0; i < self->remarks->len; i++)
    {
      const Remark *remark = g_ptr_array_index (self->remarks, i);
      g_autofree char *date = dup_date (remark->time, "%Y-%m-%dT%H:%M:%S");

      if (remark->property != NULL || self->is_empty)
        continue;
      if (n >= (page - 1) * per_page && n < page * per_page)
        g_string_append_printf (
          json, "%s{\"id\":%u,\"post\":%u,\"author_name\":\"%s\","
          "\"author_url\":\"https://%s.example/\","
          "\"date_gmt\":\"%s\",\"link\":\"%s/%s%s/#comment-%u\",\"type\":\"comment\"}",
          json->len > 1 ? "," : "", remark->id, find_post (self, remark->slug)->id,
          remark->author, remark->author, date, origin, self->folder, remark->slug, remark->id);
      n++;
    }
  g_string_append_c (json, ']');
  total = g_strdup_printf ("%u", n);
  if (!self->is_empty)
    http_server_set_header (message, "X-WP-Total", total);
  if (n > page * per_page)
    {
      g_autofree char *link = g_strdup_printf ("<%s/wp-json/wp/v2/comments?per_page=%u&page=%u>; "
                                               "rel=\"next\"", origin, per_page, page + 1);

      http_server_set_header (message, "Link", link);
    }
  faults_reply (self->faults, message, path, "application/json; charset=UTF-8", json->str);
}

static gboolean
is_asked (SoupServerMessage *message,
          const char        *target)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *escaped = g_uri_escape_string (target, NULL, FALSE);

  return query != NULL && strstr (query, escaped) != NULL;
}

static void
reply_mentions (BlogServer        *self,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query)
{
  guint per_page = (guint) g_ascii_strtoull (g_hash_table_lookup (query, "per-page"), NULL, 10);
  guint page = (guint) g_ascii_strtoull (g_hash_table_lookup (query, "page"), NULL, 10);
  g_autoptr(GString) json = g_string_new ("{\"type\":\"feed\",\"name\":\"Webmentions\","
                                          "\"children\":[");
  guint n = 0;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const Remark *remark = g_ptr_array_index (self->remarks, i);
      g_autofree char *target = g_strdup_printf ("%s/%s%s/", blog_server_get_origin (self),
                                                 self->folder, remark->slug);
      g_autofree char *date = dup_date (remark->time, "%Y-%m-%dT%H:%M:%SZ");

      if (remark->property == NULL || self->is_empty || !is_asked (message, target))
        continue;
      if (n >= page * per_page && n < (page + 1) * per_page)
        g_string_append_printf (
          json, "%s{\"type\":\"entry\",\"author\":{\"type\":\"card\",\"name\":\"%s\","
          "\"photo\":\"\",\"url\":\"https://%s.example/\"},"
          "\"url\":\"https://%s.example/note/%u\",\"published\":null,\"wm-received\":\"%s\","
          "\"wm-id\":%u,\"wm-source\":\"https://brid.gy/%s/%u\",\"wm-target\":\"%s\","
          "\"wm-protocol\":\"webmention\",\"%s\":\"%s\",\"wm-property\":\"%s\","
          "\"wm-private\":false}", n % per_page > 0 ? "," : "", remark->author, remark->author,
          remark->author, remark->id, date, remark->id, remark->author, remark->id, target,
          remark->property, target, remark->property);
      n++;
    }
  g_string_append (json, "]}");
  faults_reply (self->faults, message, path, "application/json", json->str);
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  BlogServer *self = user_data;

  if (faults_apply (self->faults, message, path))
    return;
  if (strcmp (path, "/") == 0)
    reply_home (self, message, path);
  else if (strcmp (path, "/feed/") == 0)
    reply_feed (self, message, path, query);
  else if (strcmp (path, "/old-feed") == 0)
    {
      http_server_set_header (message, "Location", "/feed/");
      http_server_reply (message, 301, "text/html", "moved");
    }
  else if (strcmp (path, "/wp-json/wp/v2/comments") == 0
           && (self->kind & BLOG_SERVER_WORDPRESS) != 0)
    reply_rest (self, message, path, query);
  else if (strcmp (path, "/api/mentions.jf2") == 0 && (self->kind & BLOG_SERVER_MENTIONS) != 0)
    reply_mentions (self, message, path, query);
  else if (g_str_has_suffix (path, "/feed/"))
    {
      g_auto(GStrv) parts = g_strsplit (path, "/", -1);
      const char *slug = parts[g_strv_length (parts) - 3];

      reply_comments (self, message, path, slug);
    }
}

BlogServer *
blog_server_new (BlogServerKind kind)
{
  BlogServer *self = g_new0 (BlogServer, 1);

  self->kind = kind;
  self->faults = faults_new ();
  self->posts = g_ptr_array_new_with_free_func (post_free);
  self->remarks = g_ptr_array_new_with_free_func (remark_free);
  self->folder = g_strdup ("");
  self->http = http_server_new (serve, self);
  return self;
}

void
blog_server_free (BlogServer *self)
{
  http_server_free (self->http);
  faults_free (self->faults);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->remarks);
  g_free (self->folder);
  g_free (self);
}

const char *
blog_server_get_origin (BlogServer *self)
{
  return http_server_get_origin (self->http);
}

Faults *
blog_server_get_faults (BlogServer *self)
{
  return self->faults;
}

/* blog_server_get_n_unchanged: how often it responded that its feed was unchanged */
guint
blog_server_get_n_unchanged (BlogServer *self)
{
  return self->n_unchanged;
}

/* blog_server_post: post the newest item first */
void
blog_server_post (BlogServer *self,
                  const char *slug,
                  gint64      time)
{
  Post *post = g_new0 (Post, 1);

  post->id = ++self->last_id;
  post->slug = g_strdup (slug);
  post->tag = g_strdup ("Engines");
  post->time = time;
  g_ptr_array_add (self->posts, post);
}

void
blog_server_remove (BlogServer *self,
                    const char *slug)
{
  for (guint i = self->posts->len; i-- > 0;)
    if (strcmp (((Post *) self->posts->pdata[i])->slug, slug) == 0)
      g_ptr_array_remove_index (self->posts, i);
  for (guint i = self->remarks->len; i-- > 0;)
    if (strcmp (((Remark *) self->remarks->pdata[i])->slug, slug) == 0)
      g_ptr_array_remove_index (self->remarks, i);
}

void
blog_server_mention (BlogServer *self,
                     const char *slug,
                     const char *property,
                     const char *author,
                     gint64      time)
{
  Remark *remark = g_new0 (Remark, 1);
  guint i = 0;

  remark->id = ++self->last_remark;
  remark->slug = g_strdup (slug);
  remark->property = g_strdup (property);
  remark->author = g_strdup (author);
  remark->time = time;
  while (i < self->remarks->len && ((Remark *) self->remarks->pdata[i])->time >= time)
    i++;
  g_ptr_array_insert (self->remarks, (int) i, remark);
}

void
blog_server_comment (BlogServer *self,
                     const char *slug,
                     const char *author,
                     gint64      time)
{
  blog_server_mention (self, slug, NULL, author, time);
}

/* blog_server_move: moves all posts to new URLs: below @folder, "archive/" */
void
blog_server_move (BlogServer *self,
                  const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
}

/* blog_server_tag: replaces the post's tags */
void
blog_server_tag (BlogServer *self,
                 const char *slug,
                 const char *tag)
{
  Post *post = find_post (self, slug);

  g_free (post->tag);
  post->tag = g_strdup (tag);
}

guint
blog_server_get_n_remarks (BlogServer *self)
{
  return self->remarks->len;
}

/* blog_server_remove_remark:
 * Marks a comment as spam, or withdraws a mention; @index 0 is the newest. */
void
blog_server_remove_remark (BlogServer *self,
                           guint       index)
{
  g_ptr_array_remove_index (self->remarks, index);
}

/* blog_server_set_empty: sets whether lists of comments and of mentions are returned empty */
void
blog_server_set_empty (BlogServer *self,
                       gboolean    is_empty)
{
  self->is_empty = is_empty;
}
