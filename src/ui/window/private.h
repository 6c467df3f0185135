/* private.h: what the window's files share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"
#include "ui/widgets/loadable-page.h"
#include "ui/window/page-stack.h"
#include "ui/window/window.h"

G_BEGIN_DECLS

struct _CloutWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  AdwBin *pages_place;
  CloutPages *pages;     /* NULL until there is something to show */
  AdwViewSwitcherTitle *switcher_title;
  GtkWidget *back_button;
  AdwViewSwitcherBar *switcher_bar;
  AdwToastOverlay *toasts;
  GtkWidget *menu_button;
  GtkWidget *first_button;
  GtkWidget *failed_leave;
  GtkWidget *sync_button;
  GtkRevealer *sample_strip;
  GtkRevealer *message_strip;
  GtkLabel *message_label;
  GtkWidget *message_restore;
  GtkRevealer *wait_strip;
  GtkLabel *wait_label;
  GtkProgressBar *wait_progress;
  GtkRevealer *task_strip;
  GtkLabel *task_label;
  GtkProgressBar *task_progress;

  /* Owned references */
  CloutEngine *engine;
  GSettings *settings;
  GCancellable *cancellable;
  GCancellable *import_cancellable;
  GCancellable *sync_cancellable;     /* of all running syncs */
  GtkFileChooserNative *chooser;
  GQueue *archives;      /* files waiting to be imported */
  GFile *import_file;    /* the current or last one */
  char *import_name;     /* its name */
  GString *imported;     /* results so far, while more archives are waiting */
  guint n_imported;
  char *store_path;
  GVariant *plus_k;      /* the +K to resume after a sign-in, as in win.allow-giving */
  char *opening_message; /* the result of restoring, to show once the data are open */
  GtkWidget *page_focus; /* (nullable): what last had the focus on the pages; weak */
  gboolean sample;       /* whether the sample is shown, or being opened */
  gboolean add_when_open;
  GtkCssProvider *room_style; /* (nullable): room for the messages that cover a page's end */
  int room;                   /* in pixels */
  guint room_id;
  guint n_syncs;
  guint due_timer;
  gboolean message_of_sync;   /* dismissed by the next successful sync */
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
void _clout_window_close_data      (CloutWindow    *self);
void _clout_window_restore_file    (CloutWindow    *self,
                                    const char     *source);
void _clout_window_choose_backup   (CloutWindow    *self);
void _clout_window_show_opened     (CloutWindow    *self);
void _clout_window_cancel_import   (CloutWindow    *self);
void _clout_window_take_drops      (CloutWindow    *self);
void _clout_window_add_account     (CloutWindow    *self,
                                    CloutAccount   *again,
                                    gboolean        giving);
void _clout_window_refresh         (CloutWindow    *self);
void _clout_window_show_syncing    (CloutWindow    *self);
void _clout_window_watch_syncs     (CloutWindow    *self);
void _clout_window_update_actions  (CloutWindow    *self);
void _clout_window_set_ready       (CloutWindow    *self);
void _clout_window_make_room       (CloutWindow    *self);
void _clout_window_forget_room     (CloutWindow    *self);
CloutPages *_clout_window_need_pages (CloutWindow  *self);
void _clout_window_finish_removals (CloutWindow    *self);
void _clout_window_note_seen_score (CloutWindow    *self);

G_END_DECLS
