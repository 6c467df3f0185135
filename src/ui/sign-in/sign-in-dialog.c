/* sign-in-dialog.c: adds an account, from the choice of a network to storing it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/accounts.h"
#include "sync/sync-error.h"
#include "ui/sign-in/sign-in-dialog.h"

#include <glib/gi18n.h>

#include "sync/sign-in.h"
#include "ui/sign-in/page-text.h"
#include "ui/sign-in/sign-in-pages.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

struct _CloutSignInDialog
{
  AdwWindow parent_instance;

  CloutSignInPages *pages;   /* template widget */

  /* Owned references */
  CloutEngine *engine;
  gboolean giving;
  CloutAccount *again;
  CloutSignIn *sign_in;
  GCancellable *cancellable;

  const char *begun_at;
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutSignInDialog, clout_sign_in_dialog, ADW_TYPE_WINDOW)

/* The window shows what is read next, so there is nothing left to say here. */
static void
finish (CloutSignInDialog *self,
        CloutAccount      *account)
{
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, account);
  gtk_window_close (GTK_WINDOW (self));
}

static void
link_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CloutSignInDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && self->sign_in != NULL
      && clout_sign_in_get_state (self->sign_in) == CLOUT_SIGN_IN_WAITING)
    clout_sign_in_pages_show_problem (
      self->pages, "waiting",
      _("Couldn’t open a browser. Copy the link and open it yourself."));
}

static void
chosen_cb (CloutSignInDialog *self,
           guint              index)
{
  if (clout_sign_in_get_state (self->sign_in) == CLOUT_SIGN_IN_CHOOSING)
    clout_sign_in_choose (self->sign_in, index);
}

static void
sign_in_changed_cb (CloutSignInDialog *self)
{
  CloutSignInState state = clout_sign_in_get_state (self->sign_in);
  const char *link = clout_sign_in_get_link (self->sign_in);

  /* After the browser, the keyring may ask for its password. */
  if (state == CLOUT_SIGN_IN_FINISHING)
    clout_sign_in_pages_show (self->pages, "busy");
  else if (state == CLOUT_SIGN_IN_CHOOSING)
    {
      clout_sign_in_pages_show_choices (self->pages, clout_sign_in_get_choices (self->sign_in));
      gtk_window_present (GTK_WINDOW (self));
    }

  if (state != CLOUT_SIGN_IN_WAITING || link == NULL
      || clout_sign_in_pages_is_at (self->pages, "waiting"))
    return;

  clout_sign_in_pages_show (self->pages, "waiting");
  gtk_show_uri_full (GTK_WINDOW (self), link, GDK_CURRENT_TIME, self->cancellable, link_cb,
                     g_object_ref (self));
}

static void
show_keyring (CloutSignInDialog *self,
              const GError      *error)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.unlock",
                                 g_error_matches (error, CLOUT_SYNC_ERROR,
                                                  CLOUT_SYNC_ERROR_KEYRING_LOCKED));
  clout_sign_in_pages_show_keyring (self->pages, error);
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
    clout_sign_in_pages_show_error (self->pages, self->begun_at, error);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutSignInDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account = NULL;

  account = clout_finish_pointer (result, &error);
  take_end (self, account, error);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CloutSignInDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account = NULL;

  account = clout_finish_pointer (result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (account != NULL)
    finish (self, account);
  else
    clout_sign_in_pages_show_error (self->pages, self->begun_at, error);
}

static void
open_archive (CloutSignInDialog *self,
              const char        *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* The page to return to with an error: @page, or the one that all accounts start at. */
static const char *
begin_at (CloutSignInDialog *self,
          const char        *page)
{
  return clout_sign_in_pages_is_at (self->pages, "choose") ? "choose" : page;
}

static void
prepare (CloutSignInDialog *self,
         const char        *page,
         const char        *server)
{
  self->begun_at = page;
  clout_sign_in_pages_show (self->pages, "busy");
  if (self->sign_in != NULL)
    g_signal_handlers_disconnect_by_data (self->sign_in, self);
  g_clear_object (&self->sign_in);
  self->sign_in = clout_sign_in_new (self->engine,
                                     clout_sign_in_pages_get_network (self->pages)->id, server,
                                     self->again);
  clout_sign_in_set_giving (self->sign_in, self->giving);
  clout_sign_in_set_page (self->sign_in, clout_format_sign_in (TRUE),
                          clout_format_sign_in (FALSE));
  g_signal_connect_object (self->sign_in, "notify", G_CALLBACK (sign_in_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
run (CloutSignInDialog *self)
{
  clout_sign_in_run_async (self->sign_in, self->cancellable, ended_cb, g_object_ref (self));
}

static void
start (CloutSignInDialog *self)
{
  const CloutNetworkInfo *info = clout_sign_in_pages_get_network (self->pages);
  g_autofree char *server = clout_sign_in_pages_dup_server (self->pages);

  if (*server == '\0')
    {
      clout_sign_in_pages_show_problem (self->pages, "server",
                                        clout_page_text_server_missing (info));
      return;
    }
  prepare (self, begin_at (self, "server"), server);
  run (self);
}

static void
start_with_credentials (CloutSignInDialog *self)
{
  CloutCredentialsPage *user_credentials = clout_sign_in_pages_get_credentials (self->pages);
  const char *missing = clout_credentials_page_check (user_credentials);
  g_autofree char *name = NULL;

  if (missing != NULL)
    {
      clout_sign_in_pages_show_problem (self->pages, "credentials", missing);
      return;
    }
  name = clout_credentials_page_dup_name (user_credentials);
  prepare (self, "credentials", name);
  clout_credentials_page_apply (user_credentials, self->sign_in);
  run (self);
}

static void
look_up (CloutSignInDialog *self)
{
  const char *network = clout_sign_in_pages_get_network (self->pages)->id;
  g_autofree char *handle = clout_sign_in_pages_dup_handle (self->pages);

  self->begun_at = begin_at (self, "handle");
  clout_sign_in_pages_show (self->pages, "busy");
  clout_engine_add_by_handle_async (self->engine, network, handle, self->cancellable,
                                    looked_up_cb, g_object_ref (self));
}

static void
enter_code (CloutSignInDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (clout_sign_in_enter_code (self->sign_in, clout_sign_in_pages_get_code (self->pages), &error))
    clout_sign_in_pages_show (self->pages, "busy");
  else
    clout_sign_in_pages_show_error (self->pages, "waiting", error);
}

static void
store_sign_in (CloutSignInDialog *self,
               gboolean           session_only)
{
  clout_sign_in_pages_show (self->pages, "busy");
  clout_sign_in_store_async (self->sign_in, session_only, self->cancellable, ended_cb,
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

  if (g_str_equal (name, "sign-in.file"))
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
    store_sign_in (self, g_str_equal (name, "sign-in.keep-for-session"));
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
  if (self->sign_in != NULL)
    g_signal_handlers_disconnect_by_data (self->sign_in, self);
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
    "sign-in.file", "sign-in.folder", "sign-in.start", "sign-in.look-up", "sign-in.copy-link",
    "sign-in.enter-code", "sign-in.unlock", "sign-in.keep-for-session",
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
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, pages);
  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clout_sign_in_dialog_init (CloutSignInDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_type_ensure (CLOUT_TYPE_SIGN_IN_PAGES);
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->pages, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clout_sign_in_pages_get_credentials (self->pages), "submit",
                           G_CALLBACK (start_with_credentials), self, G_CONNECT_SWAPPED);
}

/**
 * clout_sign_in_dialog_new:
 * @parent: parent window
 * @engine: engine that receives the account
 * @again: (nullable): an account to sign in again, or %NULL for a new one
 * @giving: whether to request permission to give +K too
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
  clout_sign_in_pages_set_fixed (self->pages, again != NULL);
  if (again != NULL)
    gtk_window_set_title (GTK_WINDOW (self), _("Sign In Again"));
  if (again == NULL || !clout_network_info_find (clout_account_get_network (again), &info))
    {
      clout_sign_in_pages_show (self->pages, "choose");
      return self;
    }
  clout_sign_in_pages_set_network (self->pages, &info);
  if (info.page != NULL)
    {
      /* The API app is already known. */
      prepare (self, "credentials", NULL);
      run (self);
      return self;
    }
  typed = (info.traits & CLOUT_NETWORK_INFO_NAME) != 0 ? clout_account_get_remote_id (again)
                                                       : clout_account_get_server (again);
  clout_sign_in_pages_set_server (self->pages, typed != NULL ? typed : "");
  if (typed == NULL || *typed == '\0')
    {
      clout_sign_in_pages_show (self->pages, "server");
      return self;
    }
  prepare (self, "server", typed);
  run (self);
  return self;
}
