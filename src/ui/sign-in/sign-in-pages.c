/* sign-in-pages.c: the pages of a sign-in with their texts and entries.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/sign-in-pages.h"

#include "ui/sign-in/account-entry.h"
#include "ui/sign-in/network-list.h"
#include "ui/sign-in/page-text.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

struct _CloutSignInPages
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *back;
  GtkLabel *problem;
  GtkStack *stack;
  AdwPreferencesGroup *networks;
  CloutCredentialsPage *user_credentials;
  GtkListBox *choices;
  CloutAccountEntry *account_entry;
  GtkLabel *archive_text;
  GtkLabel *waiting_text;
  GtkLabel *server_title;
  GtkWidget *server_list;
  GtkEditable *server_entry;
  GtkEditable *handle_entry;
  GtkWidget *handle_key;
  GtkEditable *code_entry;
  AdwStatusPage *keyring_page;

  CloutNetworkInfo info;
  gboolean fixed;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutSignInPages, clout_sign_in_pages, ADW_TYPE_BIN)

/* The network's easiest way. */
static const char *
first_page (CloutNetworkTraits traits)
{
  if ((traits & (CLOUT_NETWORK_INFO_SERVER | CLOUT_NETWORK_INFO_NAME)) != 0)
    return "server";
  if ((traits & CLOUT_NETWORK_INFO_USER_APP) != 0)
    return "credentials";
  if ((traits & CLOUT_NETWORK_INFO_BY_HANDLE) != 0)
    return "handle";
  return (traits & CLOUT_NETWORK_INFO_USER_KEY) != 0 ? "credentials" : "archive";
}

static void
show_handle (CloutSignInPages *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->handle_entry),
                                 clout_page_text_handle_field (&self->info));
  gtk_widget_set_visible (self->handle_key,
                          (self->info.traits & CLOUT_NETWORK_INFO_USER_KEY) != 0);
  clout_sign_in_pages_show (self, "handle");
}

static void
show_network_page (CloutSignInPages *self,
                   const char       *page)
{
  if (g_str_equal (page, "handle"))
    show_handle (self);
  else
    clout_sign_in_pages_show (self, page);
}

/* A name that was typed without its network needn't be typed again. */
static void
network_cb (const CloutNetworkInfo *info,
            gpointer                user_data)
{
  CloutSignInPages *self = user_data;
  const char *name = clout_account_entry_get_name (self->account_entry);

  clout_sign_in_pages_set_network (self, info);
  gtk_editable_set_text (self->handle_entry, name != NULL ? name : "");
  clout_credentials_page_set_name (self->user_credentials, name);
  show_network_page (self, first_page (info->traits));
}

/* Starts at once if everything that is needed was typed. */
static void
way_cb (CloutSignInPages *self,
        const CloutWay   *way)
{
  CloutNetworkInfo info = { NULL, };
  g_autofree char *typed = g_strdup (way->typed);
  CloutWayKind kind = way->kind;

  if (way->network != NULL)
    clout_network_info_find (way->network, &info);
  clout_sign_in_pages_set_network (self, &info);
  if (kind == CLOUT_WAY_ARCHIVE)
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.file", NULL);
  else if (kind == CLOUT_WAY_CREDENTIALS)
    {
      clout_credentials_page_set_name (self->user_credentials, typed);
      clout_sign_in_pages_show (self, "credentials");
    }
  else if (typed == NULL)
    show_network_page (self, kind == CLOUT_WAY_SIGN_IN ? first_page (info.traits) : "handle");
  else
    {
      gtk_editable_set_text (kind == CLOUT_WAY_SIGN_IN ? self->server_entry : self->handle_entry,
                             typed);
      gtk_widget_activate_action (GTK_WIDGET (self), kind == CLOUT_WAY_SIGN_IN
                                  ? "sign-in.start" : "sign-in.look-up", NULL);
    }
}

static void
chosen_cb (CloutSignInPages *self,
           GtkListBoxRow    *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
server_entered_cb (CloutSignInPages *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.start", NULL);
}

static void
handle_entered_cb (CloutSignInPages *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.look-up", NULL);
}

static void
code_entered_cb (CloutSignInPages *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.enter-code", NULL);
}

static void
action_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutSignInPages *self = CLOUT_SIGN_IN_PAGES (widget);

  if (g_str_equal (name, "pages.back"))
    clout_sign_in_pages_show (self, "choose");
  else
    clout_sign_in_pages_show (self, "credentials");
}

static void
clout_sign_in_pages_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_SIGN_IN_PAGES);

  G_OBJECT_CLASS (clout_sign_in_pages_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, back);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, problem);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, stack);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, networks);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, user_credentials);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, choices);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, account_entry);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, archive_text);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, waiting_text);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, server_title);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, server_list);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, server_entry);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, handle_entry);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, handle_key);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, code_entry);
  gtk_widget_class_bind_template_child (klass, CloutSignInPages, keyring_page);
}

static void
clout_sign_in_pages_class_init (CloutSignInPagesClass *klass)
{
  const char *const names[] = { "pages.back", "pages.credentials" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_sign_in_pages_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", CLOUT_TYPE_SIGN_IN_PAGES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/sign-in/sign-in-pages.ui");
  bind_children (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, action_cb);
}

static void
clout_sign_in_pages_init (CloutSignInPages *self)
{
  g_type_ensure (CLOUT_TYPE_ACCOUNT_ENTRY);
  g_type_ensure (CLOUT_TYPE_CREDENTIALS_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  clout_network_list_fill (self->networks, network_cb, self);
  g_signal_connect_object (self->account_entry, "chosen", G_CALLBACK (way_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "row-activated", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->server_entry, "entry-activated", G_CALLBACK (server_entered_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->handle_entry, "entry-activated", G_CALLBACK (handle_entered_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->code_entry, "entry-activated", G_CALLBACK (code_entered_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_sign_in_pages_set_fixed:
 * @self: the pages
 * @fixed: whether it is for one account, without a way back to the choice of networks
 *
 * Fixes the sign-in to one account.
 */
void
clout_sign_in_pages_set_fixed (CloutSignInPages *self,
                               gboolean          fixed)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

  self->fixed = fixed;
}

/**
 * clout_sign_in_pages_set_network:
 * @self: the pages
 * @info: the network that the pages are for
 *
 * Adapts the pages to a network.
 */
void
clout_sign_in_pages_set_network (CloutSignInPages       *self,
                                 const CloutNetworkInfo *info)
{
  g_autofree char *field = NULL;

  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));
  g_return_if_fail (info != NULL);

  self->info = *info;
  field = clout_page_text_server_field (info);
  gtk_label_set_label (self->server_title, clout_page_text_server_title (info));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->server_entry), field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->server_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, field, -1);
  gtk_label_set_label (self->waiting_text, clout_page_text_wait (info));
  gtk_label_set_label (self->archive_text, info->id != NULL
                       ? clout_format_archive_source (info->id) : NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->code_entry),
                                 clout_page_text_wait_field (info));
  if (info->page != NULL)
    clout_credentials_page_set_network (self->user_credentials, info);
}

/**
 * clout_sign_in_pages_get_network:
 * @self: the pages
 *
 * Returns: (transfer none): the network that the pages are for; its id is %NULL if the handle
 *   decides
 */
const CloutNetworkInfo *
clout_sign_in_pages_get_network (CloutSignInPages *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN_PAGES (self), NULL);

  return &self->info;
}

void
clout_sign_in_pages_set_server (CloutSignInPages *self,
                                const char       *server)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

  gtk_editable_set_text (self->server_entry, server);
}

/**
 * clout_sign_in_pages_dup_server:
 * @self: the pages
 *
 * Returns: (transfer full): the entered text, without surrounding white space
 */
char *
clout_sign_in_pages_dup_server (CloutSignInPages *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN_PAGES (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (self->server_entry)));
}

/**
 * clout_sign_in_pages_dup_handle:
 * @self: the pages
 *
 * Returns: (transfer full): the entered text, without surrounding white space
 */
char *
clout_sign_in_pages_dup_handle (CloutSignInPages *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN_PAGES (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (self->handle_entry)));
}

const char *
clout_sign_in_pages_get_code (CloutSignInPages *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN_PAGES (self), NULL);

  return gtk_editable_get_text (self->code_entry);
}

CloutCredentialsPage *
clout_sign_in_pages_get_credentials (CloutSignInPages *self)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN_PAGES (self), NULL);

  return self->user_credentials;
}

gboolean
clout_sign_in_pages_is_at (CloutSignInPages *self,
                           const char       *page)
{
  g_return_val_if_fail (CLOUT_IS_SIGN_IN_PAGES (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

/**
 * clout_sign_in_pages_show:
 * @self: the pages
 * @page: name of the page in the stack
 *
 * Shows a page without an error message, and focuses its entry.
 */
void
clout_sign_in_pages_show (CloutSignInPages *self,
                          const char       *page)
{
  GtkWidget *typed = NULL;
  gboolean leads_back;

  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

  if (g_str_equal (page, "credentials"))
    typed = GTK_WIDGET (self->user_credentials);
  else if (g_str_equal (page, "server"))
    typed = GTK_WIDGET (self->server_entry);
  else if (g_str_equal (page, "handle"))
    typed = GTK_WIDGET (self->handle_entry);
  leads_back = typed != NULL || g_str_equal (page, "archive");
  if (g_str_equal (page, "choose"))
    typed = GTK_WIDGET (self->account_entry);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  clout_account_entry_show_problem (self->account_entry, NULL);
  gtk_widget_set_visible (self->back, leads_back && !self->fixed);
  gtk_stack_set_visible_child_name (self->stack, page);
  /* A window that isn't shown yet focuses its first entry itself; earlier, GTK 4.8 would report it
     without its role. */
  if (typed != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (typed);
}

void
clout_sign_in_pages_show_problem (CloutSignInPages *self,
                                  const char       *page,
                                  const char       *text)
{
  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

  clout_sign_in_pages_show (self, page);
  if (g_str_equal (page, "choose"))
    {
      clout_account_entry_show_problem (self->account_entry, text);
      return;
    }
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

void
clout_sign_in_pages_show_error (CloutSignInPages *self,
                                const char       *page,
                                const GError     *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

  words = clout_format_error (error);
  clout_sign_in_pages_show_problem (self, page, words);
}

/**
 * clout_sign_in_pages_show_choices:
 * @self: the pages
 * @names: (array zero-terminated=1): the choices
 *
 * Lets the person choose what to act for.
 */
void
clout_sign_in_pages_show_choices (CloutSignInPages  *self,
                                  const char *const *names)
{
  GtkWidget *old;

  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

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
  clout_sign_in_pages_show (self, "choice");
}

/**
 * clout_sign_in_pages_show_keyring:
 * @self: the pages
 * @error: why the keyring couldn't store the token
 *
 * Offers to unlock the keyring, or to do without it.
 */
void
clout_sign_in_pages_show_keyring (CloutSignInPages *self,
                                  const GError     *error)
{
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CLOUT_IS_SIGN_IN_PAGES (self));

  words = clout_format_error (error);
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->keyring_page, escaped);
  clout_sign_in_pages_show (self, "keyring");
}
