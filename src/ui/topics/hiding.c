/* hiding.c: hides topics and received +K, with undo.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/topics/hiding.h"

#include <glib/gi18n.h>

#include "ui/widgets/toast.h"
#include "messages/endorsements.h"

/* @topic is %NULL for a received +K. */
typedef struct
{
  GtkWidget *widget;
  CloutEngine *engine;
  char *topic;
  gint64 id;
  gboolean hide;
} Hiding;

static void
hiding_free (Hiding *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->engine);
  g_free (self->topic);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hiding, hiding_free)

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  hiding_free (data);
}

static void start (Hiding *self);

static Hiding *
hiding_new (GtkWidget   *widget,
            CloutEngine *engine,
            const char  *topic,
            gint64       id,
            gboolean     hide)
{
  Hiding *self = g_new0 (Hiding, 1);

  self->widget = g_object_ref (widget);
  self->engine = g_object_ref (engine);
  self->topic = g_strdup (topic);
  self->id = id;
  self->hide = hide;

  return self;
}

static void
undo_cb (Hiding *self)
{
  start (hiding_new (self->widget, self->engine, self->topic, self->id, !self->hide));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Hiding) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *topic = self->topic != NULL ? clout_format_topic (self->topic) : NULL;
  /* Translators: %s is a topic */
  g_autofree char *text = topic != NULL ? g_strdup_printf (_("%s is hidden"), topic)
                                        : g_strdup (_("That +K is hidden"));
  g_autoptr(GtkWidget) widget = g_object_ref (self->widget);

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (self->widget, error);
  else if (self->hide)
    clout_toast_offer (widget, text,
                       g_cclosure_new_swap (G_CALLBACK (undo_cb), g_steal_pointer (&self),
                                            closure_free));
}

static void
start (Hiding *self)
{
  if (self->topic != NULL)
    clout_engine_hide_topic_async (self->engine, self->topic, self->hide, NULL, done_cb, self);
  else
    clout_engine_hide_received_async (self->engine, self->id, self->hide, NULL, done_cb, self);
}

/**
 * clout_hiding_topic:
 * @widget: widget in the window that shows messages
 * @engine: an engine
 * @topic: one of the person's topics, in any spelling
 * @hide: whether to hide it or to show it again
 *
 * Hides a topic and offers to undo that, or shows it again.
 */
void
clout_hiding_topic (GtkWidget   *widget,
                    CloutEngine *engine,
                    const char  *topic,
                    gboolean     hide)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));

  start (hiding_new (widget, engine, topic, 0, hide));
}

/**
 * clout_hiding_received:
 * @widget: widget in the window that shows messages
 * @engine: an engine
 * @id: id of a received +K
 * @hide: whether to hide it or to show it again
 *
 * Hides a received +K and offers to undo that, or shows it again.
 */
void
clout_hiding_received (GtkWidget   *widget,
                       CloutEngine *engine,
                       gint64       id,
                       gboolean     hide)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));

  start (hiding_new (widget, engine, NULL, id, hide));
}
