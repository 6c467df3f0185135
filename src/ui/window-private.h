/* window-private.h: what the files of the window share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"
#include "ui/accounts/accounts-page.h"
#include "ui/friends/friends-page.h"
#include "ui/score/score-page.h"
#include "ui/topics/topics-page.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _CloutWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkStack *views;
  AdwViewStack *pages;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  AdwToastOverlay *toasts;
  AdwStatusPage *failed_page;
  GtkWidget *first_button;
  GtkWidget *failed_leave;
  GtkWidget *sync_button;
  GtkRevealer *sample_strip;
  GtkRevealer *message_strip;
  GtkLabel *message_label;
  GtkRevealer *task_strip;
  GtkLabel *task_label;
  GtkProgressBar *task_progress;
  CloutScorePage *score_page;
  CloutAccountsPage *accounts_page;
  CloutTopicsPage *topics_page;
  CloutFriendsPage *friends_page;

  /* Owned references */
  CloutEngine *engine;
  GSettings *settings;
  GCancellable *cancellable;
  GCancellable *import_cancellable;
  GtkFileChooserNative *chooser;
  GQueue *archives;      /* files that wait to be read */
  char *store_path;
  gboolean sample;       /* what is shown, or on its way, is the sample */
  gboolean add_when_open;
  guint n_syncs;
  guint due_timer;
  gboolean message_of_sync;   /* which the next sync that ends well takes back */
  gboolean ready;
};

void _clout_window_install_actions (GtkWidgetClass *klass);
void _clout_window_say             (CloutWindow    *self,
                                    const char     *text);
void _clout_window_show_message    (CloutWindow    *self,
                                    const char     *text);
void _clout_window_show_error      (CloutWindow    *self,
                                    const GError   *error);
void _clout_window_sync            (CloutWindow    *self,
                                    CloutAccount   *account);
void _clout_window_choose_archive  (CloutWindow    *self,
                                    gboolean        folder);
void _clout_window_import_next     (CloutWindow    *self);
void _clout_window_take_drops      (CloutWindow    *self);
void _clout_window_add_account     (CloutWindow    *self,
                                    CloutAccount   *again,
                                    gboolean        giving);
void _clout_window_watch_syncs     (CloutWindow    *self);
void _clout_window_update_actions  (CloutWindow    *self);

G_END_DECLS
