/* first-dialog.c: explains before the first +K what becomes public.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/plus-k/first-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "messages/endorsements.h"

typedef struct
{
  GtkDropDown *chooser; /* NULL if there is nothing to choose */
  CloutAgreedFunc agreed;
  gpointer user_data;
} Asking;

/**
 * clout_visibility_chooser_new:
 * @visibility: initial choice
 *
 * Returns: (transfer none): a #GtkDropDown whose selection is a #CloutVisibility
 */
GtkWidget *
clout_visibility_chooser_new (CloutVisibility visibility)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *chooser;

  for (guint i = 0; i < CLOUT_N_VISIBILITIES; i++)
    gtk_string_list_append (list, clout_format_visibility (i));
  chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), visibility);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Visibility"), -1);

  return chooser;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_preview (const char *preview)
{
  GtkWidget *label = make_label (preview, "preview");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "card");

  return label;
}

static GtkWidget *
make_content (const CloutOutlook  *outlook,
              const char          *preview,
              Asking              *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_label (_("Preview:"), "heading"));
  gtk_box_append (GTK_BOX (box), make_preview (preview));
  if (outlook->carrier == CLOUT_CARRIER_POST)
    {
      GtkWidget *chooser = clout_visibility_chooser_new (outlook->settings.visibility);

      gtk_box_append (GTK_BOX (box), make_label (_("Who can read it:"), "heading"));
      gtk_box_append (GTK_BOX (box), chooser);
      asking->chooser = GTK_DROP_DOWN (chooser);
    }
  if (!outlook->settings.explained)
    gtk_box_append (GTK_BOX (box), make_label (_("Clout asks only once for each account. You can "
                                                 "change this in Preferences."), "dim-label"));

  return box;
}

static void
asked_cb (AdwMessageDialog *dialog,
          const char       *response,
          Asking           *asking)
{
  CloutVisibility visibility = asking->chooser != NULL
    ? gtk_drop_down_get_selected (asking->chooser) : CLOUT_VISIBILITY_PUBLIC;

  asking->agreed (g_str_equal (response, "give"), visibility, asking->user_data);
  g_free (asking);
}

/**
 * clout_first_dialog_ask:
 * @parent: parent window
 * @outlook: outlook of the +K
 * @name: the friend's name
 * @preview: what the network will show
 * @agreed: (scope async): called with the person's answer
 * @user_data: data for @agreed
 *
 * Explains what becomes public with a +K, and asks whether to give it.
 */
void
clout_first_dialog_ask (GtkWindow          *parent,
                        const CloutOutlook *outlook,
                        const char         *name,
                        const char         *preview,
                        CloutAgreedFunc     agreed,
                        gpointer            user_data)
{
  /* Translators: %s is a friend's name */
  g_autofree char *heading = g_strdup_printf (_("Give %s +K?"), name);
  g_autofree char *body = clout_format_carrier (outlook);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  Asking *asking = g_new0 (Asking, 1);

  asking->agreed = agreed;
  asking->user_data = user_data;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      make_content (outlook, preview, asking));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "give", _("_Give +K"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "give",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "give");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (asked_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
  /* Return should give the +K; by default it would open the visibility menu, which is first. */
  gtk_window_set_focus (GTK_WINDOW (dialog), gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

static void
sign_in_cb (AdwMessageDialog *dialog,
            const char       *response,
            GVariant         *plus_k)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "sign-in") && parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.allow-giving", plus_k);
}

static void
free_plus_k (gpointer  plus_k,
             GClosure *closure)
{
  g_variant_unref (plus_k);
}

/**
 * clout_first_dialog_offer_sign_in:
 * @widget: a widget in the window
 * @words: why a +K can't be given yet
 * @plus_k: (transfer floating): the +K to return to: ids of the account and of the friend, the
 *   friend's name and the topic
 *
 * Offers to sign in, and to return to a +K afterwards.
 */
void
clout_first_dialog_offer_sign_in (GtkWidget  *widget,
                                  const char *words,
                                  GVariant   *plus_k)
{
  g_autoptr(GVariant) kept = g_variant_ref_sink (plus_k);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (root == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Allow Clout to Give +K?"), words);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "sign-in", _("_Sign In"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "sign-in",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "sign-in");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (sign_in_cb),
                         g_steal_pointer (&kept), free_plus_k, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
