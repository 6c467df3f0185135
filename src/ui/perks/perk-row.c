/* perk-row.c: a row for an offer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/perks/perk-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/button.h"
#include "messages/perks.h"

/* The page is the publisher's, so open it in the browser, exactly as the feed has it. */
static void
claim_cb (GtkButton  *button,
          CloutOffer *offer)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                clout_offer_get_perk (offer)->link, GDK_CURRENT_TIME);
}

static GtkWidget *
make_button (CloutOffer *offer)
{
  const CloutPerk *perk = clout_offer_get_perk (offer);
  GtkWidget *button = clout_button_new (_("Visit Page"));
  g_autoptr(GUri) uri = g_uri_parse (perk->link, G_URI_FLAGS_NONE, NULL);
  /* Translators: %s is the title of an offer */
  g_autofree char *name = g_strdup_printf (_("Open the page for “%s”"), perk->title);
  /* Translators: %s is the name of a website */
  g_autofree char *place = g_strdup_printf (_("Opens %s in your browser"),
                                            uri != NULL ? g_uri_get_host (uri) : perk->link);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (claim_cb), offer, 0);
  return button;
}

/* What is offered, who can get it and until when, and what the publisher hopes for, which is always
   shown. */
static char *
make_subtitle (CloutOffer *offer)
{
  const CloutPerk *perk = clout_offer_get_perk (offer);
  gboolean yours = clout_offer_get_state (offer) == CLOUT_PERK_YOURS;
  g_autofree char *whom = yours ? NULL : clout_format_offer (offer);
  g_autofree char *until = clout_format_until (offer);
  g_autofree char *disclosure = clout_format_disclosure (offer);
  g_autofree char *bounds = NULL;

  if (whom != NULL && until != NULL)
    bounds = g_strconcat (whom, " · ", until, NULL);
  else
    bounds = g_strdup (whom != NULL ? whom : until);
  return bounds != NULL
    ? g_markup_printf_escaped ("%s\n%s\n<i>%s</i>", perk->what, bounds, disclosure)
    : g_markup_printf_escaped ("%s\n<i>%s</i>", perk->what, disclosure);
}

/**
 * clout_perk_row_new:
 * @offer: an offer
 *
 * Returns: a row; an offer for the person has a button that opens its page
 */
GtkWidget *
clout_perk_row_new (CloutOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (clout_offer_get_perk (offer)->title, -1);
  g_autofree char *subtitle = make_subtitle (offer);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  if (clout_offer_get_state (offer) == CLOUT_PERK_YOURS)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (offer));

  return row;
}
