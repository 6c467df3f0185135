/* open.c: opens pages behind rows and dialogs that need an account, for screenshots.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "open.h"

#include <string.h>

#include "sync/sync-error.h"
#include "ui/plus-k/first-dialog.h"
#include "ui/score/highlights-page.h"
#include "ui/sign-in/sign-in-dialog.h"
#include "ui/sign-in/sign-in-pages.h"
#include "ui/widgets/loadable-page.h"
#include "ui/window/private.h"
#include "messages/messages.h"

static gboolean
is_first_row (GtkWidget *widget,
              gpointer   unused)
{
  return GTK_IS_LIST_VIEW (widget)
         || (GTK_IS_LIST_BOX_ROW (widget)
             && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static gboolean
is_row_titled (GtkWidget *widget,
               gpointer   title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* Searches visible widgets only. */
static GtkWidget *
find_widget (GtkWidget *widget,
             gboolean (*match) (GtkWidget *, gpointer),
             gpointer   data)
{
  if (match (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_mapped (child) ? find_widget (child, match, data) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
open_first_row (CloutWindow *window,
                const char  *page)
{
  GtkWidget *row = find_widget (clout_pages_get_page (window->pages, page), is_first_row, NULL);

  if (GTK_IS_LIST_VIEW (row))
    gtk_widget_activate_action (row, "list.activate-item", "u", 0);
  else if (row != NULL)
    gtk_widget_activate (row);
}

/* From the Posts page. */
static void
open_highlights (CloutWindow *window)
{
  GtkWidget *page = clout_highlights_page_new (window->engine, NULL);

  clout_navigation_push (clout_pages_get_page (window->pages, "score"), page);
}

/* @network: (nullable): id of the network whose page to open */
static void
open_sign_in (CloutWindow *window,
              const char  *network)
{
  GtkWidget *dialog = GTK_WIDGET (clout_sign_in_dialog_new (GTK_WINDOW (window), window->engine,
                                                            NULL, FALSE));
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (dialog));
  if (network == NULL)
    return;

  row = find_widget (dialog, is_row_titled, (gpointer) clout_format_network (network));
  if (row != NULL)
    adw_action_row_activate (ADW_ACTION_ROW (row));
}

static gboolean
is_of_type (GtkWidget *widget,
            gpointer   type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

/* @state: "waiting" and so on, as the pages of the sign-in are named */
static void
open_sign_in_state (CloutWindow *window,
                    const char  *state)
{
  g_autoptr(GError) error = g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_LOCKED,
                                                 "for a picture");
  GtkWidget *dialog = GTK_WIDGET (clout_sign_in_dialog_new (GTK_WINDOW (window), window->engine,
                                                            NULL, FALSE));
  GtkWidget *pages;

  gtk_window_present (GTK_WINDOW (dialog));
  pages = find_widget (dialog, is_of_type, GSIZE_TO_POINTER (CLOUT_TYPE_SIGN_IN_PAGES));
  if (pages == NULL)
    return;
  if (g_str_equal (state, "keyring"))
    clout_sign_in_pages_show_keyring (CLOUT_SIGN_IN_PAGES (pages), error);
  else
    clout_sign_in_pages_show (CLOUT_SIGN_IN_PAGES (pages), state);
}

static void
show_state (CloutWindow *window,
            const char  *page,
            gboolean     failed)
{
  g_autoptr(GError) error = g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_STORE_FAILED,
                                                 "for a picture");
  GtkWidget *loadable = find_widget (clout_pages_get_page (window->pages, page), is_of_type,
                                     GSIZE_TO_POINTER (CLOUT_TYPE_LOADABLE_PAGE));

  if (loadable != NULL && failed)
    clout_loadable_page_show_error (CLOUT_LOADABLE_PAGE (loadable), error);
  else if (loadable != NULL)
    clout_loadable_page_show_empty (CLOUT_LOADABLE_PAGE (loadable));
}

static void
agreed_cb (gboolean        agreed,
           CloutVisibility visibility,
           gpointer        unused)
{
}

/* The sample's person can't give +K, so show what a Mastodon account would be asked. */
static void
open_first_plus_k (CloutWindow *window)
{
  g_autoptr(CloutOutlook) outlook = clout_outlook_new ();

  outlook->carrier = CLOUT_CARRIER_POST;
  outlook->account = g_list_model_get_item (clout_engine_get_accounts (window->engine), 0);
  clout_first_dialog_ask (GTK_WINDOW (window), outlook, "Petra Vine",
                          "@petra_vine@allotment.example +K #gardening", agreed_cb, NULL);
}

/**
 * pictures_open:
 * @window: the window, showing @page
 * @page: name of the page
 * @what: what to open: `row` for the page behind its first row, `sign-in` or `sign-in:NETWORK`
 *   for the dialog, `sign-in-state:STATE` for a later page of it, `failed` or `empty` for a state
 *   of the page, `highlights` for the page of all highlights, `first-plus-k` for the dialog before
 *   the first +K
 *
 * Returns: whether @what is one of these
 */
gboolean
pictures_open (CloutWindow *window,
               const char  *page,
               const char  *what)
{
  if (g_str_equal (what, "row"))
    open_first_row (window, page);
  else if (g_str_equal (what, "highlights"))
    open_highlights (window);
  else if (g_str_equal (what, "first-plus-k"))
    open_first_plus_k (window);
  else if (g_str_equal (what, "failed") || g_str_equal (what, "empty"))
    show_state (window, page, g_str_equal (what, "failed"));
  else if (g_str_has_prefix (what, "sign-in-state:"))
    open_sign_in_state (window, what + strlen ("sign-in-state:"));
  else if (g_str_has_prefix (what, "sign-in"))
    open_sign_in (window, what[strlen ("sign-in")] == ':' ? what + strlen ("sign-in:") : NULL);
  else
    return FALSE;

  return TRUE;
}
