/* pages.c: connects the window and its pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/report.h"
#include "ui/accounts/accounts-page.h"
#include "ui/perks/perks-page.h"
#include "ui/score/score-page.h"
#include "ui/window/private.h"

static void
again_cb (CloutWindow  *self,
          CloutAccount *account)
{
  _clout_window_add_account (self, account, FALSE);
}

static void
toast_cb (CloutWindow *self,
          AdwToast    *toast)
{
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
}

static void
made_cb (CloutWindow *self,
         GtkWidget   *page)
{
  if (CLOUT_IS_SCORE_PAGE (page))
    g_signal_connect_swapped (page, "shown", G_CALLBACK (_clout_window_set_ready), self);
  else
    _clout_window_set_ready (self);

  if (CLOUT_IS_ACCOUNTS_PAGE (page))
    {
      g_signal_connect_swapped (page, "sign-in-again", G_CALLBACK (again_cb), self);
      g_signal_connect_swapped (page, "sync", G_CALLBACK (_clout_window_sync), self);
    }

  if (CLOUT_IS_ACCOUNTS_PAGE (page) || CLOUT_IS_PERKS_PAGE (page))
    g_signal_connect_object (page, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
}

/* An empty store needs no pages, and starts faster without them. */
CloutPages *
_clout_window_need_pages (CloutWindow *self)
{
  if (self->pages == NULL)
    {
      self->pages = clout_pages_new ();
      g_signal_connect_swapped (self->pages, "made", G_CALLBACK (made_cb), self);
      adw_bin_set_child (self->pages_place, GTK_WIDGET (self->pages));
      adw_view_switcher_title_set_stack (self->switcher_title,
                                         clout_pages_get_stack (self->pages));
      adw_view_switcher_bar_set_stack (self->switcher_bar, clout_pages_get_stack (self->pages));
    }

  return self->pages;
}

static GtkWidget *
find_page (CloutWindow *self,
           const char  *name)
{
  return self->pages != NULL ? clout_pages_get_page (self->pages, name) : NULL;
}

/* Finishes removals that could still be undone. */
void
_clout_window_finish_removals (CloutWindow *self)
{
  GtkWidget *page = find_page (self, "accounts");

  if (page != NULL)
    clout_accounts_page_finish_removals (CLOUT_ACCOUNTS_PAGE (page));
}

/* Remembers the score that the person last saw, which background notifications compare with. */
void
_clout_window_note_seen_score (CloutWindow *self)
{
  GtkWidget *page = find_page (self, "score");
  CloutReport *report =
    page != NULL ? clout_score_page_get_report (CLOUT_SCORE_PAGE (page)) : NULL;

  if (report != NULL && self->settings != NULL && !self->sample && self->store_path == NULL
      && clout_report_get_n_accounts (report) > 0
      && clout_report_get_score (report)->known != CLOUT_SCORE_UNKNOWN)
    g_settings_set_double (self->settings, "told-score", clout_report_get_score (report)->score);
}

/**
 * clout_window_get_engine:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the engine, or %NULL while nothing is open
 */
CloutEngine *
clout_window_get_engine (CloutWindow *self)
{
  g_return_val_if_fail (CLOUT_IS_WINDOW (self), NULL);

  return self->engine;
}
