/* sign-in-dialog.c: from a choice of network to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/sign-in-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sync/sign-in.h"
#include "ui/sign-in/network-list.h"
#include "ui/sign-in/own-app-page.h"
#include "ui/sign-in/page-words.h"
#include "words/words.h"

struct _CloutSignInDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *back;
  GtkLabel *problem;
  GtkStack *stack;
  AdwPreferencesGroup *networks;
  CloutOwnAppPage *own_app;
  GtkListBox *choices;
  AdwStatusPage *waiting_page;
  GtkLabel *server_title;
  GtkWidget *server_list;
  GtkEditable *server_entry;
  GtkEditable *handle_entry;
  GtkWidget *handle_key;
  GtkEditable *code_entry;
  AdwStatusPage *keyring_page;
  AdwStatusPage *done_page;

  /* Owned references */
  CloutEngine *engine;
  gboolean giving;
  CloutAccount *again;
  CloutSignIn *sign_in;
  GCancellable *cancellable;

  CloutNetworkInfo info;
  const char *begun_at;
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutSignInDialog, clout_sign_in_dialog, ADW_TYPE_WINDOW)

static void
show_page (CloutSignInDialog *self,
           const char        *name)
{
  gboolean entry = g_str_equal (name, "server") || g_str_equal (name, "handle");
  gboolean own_app = g_str_equal (name, "own-app");

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (self->back, (entry || own_app) && self->again == NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
  if (own_app)
    gtk_widget_grab_focus (GTK_WIDGET (self->own_app));
  if (entry)
    gtk_widget_grab_focus (GTK_WIDGET (g_str_equal (name, "server") ? self->server_entry
                                                                    : self->handle_entry));
}

static void
show_problem (CloutSignInDialog *self,
              const char        *page,
              const char        *text)
{
  show_page (self, page);
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* The shortest way that the network has, %NULL where only archives are left. */
static const char *
first_page (CloutSignInDialog *self)
{
  CloutNetworkTraits traits = self->info.traits;

  if ((traits & (CLOUT_NETWORK_INFO_SERVER | CLOUT_NETWORK_INFO_NAME)) != 0)
    return "server";
  if ((traits & CLOUT_NETWORK_INFO_OWN_APP) != 0)
    return "own-app";
  if ((traits & CLOUT_NETWORK_INFO_BY_HANDLE) != 0)
    return "handle";
  return (traits & CLOUT_NETWORK_INFO_OWN_KEY) != 0 ? "own-app" : NULL;
}

static void
show_error (CloutSignInDialog *self,
            const char        *page,
            const GError      *error)
{
  g_autofree char *words = clout_words_for_error (error);

  show_problem (self, page, words);
}

static void
finish (CloutSignInDialog *self,
        CloutAccount      *account)
{
  const char *name = clout_account_get_name (account);
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;

  if (name == NULL || *name == '\0')
    name = clout_account_get_handle (account);

  /* Translators: %s is a person's name */
  title = g_strdup_printf (_ ("Hello, %s"), name != NULL ? name : "");
  /* A status page shows its title as markup at the floor. */
  escaped = g_markup_escape_text (title, -1);
  adw_status_page_set_title (self->done_page, escaped);
  show_page (self, "done");
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, account);
}

static void
link_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CloutSignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && self->sign_in != NULL
      && clout_sign_in_get_state (self->sign_in) == CLOUT_SIGN_IN_WAITING)
    show_problem (self, "waiting",
                  _ ("The browser did not open. Copy the link and open it yourself."));
}

static void
offer_choices (CloutSignInDialog *self)
{
  const char *const *names = clout_sign_in_get_choices (self->sign_in);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_list_box_remove (self->choices, old);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (names[i], -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->choices, row);
    }
  show_page (self, "choice");
  gtk_window_present (GTK_WINDOW (self));
}

static void
chosen_cb (CloutSignInDialog *self,
           GtkListBoxRow     *row)
{
  if (clout_sign_in_get_state (self->sign_in) == CLOUT_SIGN_IN_CHOOSING)
    clout_sign_in_choose (self->sign_in, gtk_list_box_row_get_index (row));
}

static void
sign_in_changed_cb (CloutSignInDialog *self)
{
  CloutSignInState state = clout_sign_in_get_state (self->sign_in);
  const char *link = clout_sign_in_get_link (self->sign_in);

  /* The browser has done its part; the keyring may ask something now. */
  if (state == CLOUT_SIGN_IN_FINISHING)
    show_page (self, "busy");
  else if (state == CLOUT_SIGN_IN_CHOOSING)
    offer_choices (self);

  if (state != CLOUT_SIGN_IN_WAITING || link == NULL
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "waiting") == 0)
    return;

  show_page (self, "waiting");
  gtk_show_uri_full (GTK_WINDOW (self), link, GDK_CURRENT_TIME, self->cancellable, link_cb,
                     g_object_ref (self));
}

static void
show_keyring (CloutSignInDialog *self,
              const GError      *error)
{
  g_autofree char *words = clout_words_for_error (error);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->keyring_page, escaped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.unlock",
                                 g_error_matches (error, CLOUT_SYNC_ERROR,
                                                  CLOUT_SYNC_ERROR_KEYRING_LOCKED));
  show_page (self, "keyring");
}

static void
take_end (CloutSignInDialog *self,
          CloutAccount      *account,
          const GError      *error)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (account != NULL)
    finish (self, account);
  else if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_LOCKED)
           || g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_ABSENT))
    show_keyring (self, error);
  else
    show_error (self, self->begun_at, error);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (CloutSignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutAccount) account = NULL;

  account = clout_sign_in_run_finish (CLOUT_SIGN_IN (source), result, &error);
  take_end (self, account, error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CloutSignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutAccount) account = NULL;

  account = clout_sign_in_keep_finish (CLOUT_SIGN_IN (source), result, &error);
  take_end (self, account, error);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CloutSignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutAccount) account = NULL;

  account = clout_engine_add_by_handle_finish (CLOUT_ENGINE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (account != NULL)
    finish (self, account);
  else
    show_error (self, "handle", error);
}

static void
take_network (CloutSignInDialog      *self,
              const CloutNetworkInfo *info)
{
  g_autofree char *field = clout_page_words_server_field (info);

  self->info = *info;
  gtk_label_set_label (self->server_title, clout_page_words_server_title (info));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->server_entry), field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->server_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, field, -1);
  adw_status_page_set_description (self->waiting_page, clout_page_words_wait (info));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->code_entry),
                                 clout_page_words_wait_field (info));
  if (info->page != NULL)
    clout_own_app_page_set_network (self->own_app, info);
}

static void
show_handle (CloutSignInDialog *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->handle_entry),
                                 clout_page_words_handle_field (&self->info));
  gtk_widget_set_visible (self->handle_key,
                          (self->info.traits & CLOUT_NETWORK_INFO_OWN_KEY) != 0);
  show_page (self, "handle");
}

static void
open_archive (CloutSignInDialog *self,
              const char        *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
network_cb (const CloutNetworkInfo *info,
            gpointer                user_data)
{
  CloutSignInDialog *self = user_data;
  const char *page;

  take_network (self, info);
  page = first_page (self);
  if (page == NULL)
    open_archive (self, "win.open-archive");
  else if (g_str_equal (page, "handle"))
    show_handle (self);
  else
    show_page (self, page);
}

static void
prepare (CloutSignInDialog *self,
         const char        *page,
         const char        *server)
{
  self->begun_at = page;
  show_page (self, "busy");
  if (self->sign_in != NULL)
    g_signal_handlers_disconnect_by_data (self->sign_in, self);
  g_clear_object (&self->sign_in);
  self->sign_in = clout_sign_in_new (self->engine, self->info.id, server, self->again);
  clout_sign_in_set_giving (self->sign_in, self->giving);
  clout_sign_in_set_page (self->sign_in, clout_words_for_sign_in (TRUE),
                          clout_words_for_sign_in (FALSE));
  g_signal_connect_object (self->sign_in, "notify", G_CALLBACK (sign_in_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
run (CloutSignInDialog *self)
{
  clout_sign_in_run_async (self->sign_in, self->cancellable, run_cb, g_object_ref (self));
}

static void
start (CloutSignInDialog *self)
{
  g_autofree char *server = g_strdup (gtk_editable_get_text (self->server_entry));

  if (*g_strstrip (server) == '\0')
    {
      show_problem (self, "server", clout_page_words_server_missing (&self->info));
      return;
    }
  prepare (self, "server", server);
  run (self);
}

static void
start_with_own_app (CloutSignInDialog *self)
{
  const char *missing = clout_own_app_page_check (self->own_app);
  g_autofree char *name = NULL;

  if (missing != NULL)
    {
      show_problem (self, "own-app", missing);
      return;
    }
  name = clout_own_app_page_dup_name (self->own_app);
  prepare (self, "own-app", name);
  clout_own_app_page_apply (self->own_app, self->sign_in);
  run (self);
}

static void
look_up (CloutSignInDialog *self)
{
  g_autofree char *handle = g_strdup (gtk_editable_get_text (self->handle_entry));

  if (self->info.id == NULL && strpbrk (g_strstrip (handle), ".:") == NULL)
    {
      show_problem (self, "handle", _ ("A handle has a name and a server, as in "
                                       "ada@mastodon.social or ada.bsky.social."));
      return;
    }

  show_page (self, "busy");
  clout_engine_add_by_handle_async (self->engine, self->info.id, handle, self->cancellable,
                                    looked_up_cb, g_object_ref (self));
}

static void
enter_code (CloutSignInDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (clout_sign_in_enter_code (self->sign_in, gtk_editable_get_text (self->code_entry), &error))
    show_page (self, "busy");
  else
    show_error (self, "waiting", error);
}

static void
keep (CloutSignInDialog *self,
      gboolean           session_only)
{
  show_page (self, "busy");
  clout_sign_in_keep_async (self->sign_in, session_only, self->cancellable, kept_cb,
                            g_object_ref (self));
}

static void
copy_link (CloutSignInDialog *self)
{
  const char *link = clout_sign_in_get_link (self->sign_in);

  if (link != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link);
}

static void
action_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutSignInDialog *self = CLOUT_SIGN_IN_DIALOG (widget);

  if (g_str_equal (name, "sign-in.back"))
    show_page (self, "choose");
  else if (g_str_equal (name, "sign-in.handle"))
    {
      self->info = (CloutNetworkInfo) { NULL, };
      show_handle (self);
    }
  else if (g_str_equal (name, "sign-in.own-key"))
    show_page (self, "own-app");
  else if (g_str_equal (name, "sign-in.file"))
    open_archive (self, "win.open-archive");
  else if (g_str_equal (name, "sign-in.folder"))
    open_archive (self, "win.open-archive-folder");
  else if (g_str_equal (name, "sign-in.start"))
    start (self);
  else if (g_str_equal (name, "sign-in.look-up"))
    look_up (self);
  else if (self->sign_in == NULL)
    return;
  else if (g_str_equal (name, "sign-in.copy-link"))
    copy_link (self);
  else if (g_str_equal (name, "sign-in.enter-code"))
    enter_code (self);
  else
    keep (self, g_str_equal (name, "sign-in.keep-for-session"));
}

static gboolean
clout_sign_in_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (CLOUT_SIGN_IN_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (clout_sign_in_dialog_parent_class)->close_request (window);
}

static void
clout_sign_in_dialog_dispose (GObject *object)
{
  CloutSignInDialog *self = CLOUT_SIGN_IN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->engine);
  g_clear_object (&self->again);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_SIGN_IN_DIALOG);

  G_OBJECT_CLASS (clout_sign_in_dialog_parent_class)->dispose (object);
}

static void
clout_sign_in_dialog_finalize (GObject *object)
{
  g_object_unref (CLOUT_SIGN_IN_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (clout_sign_in_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  const char *const names[] = {
    "sign-in.back", "sign-in.handle", "sign-in.own-key", "sign-in.file", "sign-in.folder",
    "sign-in.start",
    "sign-in.look-up", "sign-in.copy-link", "sign-in.enter-code", "sign-in.unlock",
    "sign-in.keep-for-session",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (klass, names[i], NULL, action_cb);
}

static void
clout_sign_in_dialog_class_init (CloutSignInDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_sign_in_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_sign_in_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clout_sign_in_dialog_close_request;
  signals[SIGNAL_ADDED] = g_signal_new ("added", CLOUT_TYPE_SIGN_IN_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, CLOUT_TYPE_ACCOUNT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/sign-in/sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, back);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, networks);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, own_app);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, waiting_page);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, server_title);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, server_list);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, server_entry);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, handle_entry);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, handle_key);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, code_entry);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, keyring_page);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, done_page);
  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clout_sign_in_dialog_init (CloutSignInDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_type_ensure (CLOUT_TYPE_OWN_APP_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_network_list_fill (self->networks, network_cb, self);
  g_signal_connect_object (self->own_app, "submit", G_CALLBACK (start_with_own_app), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "row-activated", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->server_entry, "entry-activated", G_CALLBACK (start), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->handle_entry, "entry-activated", G_CALLBACK (look_up), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->code_entry, "entry-activated", G_CALLBACK (enter_code), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_sign_in_dialog_new:
 * @parent: the window that it belongs to
 * @engine: where the account goes
 * @again: (nullable): an account to sign in again, or %NULL for a new one
 * @giving: whether to ask for leave to give +K, too
 *
 * Returns: (transfer none): a dialog, to be presented
 */
CloutSignInDialog *
clout_sign_in_dialog_new (GtkWindow    *parent,
                          CloutEngine  *engine,
                          CloutAccount *again,
                          gboolean      giving)
{
  CloutSignInDialog *self = g_object_new (CLOUT_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);
  CloutNetworkInfo info;
  const char *typed;

  self->engine = g_object_ref (engine);
  self->giving = giving;
  self->again = again != NULL ? g_object_ref (again) : NULL;
  if (again != NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Sign In Again"));
  if (again == NULL || !clout_network_info_find (clout_account_get_network (again), &info))
    {
      show_page (self, "choose");
      return self;
    }
  take_network (self, &info);
  if (info.page != NULL)
    {
      /* The app is known from before. */
      prepare (self, "own-app", NULL);
      run (self);
      return self;
    }
  typed = (info.traits & CLOUT_NETWORK_INFO_NAME) != 0 ? clout_account_get_remote_id (again)
                                                       : clout_account_get_server (again);
  gtk_editable_set_text (self->server_entry, typed != NULL ? typed : "");
  show_page (self, "server");
  return self;
}
