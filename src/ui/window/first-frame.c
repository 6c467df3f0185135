/* first-frame.c: runs work after a window was drawn.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/first-frame.h"

/* A window on another workspace may not be drawn for hours. */
#define PATIENCE_MS 1000

typedef struct
{
  GtkWidget *window;
  GSourceOnceFunc func;
  GdkFrameClock *clock;
  gulong painted_handler;
  gulong destroyed_handler;
  guint timeout;
} Wait;

static void
end (Wait *wait)
{
  /* A closed window has disposed its clock. */
  if (wait->clock != NULL && g_signal_handler_is_connected (wait->clock, wait->painted_handler))
    g_signal_handler_disconnect (wait->clock, wait->painted_handler);
  g_signal_handler_disconnect (wait->window, wait->destroyed_handler);
  g_clear_object (&wait->clock);
  g_free (wait);
}

static gboolean
run_cb (gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr(GtkWidget) window = g_object_ref (wait->window);
  GSourceOnceFunc func = wait->func;

  end (wait);
  func (window);

  return G_SOURCE_REMOVE;
}

/* Don't run inside the frame, which would lengthen it. */
static void
painted_cb (GdkFrameClock *clock,
            Wait          *wait)
{
  g_source_remove (wait->timeout);
  /* Not an idle source: without a graphics card, an animation's frames can keep it from ever
     running. */
  wait->timeout = g_timeout_add (0, run_cb, wait);
  g_signal_handlers_block_by_func (clock, painted_cb, wait);
}

static void
destroyed_cb (GtkWidget *window,
              Wait      *wait)
{
  g_source_remove (wait->timeout);
  end (wait);
}

/**
 * clout_first_frame_run:
 * @window: a presented window, or something in it that has just changed
 * @func: called with @window once it has been drawn, or after a second if it isn't; never called
 *   if it is destroyed before
 *
 * Calls a function after the first frame.
 */
void
clout_first_frame_run (GtkWidget       *window,
                       GSourceOnceFunc  func)
{
  Wait *wait;

  g_return_if_fail (GTK_IS_WIDGET (window));

  wait = g_new0 (Wait, 1);
  wait->window = window;
  wait->func = func;
  wait->clock = gtk_widget_get_frame_clock (window);
  if (wait->clock != NULL)
    {
      g_object_ref (wait->clock);
      wait->painted_handler = g_signal_connect (wait->clock, "after-paint",
                                                G_CALLBACK (painted_cb), wait);
    }
  wait->destroyed_handler = g_signal_connect (window, "destroy", G_CALLBACK (destroyed_cb), wait);
  wait->timeout = g_timeout_add (PATIENCE_MS, run_cb, wait);
}
