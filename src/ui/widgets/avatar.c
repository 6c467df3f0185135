/* avatar.c: profile pictures, shown if the person allows it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/avatar.h"

#include "sync/avatars.h"
#include "ui/settings.h"

#define KEY "show-pictures"
#define WANTED_KEY "clout-avatar"

/* Larger pictures would need much memory while they are decoded. */
#define MOST_PIXELS (2048 * 2048)

/* Enough for the largest avatar on a screen with twice the resolution. */
#define SIZE 128

/* What an avatar should show. */
typedef struct
{
  CloutEngine *engine;
  gint64 account;
  char *url;
  GCancellable *cancellable;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->engine);
  g_free (self->url);
  g_free (self);
}

/* A size of zero makes the loader stop before it allocates anything. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height)
{
  double scale = SIZE / (double) MIN (width, height);

  if (width <= 0 || height <= 0 || (gint64) width * height > MOST_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)),
                                MAX (1, (int) (height * scale)));
}

/**
 * clout_avatar_decode:
 * @bytes: untrusted data
 *
 * Decodes a PNG or JPEG picture with at most 4 megapixels, and scales it down.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if it isn't one or is too large
 */
GdkTexture *
clout_avatar_decode (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr(GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf;
  gboolean written;

  loader = gdk_pixbuf_loader_new_with_type (size > 0 && data[0] == 0xff ? "jpeg" : "png", NULL);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  written = gdk_pixbuf_loader_write (loader, data, size, NULL);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !written)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static void
decode_worker (GTask        *task,
               gpointer      source,
               gpointer      bytes,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, clout_avatar_decode (bytes), g_object_unref);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture != NULL)
    adw_avatar_set_custom_image (ADW_AVATAR (source), GDK_PAINTABLE (texture));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef *ref = user_data;
  g_autoptr(AdwAvatar) avatar = g_weak_ref_get (ref);
  g_autoptr(GBytes) bytes = clout_finish_pointer (result, NULL);
  Wanted *wanted = avatar != NULL ? g_object_get_data (G_OBJECT (avatar), WANTED_KEY) : NULL;
  g_autoptr(GTask) task = NULL;

  g_weak_ref_clear (ref);
  g_free (ref);
  if (bytes == NULL || wanted == NULL)
    return;
  task = g_task_new (avatar, wanted->cancellable, decoded_cb, NULL);
  g_task_set_source_tag (task, loaded_cb);
  g_task_set_task_data (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_worker);
}

static GSettings *
get_settings (void)
{
  static GSettings *settings;
  static gboolean known;

  if (!known)
    settings = clout_settings_new ();
  known = TRUE;
  return settings;
}

/* Shows what is wanted, or the initials if that is nothing or not allowed. */
static void
update (AdwAvatar *avatar)
{
  Wanted *wanted = g_object_get_data (G_OBJECT (avatar), WANTED_KEY);
  GWeakRef *ref;

  adw_avatar_set_custom_image (avatar, NULL);
  if (wanted == NULL)
    return;
  g_cancellable_cancel (wanted->cancellable);
  g_object_unref (wanted->cancellable);
  wanted->cancellable = g_cancellable_new ();
  if (!clout_settings_get_flag (get_settings (), KEY))
    return;
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, avatar);
  clout_engine_load_avatar_async (wanted->engine, wanted->account, wanted->url,
                                  wanted->cancellable, loaded_cb, ref);
}

/**
 * clout_avatar_show:
 * @avatar: an avatar, which otherwise shows initials
 * @engine: (nullable): engine that loads the picture
 * @account: id of the account that is pictured, or that knows the person
 * @url: (nullable): untrusted address of the picture
 *
 * Shows a picture as soon as it is loaded, and only while the person allows it.
 */
void
clout_avatar_show (AdwAvatar   *avatar,
                   CloutEngine *engine,
                   gint64       account,
                   const char  *url)
{
  Wanted *wanted = g_object_get_data (G_OBJECT (avatar), WANTED_KEY);

  g_return_if_fail (ADW_IS_AVATAR (avatar));

  if (wanted != NULL && wanted->engine == engine && wanted->account == account
      && g_strcmp0 (wanted->url, url) == 0)
    return;
  if (g_object_get_data (G_OBJECT (avatar), "clout-avatar-follows") == NULL
      && get_settings () != NULL)
    {
      g_signal_connect_object (get_settings (), "changed::" KEY, G_CALLBACK (update), avatar,
                               G_CONNECT_SWAPPED);
      g_object_set_data (G_OBJECT (avatar), "clout-avatar-follows", GINT_TO_POINTER (TRUE));
    }
  wanted = NULL;
  if (engine != NULL && url != NULL)
    {
      wanted = g_new0 (Wanted, 1);
      wanted->engine = g_object_ref (engine);
      wanted->account = account;
      wanted->url = g_strdup (url);
      wanted->cancellable = g_cancellable_new ();
    }
  g_object_set_data_full (G_OBJECT (avatar), WANTED_KEY, wanted, wanted_free);
  update (avatar);
}
