/* test-avatars.c: profile pictures over real sockets, honest and malicious, and their cache.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "base/duration.h"
#include "fixture.h"
#include "support/http-server.h"
#include "sync/avatars/avatar-files.h"
#include "sync/avatars/load.h"

#define PNG "\x89PNG\r\n\x1a\n and more"

typedef struct
{
  Fixture fixture;
  HttpServer *server;
  char *folder;
  guint n_asked;
  GString *headers;
} Avatars;

static void
note_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  g_string_append_printf (user_data, "%s ", name);
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Avatars *self = user_data;

  self->n_asked++;
  g_string_truncate (self->headers, 0);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                self->headers);
  if (strcmp (path, "/large.png") == 0)
    {
      g_autofree char *large = g_strnfill (CLOUT_AVATAR_MAX_BYTES + 1, 'x');

      memcpy (large, PNG, strlen (PNG));
      http_server_reply (message, 200, "image/png", large);
    }
  else if (strcmp (path, "/page.png") == 0)
    http_server_reply (message, 200, "image/png", "<html>Not a picture</html>");
  else if (strcmp (path, "/missing.png") == 0)
    http_server_reply (message, 404, "image/png", PNG);
  else
    http_server_reply (message, 200, "image/png", PNG);
}

static void
set_up (Avatars       *self,
        gconstpointer  data)
{
  fixture_set_up (&self->fixture);
  self->server = http_server_new (serve_cb, self);
  self->headers = g_string_new (NULL);
  self->folder = clout_avatars_dup_folder (self->fixture.engine);
  clout_http_trust (clout_avatars_get_http (self->fixture.engine),
                    http_server_get_origin (self->server));
}

static void
tear_down (Avatars       *self,
           gconstpointer  data)
{
  clout_avatar_files_remove (self->folder, 0);
  fixture_tear_down (&self->fixture);
  http_server_free (self->server);
  g_string_free (self->headers, TRUE);
  g_free (self->folder);
}

/* @address: a path on the server, or a complete address */
static gboolean
load (Avatars    *self,
      gint64      account,
      const char *address)
{
  g_autofree char *url = *address == '/'
    ? g_strconcat (http_server_get_origin (self->server), address, NULL) : g_strdup (address);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  clout_engine_load_avatar_async (self->fixture.engine, account, url, NULL, await_cb, &one);
  bytes = clout_finish_pointer (await_result (&one), &error);
  g_assert_true ((bytes == NULL) == (error != NULL));
  if (bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), PNG, strlen (PNG));
  return bytes != NULL;
}

static char *
dup_path (Avatars    *self,
          const char *account,
          const char *path)
{
  g_autofree char *url = g_strconcat (http_server_get_origin (self->server), path, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);

  return g_build_filename (self->folder, account, sum, NULL);
}

static void
test_cached (Avatars       *self,
             gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "7", "/a.png");
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status;
  struct utimbuf old = { 1, 1 };

  g_assert_true (load (self, 7, "/a.png"));
  g_assert_true (load (self, 7, "/a.png"));
  g_assert_cmpuint (self->n_asked, ==, 1);
  g_assert_null (strstr (self->headers->str, "Authorization"));
  g_assert_null (strstr (self->headers->str, "Cookie"));
  g_assert_null (strstr (self->headers->str, "Referer"));
  g_assert_null (strstr (self->headers->str, "Accept-Language"));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  /* An old one is downloaded again, because the picture may have changed. */
  g_assert_cmpint (utime (path, &old), ==, 0);
  g_assert_true (load (self, 7, "/a.png"));
  g_assert_cmpuint (self->n_asked, ==, 2);
}

static void
test_refused (Avatars       *self,
              gconstpointer  data)
{
  static const char *const addresses[] = {
    "/large.png", "/page.png", "/missing.png", "ftp://a.example/a.png", "file:///etc/passwd",
    "http://a.example/a.png", "https://ada:secret@a.example/a.png", "a.png", "",
  };
  g_autoptr(GDir) dir = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_assert_false (load (self, 7, addresses[i]));
  g_assert_cmpuint (self->n_asked, ==, 3);
  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_null (dir);
  /* Not asked for again in this session. */
  g_assert_false (load (self, 7, "/page.png"));
  g_assert_cmpuint (self->n_asked, ==, 3);
}

/* The guard keeps addresses from the network out of private networks. */
static void
test_private (Avatars       *self,
              gconstpointer  data)
{
  HttpServer *other = http_server_new (serve_cb, self);
  g_autofree char *url = g_strconcat (http_server_get_origin (other), "/a.png", NULL);

  g_assert_false (load (self, 7, url));
  g_assert_false (load (self, 7, "https://127.0.0.1:1/a.png"));
  g_assert_false (load (self, 7, "https://192.168.1.1/a.png"));
  g_assert_cmpuint (self->n_asked, ==, 0);
  http_server_free (other);
}

static void
test_removed (Avatars       *self,
              gconstpointer  data)
{
  g_autofree char *one = dup_path (self, "7", "/a.png");
  g_autofree char *other = dup_path (self, "8", "/a.png");
  guint before = clout_avatar_files_get_generation ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (PNG, strlen (PNG));

  g_assert_true (load (self, 7, "/a.png"));
  g_assert_true (load (self, 8, "/a.png"));
  clout_engine_forget_avatars (self->fixture.engine, 7);
  g_assert_false (g_file_test (one, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  /* What was on its way isn't saved afterwards. */
  g_assert_false (clout_avatar_files_save (self->folder, 7, "https://a.example/", bytes, before));
  clout_engine_forget_avatars (self->fixture.engine, 0);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

static void
test_bounds (Avatars       *self,
             gconstpointer  data)
{
  g_autofree guint8 *data_of_one = g_malloc0 (CLOUT_AVATAR_MAX_BYTES);
  g_autoptr(GBytes) large = NULL;
  guint generation = clout_avatar_files_get_generation ();
  guint most = CLOUT_AVATARS_MAX_BYTES / CLOUT_AVATAR_MAX_BYTES;
  guint n = 0;

  memcpy (data_of_one, PNG, strlen (PNG));
  large = g_bytes_new (data_of_one, CLOUT_AVATAR_MAX_BYTES);
  for (guint i = 0; i < most + 3; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://a.example/%u", i);
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
      g_autofree char *path = g_build_filename (self->folder, "7", sum, NULL);
      struct utimbuf then = { self->fixture.now - 1000 + i, self->fixture.now - 1000 + i };

      g_assert_true (clout_avatar_files_save (self->folder, 7, url, large, generation));
      g_assert_cmpint (utime (path, &then), ==, 0);
    }
  for (guint i = 0; i < most + 3; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://a.example/%u", i);
      g_autoptr(GBytes) bytes = clout_avatar_files_load (self->folder, 7, url, self->fixture.now);

      /* The oldest are gone. */
      g_assert_true (bytes != NULL || i < 3);
      n += bytes != NULL;
    }
  g_assert_cmpuint (n, ==, most);
}

/* A link that someone put there isn't followed. */
static void
test_link (Avatars       *self,
           gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "7", "/a.png");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *secret = g_build_filename (self->fixture.folder, "secret", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (secret, PNG "secret", -1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (secret, path), ==, 0);
  g_assert_true (load (self, 7, "/a.png"));
  g_assert_cmpuint (self->n_asked, ==, 1);
  g_assert_true (g_file_get_contents (secret, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, PNG "secret");
  g_assert_cmpint (g_unlink (secret), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Avatars *, gconstpointer);
  } tests[] = {
    { "/sync/avatars/cached", test_cached },
    { "/sync/avatars/refused", test_refused },
    { "/sync/avatars/private", test_private },
    { "/sync/avatars/removed", test_removed },
    { "/sync/avatars/bounds", test_bounds },
    { "/sync/avatars/link", test_link },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Avatars, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
