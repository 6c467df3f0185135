/* account-entry.c: an entry for any account, and what can be done with what was typed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/account-entry.h"

#include <glib/gi18n.h>

#include "messages/ways.h"
#include "ui/sign-in/network-list.h"

struct _CloutAccountEntry
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkEditable *entry;
  GtkLabel *recognized;
  GtkLabel *problem;
  GtkListBox *rows;

  CloutTypedAccount *typed;
  GPtrArray *ways;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutAccountEntry, clout_account_entry, ADW_TYPE_BIN)

static GtkWidget *
new_row (const CloutWay *way)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = clout_format_way (way);
  g_autofree char *subtitle = clout_format_way_details (way);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *details = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  clout_network_list_decorate (ADW_ACTION_ROW (row), way->network);
  return row;
}

static void
show_ways (CloutAccountEntry *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, old);
  for (guint i = 0; i < self->ways->len; i++)
    gtk_list_box_append (self->rows, new_row (g_ptr_array_index (self->ways, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->ways->len > 0);
}

/* Unfinished text is no mistake yet, so it isn't reported before Enter. */
static void
changed_cb (CloutAccountEntry *self)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&self->typed, clout_typed_account_free);
  g_clear_pointer (&self->ways, g_ptr_array_unref);
  self->typed = clout_ways_recognize (gtk_editable_get_text (self->entry));
  self->ways = clout_ways_list (self->typed);
  words = clout_format_recognized (self->typed);
  clout_account_entry_show_problem (self, NULL);
  if (self->typed->kind == CLOUT_TYPED_NOTHING || self->typed->kind == CLOUT_TYPED_INVALID)
    gtk_label_set_label (self->recognized, _("For example ada@mastodon.social, ada.bsky.social, "
                                             "x.com/ada or your blog."));
  else
    gtk_label_set_label (self->recognized, words);
  show_ways (self);
}

static void
choose (CloutAccountEntry *self,
        guint              index)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_ptr_array_index (self->ways, index));
}

static void
row_activated_cb (CloutAccountEntry *self,
                  GtkListBoxRow     *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
entered_cb (CloutAccountEntry *self)
{
  g_autofree char *words = NULL;

  if (self->ways->len > 0)
    {
      choose (self, 0);
      return;
    }
  words = clout_format_recognized (self->typed);
  clout_account_entry_show_problem (self, *words != '\0' ? words : NULL);
}

static void
clout_account_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_ACCOUNT_ENTRY);

  G_OBJECT_CLASS (clout_account_entry_parent_class)->dispose (object);
}

static void
clout_account_entry_finalize (GObject *object)
{
  CloutAccountEntry *self = CLOUT_ACCOUNT_ENTRY (object);

  clout_typed_account_free (self->typed);
  g_ptr_array_unref (self->ways);

  G_OBJECT_CLASS (clout_account_entry_parent_class)->finalize (object);
}

static gboolean
clout_account_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLOUT_ACCOUNT_ENTRY (widget)->entry));
}

static void
clout_account_entry_class_init (CloutAccountEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_account_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_account_entry_finalize;
  widget_class->grab_focus = clout_account_entry_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", CLOUT_TYPE_ACCOUNT_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/sign-in/account-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutAccountEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountEntry, recognized);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountEntry, problem);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountEntry, rows);
}

static void
clout_account_entry_init (CloutAccountEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * clout_account_entry_get_name:
 * @self: an account entry
 *
 * Returns: (transfer none) (nullable): the name that was typed without saying its network
 */
const char *
clout_account_entry_get_name (CloutAccountEntry *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT_ENTRY (self), NULL);

  return self->typed->kind == CLOUT_TYPED_NAME ? self->typed->text : NULL;
}

/**
 * clout_account_entry_show_problem:
 * @self: an account entry
 * @text: (nullable): what is wrong with the account, or %NULL to show what was recognized
 *
 * Shows an error below the entry, which doesn't move, until the text changes.
 */
void
clout_account_entry_show_problem (CloutAccountEntry *self,
                                  const char        *text)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT_ENTRY (self));

  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->recognized), text == NULL);
}
