/* message-room.c: lets a page be scrolled until its end is above a message that covers it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/layout/measure.h"
#include "ui/window/private.h"

/* Set on the toast overlay, which has the pages and the messages. */
#define COVERED_CLASS "covered"

/* What is scrolled ends above the message, and nothing above it moves. Centered content has no
   end that is covered, and would move. Lists keep their place by their rows, so only the last one
   gets room below it. */
#define STYLE \
  ".covered scrolledwindow { margin-bottom: %dpx; }" \
  ".covered popover scrolledwindow, .covered statuspage scrolledwindow," \
  ".covered scrolledwindow.long-list { margin-bottom: 0; }" \
  ".covered .long-list listview > row:last-child { margin-bottom: %dpx; }"

/* The height of a strip that is shown or about to be. */
static int
measure_strip (GtkRevealer *strip,
               int          width)
{
  return gtk_revealer_get_reveal_child (strip)
         ? clout_measure_height (gtk_revealer_get_child (strip), width) : 0;
}

static void
update_cb (gpointer user_data)
{
  CloutWindow *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->toasts));
  int room = measure_strip (self->wait_strip, width) + measure_strip (self->message_strip, width);
  g_autofree char *style = g_strdup_printf (STYLE, room, room);

  self->room_id = 0;
  if (room == self->room)
    return;
  self->room = room;
  if (room == 0)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), COVERED_CLASS);
      return;
    }
  if (self->room_style == NULL)
    {
      self->room_style = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                  GTK_STYLE_PROVIDER (self->room_style),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  gtk_css_provider_load_from_data (self->room_style, style, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->toasts), COVERED_CLASS);
}

/* Later, when the window has its new width. */
static void
update (CloutWindow *self)
{
  if (self->room_id == 0 && self->toasts != NULL)
    self->room_id = g_idle_add_once (update_cb, self);
}

/* Keeps the end of each page reachable while messages come and go. */
void
_clout_window_make_room (CloutWindow *self)
{
  const struct
  {
    gpointer object;
    const char *signal;
  } changes[] = {
    { self->wait_strip, "notify::reveal-child" },
    { self->wait_label, "notify::label" },
    { self->message_strip, "notify::reveal-child" },
    { self->message_label, "notify::label" },
    { self->message_restore, "notify::visible" },
    { self, "notify::default-width" },
    { self, "notify::maximized" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (changes[i].object, changes[i].signal, G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}

/* Before the window is disposed. */
void
_clout_window_forget_room (CloutWindow *self)
{
  g_clear_handle_id (&self->room_id, g_source_remove);
  if (self->room_style != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->room_style));
  g_clear_object (&self->room_style);
}
