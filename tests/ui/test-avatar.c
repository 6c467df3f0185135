/* test-avatar.c: profile pictures are decoded within limits, and shown only if the person allows
 * it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "support/await.h"
#include "support/http-server.h"
#include "sync/avatars/load.h"
#include "ui/settings.h"
#include "ui/widgets/avatar.h"

static GBytes *
make_png (int width,
          int height)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr(GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* A small file that claims to be large; the checksum of the header fits. */
static GBytes *
make_bomb (void)
{
  static const guint8 header[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0xe9, 0x45, 0x6f, 0xed,
    0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e,
  };

  return g_bytes_new_static (header, sizeof header);
}

static void
test_decode (void)
{
  g_autoptr(GBytes) small = make_png (64, 48);
  g_autoptr(GBytes) large = make_png (900, 600);
  g_autoptr(GBytes) too_large = make_png (2049, 2048);
  g_autoptr(GBytes) bomb = make_bomb ();
  g_autoptr(GBytes) text = g_bytes_new_static ("<svg/>", 6);
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(GdkTexture) texture = clout_avatar_decode (small);
  g_autoptr(GdkTexture) scaled = clout_avatar_decode (large);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 64);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 48);
  g_assert_cmpint (gdk_texture_get_height (scaled), ==, 128);
  g_assert_null (clout_avatar_decode (too_large));
  g_assert_null (clout_avatar_decode (bomb));
  g_assert_null (clout_avatar_decode (text));
  g_assert_null (clout_avatar_decode (nothing));
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  gsize size;
  const char *data = g_bytes_get_data (user_data, &size);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, data, size);
}

static CloutEngine *
open_engine (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "clout.db", NULL);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutEngine *engine;

  clout_engine_open_async (path, NULL, await_cb, &one);
  engine = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return engine;
}

static void
spin (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
test_allowed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("clout-avatar-XXXXXX", NULL);
  g_autoptr(CloutEngine) engine = open_engine (folder);
  g_autoptr(GBytes) png = make_png (64, 64);
  g_autoptr(HttpServer) server = http_server_new (serve_cb, png);
  g_autofree char *url = g_strconcat (http_server_get_origin (server), "/a.png", NULL);
  g_autofree char *cache = clout_avatars_dup_folder (engine);
  g_autoptr(AdwAvatar) avatar = ADW_AVATAR (g_object_ref_sink (adw_avatar_new (40, "A", TRUE)));
  g_autoptr(GSettings) settings = clout_settings_new ();

  clout_http_trust (clout_avatars_get_http (engine), http_server_get_origin (server));
  g_assert_false (g_settings_get_boolean (settings, "show-pictures"));
  clout_avatar_show (avatar, engine, 7, url);
  spin (200);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  g_assert_cmpuint (http_server_get_n_asked (server), ==, 0);
  g_settings_set_boolean (settings, "show-pictures", TRUE);
  while (adw_avatar_get_custom_image (avatar) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (http_server_get_n_asked (server), ==, 1);
  g_assert_true (g_file_test (cache, G_FILE_TEST_IS_DIR));
  /* Someone else's row. */
  clout_avatar_show (avatar, engine, 7, NULL);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  clout_avatar_show (avatar, engine, 7, url);
  while (adw_avatar_get_custom_image (avatar) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_settings_set_boolean (settings, "show-pictures", FALSE);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  clout_engine_forget_avatars (engine, 0);
  g_assert_false (g_file_test (cache, G_FILE_TEST_EXISTS));
  g_clear_object (&avatar);
  clout_engine_close (g_steal_pointer (&engine));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/avatar/decode", test_decode);
  g_test_add_func ("/ui/avatar/allowed", test_allowed);
  return g_test_run ();
}
