/* private.h: what the files of the window share.
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
  CloutPages *pages;     /* NULL while there was nothing to show on one */
  AdwViewSwitcherTitle *switcher_title;
  GtkWidget *back_button;
  AdwViewSwitcherBar *switcher_bar;
  AdwToastOverlay *toasts;
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
  GCancellable *sync_cancellable;     /* of all syncs that are under way */
  GtkFileChooserNative *chooser;
  GQueue *archives;      /* files that wait to be read */
  GFile *import_file;    /* that is or was read last */
  char *import_name;     /* its name */
  GString *imported;     /* what was read so far, while more archives wait */
  guint n_imported;
  char *store_path;
  char *opening_message; /* what came of restoring, for when the data are open */
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
CloutPages *_clout_window_need_pages (CloutWindow  *self);
void _clout_window_finish_removals (CloutWindow    *self);
void _clout_window_note_seen_score (CloutWindow    *self);

G_END_DECLS
