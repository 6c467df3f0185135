/* count-up.c: a number that counts up to its new value.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/count-up.h"

#include <adwaita.h>

#define MILLISECONDS 800

typedef struct
{
  GtkLabel *label;
  CloutCountFormat format;
} Counting;

static void
show_cb (double   value,
         gpointer data)
{
  Counting *counting = data;
  g_autofree char *text = counting->format (value);

  gtk_label_set_label (counting->label, text);
}

/**
 * clout_count_up:
 * @label: a label
 * @from: the value it shows
 * @to: the value to show
 * @format: returns (transfer full) the text for a value
 *
 * Counts to @to within a second. Shows it at once if the system's animations are off, the label
 * isn't on screen or the text stays the same.
 */
void
clout_count_up (GtkLabel         *label,
                double            from,
                double            to,
                CloutCountFormat  format)
{
  Counting *counting;
  AdwAnimation *animation;
  AdwAnimation *earlier;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (format != NULL);

  /* The animation holds a reference to itself while it plays. */
  earlier = g_object_get_data (G_OBJECT (label), "counting");
  if (earlier != NULL)
    adw_animation_pause (earlier);
  counting = g_new (Counting, 1);
  *counting = (Counting) { label, format };
  animation = adw_timed_animation_new (GTK_WIDGET (label), from, to, MILLISECONDS,
                                       adw_callback_animation_target_new (show_cb, counting,
                                                                          g_free));
  g_object_set_data_full (G_OBJECT (label), "counting", animation, g_object_unref);
  if (from == to)
    adw_animation_skip (animation);
  else
    adw_animation_play (animation);
}
