/* perks-page.c: publishers' offers, and which of them are for the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/perks/perks-page.h"

#include <glib/gi18n.h>

#include "sync/perks.h"
#include "ui/perks/perk-row.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/link.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/toast.h"
#include "messages/messages.h"

#define HOW_TO_PUBLISH "https://github.com/cloutapp/clout/blob/main/data/perks.md"

struct _CloutPerksPage
{
  AdwBin parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  AdwPreferencesGroup *yours_group;
  GtkListBox *yours;
  AdwPreferencesGroup *others_group;
  GtkListBox *others;
  AdwPreferencesGroup *publishers_group;
  AdwEntryRow *address;
  GtkWidget *asking;
  GtkListBox *publishers;
  GtkWidget *suggested_group;
  GtkListBox *suggested;

  /* Owned references */
  CloutEngine *engine;
  GCancellable *asking_cancellable;   /* NULL unless a new publisher's feed is being fetched */
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutPerksPage, clout_perks_page, ADW_TYPE_BIN)

static void
say_error (CloutPerksPage *self,
           const GError   *error)
{
  g_autofree char *words = clout_format_error (error);
  g_autoptr(AdwToast) toast = clout_toast_new (words);

  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

static GtkWidget *
make_offer_row (gpointer item,
                gpointer user_data)
{
  return clout_perk_row_new (item);
}

static gboolean
is_in_state (gpointer item,
             gpointer user_data)
{
  gboolean yours = clout_offer_get_state (item) == CLOUT_PERK_YOURS;

  return yours == GPOINTER_TO_INT (user_data);
}

/* Shows offers that are for the person, or those that aren't. */
static void
show_offers (GtkListBox          *list,
             AdwPreferencesGroup *group,
             GListModel          *offers,
             gboolean             yours)
{
  g_autoptr(GtkFilterListModel) model =
    gtk_filter_list_model_new (g_object_ref (offers), GTK_FILTER (
      gtk_custom_filter_new (is_in_state, GINT_TO_POINTER (yours), NULL)));

  clout_rows_show (list, G_LIST_MODEL (model), make_offer_row, NULL);
  gtk_widget_set_visible (GTK_WIDGET (group),
                          g_list_model_get_n_items (G_LIST_MODEL (model)) > 0);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CloutPerksPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    say_error (self, error);
  if (CLOUT_ENGINE (source) == self->engine)
    clout_loadable_page_reload (self->loadable);
}

static void
undo_cb (CloutPerksPage *self,
         AdwToast       *toast)
{
  if (self->engine != NULL)
    clout_engine_resubscribe_async (self->engine,
                                    g_object_get_data (G_OBJECT (toast), "clout-publisher"), NULL,
                                    changed_cb, g_object_ref (self));
}

static void
offer_undo (CloutPerksPage *self,
            CloutPublisher *publisher)
{
  /* Translators: %s is the name of a publisher of perks */
  g_autofree char *text = g_strdup_printf (_("%s removed"),
                                           clout_publisher_get_feed (publisher)->publisher);
  g_autoptr(AdwToast) toast = clout_toast_new (text);

  clout_toast_add_undo (toast);
  g_object_set_data_full (G_OBJECT (toast), "clout-publisher", g_object_ref (publisher),
                          g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

typedef struct
{
  CloutPerksPage *page;
  CloutPublisher *publisher;
} Removal;

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr(CloutPublisher) publisher = removal->publisher;
  g_autoptr(CloutPerksPage) self = removal->page;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    say_error (self, error);
  else if (CLOUT_ENGINE (source) == self->engine)
    offer_undo (self, publisher);
  if (CLOUT_ENGINE (source) == self->engine)
    clout_loadable_page_reload (self->loadable);
}

static void
remove_cb (GtkWidget      *button,
           CloutPublisher *publisher)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, CLOUT_TYPE_PERKS_PAGE);
  Removal *removal = g_new (Removal, 1);

  removal->page = CLOUT_PERKS_PAGE (g_object_ref (page));
  removal->publisher = g_object_ref (publisher);
  clout_engine_unsubscribe_async (removal->page->engine, publisher, NULL, removed_cb, removal);
}

static GtkWidget *
make_publisher_row (gpointer item,
                    gpointer user_data)
{
  const CloutPerkFeed *feed = clout_publisher_get_feed (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (feed->publisher, -1);
  g_autofree char *url = g_markup_escape_text (feed->url, -1);
  /* Translators: %s is the name of a publisher of perks */
  g_autofree char *name = g_strdup_printf (_("Remove %s"), feed->publisher);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), url);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), item, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutPerksPage) self = user_data;
  g_autoptr(GListModel) publishers = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) offers =
    clout_engine_load_perks_finish (CLOUT_ENGINE (source), result, &publishers, &error);
  gboolean any;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (offers == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }

  any = g_list_model_get_n_items (publishers) > 0;
  show_offers (self->yours, self->yours_group, offers, TRUE);
  show_offers (self->others, self->others_group, offers, FALSE);
  clout_rows_show (self->publishers, publishers, make_publisher_row, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->publishers), any);
  gtk_widget_set_visible (self->suggested_group,
                          !any && gtk_list_box_get_row_at_index (self->suggested, 0) != NULL);
  clout_loadable_page_show_content (self->loadable);
}

static void
load_cb (CloutPerksPage *self,
         GCancellable   *cancellable)
{
  clout_engine_load_perks_async (self->engine, cancellable, loaded_cb, g_object_ref (self));
}

static void
describe_publishers (CloutPerksPage *self,
                     gboolean        failed)
{
  adw_preferences_group_set_description (self->publishers_group, failed
    ? _("Some publishers couldn’t be reached. Their last offers are shown; Clout will try again "
        "automatically.")
    : _("Checked at most once a day. Requests carry nothing about you."));
}

/* Failed feeds are fetched again another day; stored offers are shown meanwhile. */
static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CloutPerksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean fetched = clout_finish_boolean (result, &error);

  if (!fetched)
    g_info ("%s", error->message);
  describe_publishers (self, !fetched);
  if (CLOUT_ENGINE (source) == self->engine)
    clout_loadable_page_reload (self->loadable);
}

static void
clout_perks_page_map (GtkWidget *widget)
{
  CloutPerksPage *self = CLOUT_PERKS_PAGE (widget);
  gboolean stale = clout_loadable_page_is_stale (self->loadable);

  GTK_WIDGET_CLASS (clout_perks_page_parent_class)->map (widget);
  if (stale)
    clout_engine_fetch_perks_async (self->engine, NULL, fetched_cb, g_object_ref (self));
}

static void
show_asking (CloutPerksPage *self,
             gboolean        asking)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->address), !asking);
  gtk_widget_set_visible (self->asking, asking);
}

static void
subscribed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CloutPerksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean subscribed = clout_finish_boolean (result, &error);

  g_clear_object (&self->asking_cancellable);
  if (self->address == NULL)
    return;

  show_asking (self, FALSE);
  if (!subscribed)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_error (self, error);
      return;
    }
  /* Clearing the entry must not look like a change that can be applied. */
  adw_entry_row_set_show_apply_button (self->address, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->address), "");
  adw_entry_row_set_show_apply_button (self->address, TRUE);
  if (CLOUT_ENGINE (source) == self->engine)
    clout_loadable_page_reload (self->loadable);
}

static void
apply_cb (CloutPerksPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address));

  if (self->engine == NULL || self->asking_cancellable != NULL || *text == '\0')
    return;

  self->asking_cancellable = g_cancellable_new ();
  show_asking (self, TRUE);
  clout_engine_subscribe_async (self->engine, text, self->asking_cancellable, subscribed_cb,
                                g_object_ref (self));
}

static void
stop_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutPerksPage *self = CLOUT_PERKS_PAGE (widget);

  if (self->asking_cancellable != NULL)
    g_cancellable_cancel (self->asking_cancellable);
}

static void
subscribe_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CloutPerksPage *self = CLOUT_PERKS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->address), g_variant_get_string (parameter, NULL));
  apply_cb (self);
}

static void
how_to_publish_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  clout_link_open (widget, HOW_TO_PUBLISH);
}

static void
add_suggested (CloutPerksPage *self,
               const char     *publisher,
               const char     *address)
{
  /* Translators: %s is a publisher's name */
  g_autofree char *label = g_strdup_printf (_("Subscribe to %s"), publisher);
  GtkWidget *button = clout_rows_make_button (C_("button", "Subscribe"), label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "perks.subscribe");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address);
  gtk_list_box_append (self->suggested, clout_rows_make (publisher, address, button));
}

/* The list that ships with Clout, which may be empty. */
static void
load_suggested (CloutPerksPage *self)
{
  g_autoptr(GBytes) bytes =
    g_resources_lookup_data (CLOUT_RESOURCE_PATH "/perks/publishers.ini", 0, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_auto(GStrv) publishers = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return;

  publishers = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; publishers[i] != NULL; i++)
    {
      g_autofree char *address = g_key_file_get_string (file, publishers[i], "Address", NULL);

      if (address != NULL)
        add_suggested (self, publishers[i], address);
    }
}

static void
clout_perks_page_dispose (GObject *object)
{
  CloutPerksPage *self = CLOUT_PERKS_PAGE (object);

  g_cancellable_cancel (self->asking_cancellable);
  g_clear_object (&self->engine);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_PERKS_PAGE);

  G_OBJECT_CLASS (clout_perks_page_parent_class)->dispose (object);
}

static void
clout_perks_page_class_init (CloutPerksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_perks_page_dispose;
  widget_class->map = clout_perks_page_map;
  signals[SIGNAL_TOAST] = g_signal_new ("toast", CLOUT_TYPE_PERKS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/perks/perks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, yours_group);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, yours);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, others_group);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, others);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, publishers_group);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, address);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, asking);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, publishers);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, suggested_group);
  gtk_widget_class_bind_template_child (widget_class, CloutPerksPage, suggested);
  gtk_widget_class_install_action (widget_class, "perks.subscribe", "s", subscribe_cb);
  gtk_widget_class_install_action (widget_class, "perks.how-to-publish", NULL, how_to_publish_cb);
  gtk_widget_class_install_action (widget_class, "perks.stop", NULL, stop_cb);
}

static void
clout_perks_page_init (CloutPerksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  describe_publishers (self, FALSE);
  load_suggested (self);
  g_signal_connect_swapped (self->address, "apply", G_CALLBACK (apply_cb), self);
  /* Allow retrying the same address, which the row doesn't treat as a change. */
  g_signal_connect_swapped (self->address, "entry-activated", G_CALLBACK (apply_cb), self);
}

/**
 * clout_perks_page_set_engine:
 * @self: a perks page
 * @engine: (nullable): engine with the perks
 *
 * Shows the perks of an engine.
 */
void
clout_perks_page_set_engine (CloutPerksPage *self,
                             CloutEngine    *engine)
{
  g_return_if_fail (CLOUT_IS_PERKS_PAGE (self));

  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self->loadable);

  g_set_object (&self->engine, engine);
  clout_loadable_page_reset (self->loadable);
  if (engine == NULL)
    return;

  g_signal_connect_object (engine, "changed::score", G_CALLBACK (clout_loadable_page_reload_soon),
                           self->loadable, G_CONNECT_SWAPPED);
  clout_loadable_page_reload (self->loadable);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    clout_engine_fetch_perks_async (engine, NULL, fetched_cb, g_object_ref (self));
}
