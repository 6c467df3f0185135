/* credentials-page.c: explains how to get an API app or key, and takes its data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/credentials-page.h"

#include <glib/gi18n.h>

#include "base/secret-memory.h"
#include "ui/widgets/accessible-text.h"
#include "messages/networks.h"
#include "messages/messages.h"

struct _CloutCredentialsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *reads;
  GtkLabel *costs;
  GtkLabel *steps;
  AdwActionRow *address_row;
  GtkWidget *fields;
  AdwEntryRow *name;
  AdwEntryRow *client_id;
  AdwPasswordEntryRow *client_secret;
  AdwPasswordEntryRow *key;
  GtkWidget *archive;

  CloutNetworkInfo info;
  char *redirect;
};

enum
{
  SIGNAL_SUBMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutCredentialsPage, clout_credentials_page, ADW_TYPE_BIN)

static CloutSecret *
dup_entered (gpointer row)
{
  return g_strstrip (clout_secret_dup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
is_entered (gpointer row)
{
  g_autoptr(CloutSecret) text = dup_entered (row);

  return *text != '\0';
}

static void
submit (CloutCredentialsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

static void
action_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutCredentialsPage *self = CLOUT_CREDENTIALS_PAGE (widget);

  if (g_str_equal (name, "credentials.submit"))
    submit (self);
  else if (g_str_equal (name, "credentials.open-page") && self->info.page != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), self->info.page, GDK_CURRENT_TIME);
  else if (g_str_equal (name, "credentials.copy-address") && self->redirect != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->redirect);
}

static void
clout_credentials_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_CREDENTIALS_PAGE);

  G_OBJECT_CLASS (clout_credentials_page_parent_class)->dispose (object);
}

static void
clout_credentials_page_finalize (GObject *object)
{
  g_free (CLOUT_CREDENTIALS_PAGE (object)->redirect);

  G_OBJECT_CLASS (clout_credentials_page_parent_class)->finalize (object);
}

static void
clout_credentials_page_class_init (CloutCredentialsPageClass *klass)
{
  const char *const names[] = { "credentials.submit", "credentials.open-page",
                                "credentials.copy-address" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_credentials_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_credentials_page_finalize;
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", CLOUT_TYPE_CREDENTIALS_PAGE, G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/sign-in/credentials-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, title);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, reads);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, costs);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, steps);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, fields);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, name);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, client_id);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, client_secret);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, key);
  gtk_widget_class_bind_template_child (widget_class, CloutCredentialsPage, archive);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, action_cb);
}

/* libadwaita 1.2 has no accessible name for the button that reveals a password. */
static void
name_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Show Secret"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
clout_credentials_page_init (CloutCredentialsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  name_buttons (GTK_WIDGET (self->client_secret));
  name_buttons (GTK_WIDGET (self->key));
  g_signal_connect_object (self->name, "entry-activated", G_CALLBACK (submit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client_id, "entry-activated", G_CALLBACK (submit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client_secret, "entry-activated", G_CALLBACK (submit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->key, "entry-activated", G_CALLBACK (submit), self,
                           G_CONNECT_SWAPPED);
}

static void
show_field (gpointer    row,
            const char *name,
            const char *more)
{
  g_autofree char *title = name != NULL && more != NULL ? g_strdup_printf ("%s (%s)", name, more)
                                                        : g_strdup (name);

  gtk_widget_set_visible (GTK_WIDGET (row), name != NULL);
  if (name == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static void
show_steps (CloutCredentialsPage *self)
{
  g_auto(GStrv) steps = clout_format_steps (&self->info);
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize i = 0; steps[i] != NULL; i++)
    g_string_append_printf (text, "%s%" G_GSIZE_FORMAT ". %s", i > 0 ? "\n" : "", i + 1, steps[i]);
  gtk_label_set_label (self->steps, text->str);
}

static void
clear_entries (CloutCredentialsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->client_id), "");
  gtk_editable_set_text (GTK_EDITABLE (self->client_secret), "");
  gtk_editable_set_text (GTK_EDITABLE (self->key), "");
}

/**
 * clout_credentials_page_set_network:
 * @self: a credentials page
 * @info: a network with user-supplied credentials
 *
 * Shows what the network offers, requires and costs. Clears the entries.
 */
void
clout_credentials_page_set_network (CloutCredentialsPage   *self,
                                    const CloutNetworkInfo *info)
{
  g_autofree char *reads = clout_format_reads (info);
  g_autofree char *costs = clout_format_costs (info);
  g_autofree char *cost_line = (info->traits & CLOUT_NETWORK_INFO_PRICE) != 0
    ? g_steal_pointer (&costs)
    /* Translators: about a network; the cost of reading it, such as "Nothing" */
    : g_strdup_printf (_("Costs: %s"), costs);
  /* Translators: what Clout reads on a network, such as "Posts and who reacted" */
  g_autofree char *read_line = g_strdup_printf (_("Reads: %s"), reads);
  gboolean app = (info->traits & CLOUT_NETWORK_INFO_USER_APP) != 0;

  self->info = *info;
  g_free (self->redirect);
  self->redirect = clout_network_info_dup_redirect (info->id);
  gtk_label_set_label (self->title, clout_format_network (info->id));
  gtk_label_set_label (self->reads, read_line);
  gtk_label_set_label (self->costs, cost_line);
  show_steps (self);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), app && self->redirect != NULL);
  adw_action_row_set_subtitle (self->address_row, self->redirect != NULL ? self->redirect : "");
  /* Translators: follows the name of a key that can be used instead of your own API app */
  show_field (self->key, info->key, app ? _("instead of an app") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !app && info->key != NULL);
  show_field (self->client_id, app ? info->client_id : NULL, NULL);
  /* Translators: follows the name of an app's secret, which not every app has */
  show_field (self->client_secret, app ? info->client_secret : NULL,
              info->secret_optional ? _("if it has one") : NULL);
  gtk_widget_set_visible (self->archive, (info->traits & CLOUT_NETWORK_INFO_ARCHIVE) != 0);
  clear_entries (self);
}

/**
 * clout_credentials_page_check:
 * @self: a credentials page
 *
 * Returns: (transfer none) (nullable): a message about what is missing, or %NULL if nothing is
 */
const char *
clout_credentials_page_check (CloutCredentialsPage *self)
{
  g_return_val_if_fail (CLOUT_IS_CREDENTIALS_PAGE (self), NULL);

  if (self->info.key != NULL && is_entered (self->key))
    return NULL;
  if ((self->info.traits & CLOUT_NETWORK_INFO_USER_APP) == 0)
    return _("Paste the key from that page.");
  if (!is_entered (self->client_id))
    return _("Enter your app’s ID from that page.");
  if (self->info.client_secret != NULL && !self->info.secret_optional
      && !is_entered (self->client_secret))
    return _("Enter your app’s secret from that page.");
  return NULL;
}

/**
 * clout_credentials_page_set_name:
 * @self: a credentials page
 * @name: (nullable): name or handle to start with
 *
 * Fills in the name.
 */
void
clout_credentials_page_set_name (CloutCredentialsPage *self,
                                 const char           *name)
{
  g_return_if_fail (CLOUT_IS_CREDENTIALS_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
}

/**
 * clout_credentials_page_dup_name:
 * @self: a credentials page
 *
 * Returns: (transfer full) (nullable): handle of the account that the key is for, if entered
 */
char *
clout_credentials_page_dup_name (CloutCredentialsPage *self)
{
  g_autoptr(CloutSecret) name = NULL;

  g_return_val_if_fail (CLOUT_IS_CREDENTIALS_PAGE (self), NULL);

  name = dup_entered (self->name);
  return *name != '\0' ? g_strdup (name) : NULL;
}

/**
 * clout_credentials_page_apply:
 * @self: a credentials page
 * @sign_in: sign-in that receives the credentials
 *
 * Hands the entered credentials to a sign-in.
 */
void
clout_credentials_page_apply (CloutCredentialsPage *self,
                              CloutSignIn          *sign_in)
{
  g_autoptr(CloutSecret) id = NULL;
  g_autoptr(CloutSecret) secret = NULL;
  g_autoptr(CloutSecret) key = NULL;

  g_return_if_fail (CLOUT_IS_CREDENTIALS_PAGE (self));
  g_return_if_fail (CLOUT_IS_SIGN_IN (sign_in));

  id = dup_entered (self->client_id);
  secret = dup_entered (self->client_secret);
  key = dup_entered (self->key);
  if (self->info.key != NULL && *key != '\0')
    clout_sign_in_set_key (sign_in, key);
  else
    clout_sign_in_set_client (sign_in, id, *secret != '\0' ? secret : NULL);
}
