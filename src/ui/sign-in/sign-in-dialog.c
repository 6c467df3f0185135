/* sign-in-dialog.c: from a choice of network to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/sign-in-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sync/sign-in.h"
#include "words/words.h"

struct _CloutSignInDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *back;
  GtkLabel *problem;
  GtkStack *stack;
  GtkLabel *server_title;
  GtkWidget *server_list;
  GtkEditable *server_entry;
  GtkEditable *handle_entry;
  GtkEditable *code_entry;
  AdwStatusPage *keyring_page;
  AdwStatusPage *done_page;

  /* Owned references */
  CloutEngine *engine;
  gboolean giving;
  CloutAccount *again;
  CloutSignIn *sign_in;
  GCancellable *cancellable;

  const char *network;
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

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (self->back, entry && self->again == NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
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
sign_in_changed_cb (CloutSignInDialog *self)
{
  CloutSignInState state = clout_sign_in_get_state (self->sign_in);
  const char *link = clout_sign_in_get_link (self->sign_in);

  /* The browser has done its part; the keyring may ask something now. */
  if (state == CLOUT_SIGN_IN_FINISHING)
    show_page (self, "busy");

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
    show_error (self, "server", error);
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

/* Where a network's people have servers of their own, the handle says which. */
static void
choose_network (CloutSignInDialog *self,
                const char        *network)
{
  gboolean by_name = g_str_equal (network, "bluesky");
  const char *field = by_name ? _ ("Handle, such as ada.bsky.social")
                              : _ ("Server, such as mastodon.social");

  self->network = by_name ? "bluesky" : "mastodon";
  gtk_label_set_label (self->server_title, by_name ? _ ("What Is Your Handle?")
                                                   : _ ("Which Server Are You On?"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->server_entry), field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->server_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, field, -1);
}

static void
start (CloutSignInDialog *self)
{
  g_autofree char *server = g_strdup (gtk_editable_get_text (self->server_entry));

  if (*g_strstrip (server) == '\0')
    {
      show_problem (self, "server", g_str_equal (self->network, "bluesky")
                    ? _ ("Type your handle, as in ada.bsky.social.")
                    : _ ("Type the name of your server, as in your handle."));
      return;
    }

  show_page (self, "busy");
  if (self->sign_in != NULL)
    g_signal_handlers_disconnect_by_data (self->sign_in, self);
  g_clear_object (&self->sign_in);
  self->sign_in = clout_sign_in_new (self->engine, self->network, server, self->again);
  clout_sign_in_set_giving (self->sign_in, self->giving);
  clout_sign_in_set_page (self->sign_in, clout_words_for_sign_in (TRUE),
                          clout_words_for_sign_in (FALSE));
  g_signal_connect_object (self->sign_in, "notify", G_CALLBACK (sign_in_changed_cb), self,
                           G_CONNECT_SWAPPED);
  clout_sign_in_run_async (self->sign_in, self->cancellable, run_cb, g_object_ref (self));
}

static void
look_up (CloutSignInDialog *self)
{
  g_autofree char *handle = g_strdup (gtk_editable_get_text (self->handle_entry));

  if (strpbrk (g_strstrip (handle), ".:") == NULL)
    {
      show_problem (self, "handle", _ ("A handle has a name and a server, as in "
                                       "ada@mastodon.social or ada.bsky.social."));
      return;
    }

  show_page (self, "busy");
  clout_engine_add_by_handle_async (self->engine, NULL, handle, self->cancellable,
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
open_archive (CloutSignInDialog *self,
              const char        *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  gtk_window_close (GTK_WINDOW (self));
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
  else if (g_str_equal (name, "sign-in.server") || g_str_equal (name, "sign-in.bluesky"))
    {
      choose_network (self, g_str_equal (name, "sign-in.bluesky") ? "bluesky" : "mastodon");
      show_page (self, "server");
    }
  else if (g_str_equal (name, "sign-in.handle"))
    show_page (self, "handle");
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
    "sign-in.back", "sign-in.server", "sign-in.bluesky", "sign-in.handle", "sign-in.file",
    "sign-in.folder",
    "sign-in.start", "sign-in.look-up", "sign-in.copy-link", "sign-in.enter-code",
    "sign-in.unlock", "sign-in.keep-for-session",
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/sign-in/sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, back);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, server_title);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, server_list);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, server_entry);
  gtk_widget_class_bind_template_child (widget_class, CloutSignInDialog, handle_entry);
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
  gtk_widget_init_template (GTK_WIDGET (self));
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

  self->engine = g_object_ref (engine);
  self->giving = giving;
  self->again = again != NULL ? g_object_ref (again) : NULL;
  if (again != NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Sign In Again"));
  choose_network (self, again != NULL ? clout_account_get_network (again) : "mastodon");
  if (again != NULL)
    {
      const char *typed = g_str_equal (self->network, "bluesky") ? clout_account_get_remote_id (again)
                                                                 : clout_account_get_server (again);

      gtk_editable_set_text (self->server_entry, typed != NULL ? typed : "");
    }
  show_page (self, again != NULL ? "server" : "choose");

  return self;
}
