/* accounts-page.c: the accounts with their states, and removal with undo.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/accounts.h"
#include "sync/sync.h"
#include "ui/accounts/accounts-page.h"

#include <glib/gi18n.h>

#include "ui/accounts/account-page.h"
#include "ui/accounts/account-row.h"
#include "ui/widgets/link.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/toast.h"
#include "messages/networks.h"

/* Enough time to read the message and to decide. */
#define APPS_PAGE_SECONDS 30

struct _CloutAccountsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkListBox *list;

  /* Owned references */
  CloutEngine *engine;
  GtkCustomFilter *filter;
  /* Hidden accounts: account → toast with the undo button, or %NULL while being removed. */
  GHashTable *leaving;
};

enum
{
  SIGNAL_SYNC,
  SIGNAL_SIGN_IN_AGAIN,
  SIGNAL_TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutAccountsPage, clout_accounts_page, ADW_TYPE_BIN)

static void
open_page_cb (CloutAccountsPage *self,
              AdwToast          *toast)
{
  clout_link_open (GTK_WIDGET (self), g_object_get_data (G_OBJECT (toast), "clout-page"));
}

/* If Clout can't revoke the sign-in, tell the person where they can. */
static void
report_manual_revocation (CloutAccountsPage *self,
                          CloutAccount      *account)
{
  char *page = clout_network_info_dup_apps_page (account);
  g_autofree char *words = NULL;
  g_autoptr(AdwToast) toast = NULL;

  if (page == NULL)
    return;

  words = clout_format_apps_page (page);
  toast = clout_toast_new (words);
  adw_toast_set_button_label (toast, _("_Open the Page"));
  clout_toast_set_seconds (toast, APPS_PAGE_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "clout-page", page, g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_page_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

/* Shows the account again, because it is still in the store. */
static void
bring_back (CloutAccountsPage *self,
            CloutAccount      *account)
{
  g_hash_table_remove (self->leaving, account);
  if (self->filter != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_LESS_STRICT);
}

typedef struct
{
  CloutAccountsPage *page;
  CloutAccount *account;
  GApplication *application;
} Removal;

static void
removal_free (Removal *removal)
{
  if (removal->application != NULL)
    g_application_release (removal->application);
  g_clear_object (&removal->application);
  g_object_unref (removal->account);
  g_object_unref (removal->page);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  CloutAccountsPage *self = removal->page;
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;

  if (clout_finish_boolean (result, &error))
    {
      g_hash_table_remove (self->leaving, removal->account);
      report_manual_revocation (self, removal->account);
      return;
    }

  bring_back (self, removal->account);
  /* Translators: %s is a handle such as "ada@example.social" */
  what = g_strdup_printf (_("%s wasn’t removed"), clout_account_get_handle (removal->account));
  clout_toast_say_failure (GTK_WIDGET (self), removal->application, removal->account, what,
                           error);
}

static void
remove_for_good (CloutAccountsPage *self,
                 CloutAccount      *account)
{
  GApplication *application = g_application_get_default ();
  Removal *removal = g_new0 (Removal, 1);

  removal->page = g_object_ref (self);
  removal->account = g_object_ref (account);
  /* Keep the program running until the account is removed, even without a window. */
  if (application != NULL)
    {
      removal->application = g_object_ref (application);
      g_application_hold (application);
    }

  clout_engine_remove_account_async (self->engine, account, NULL, removed_cb, removal);
}

static void
undo_cb (CloutAccountsPage *self,
         AdwToast          *toast)
{
  bring_back (self, g_object_get_data (G_OBJECT (toast), "clout-account"));
}

static void
dismissed_cb (CloutAccountsPage *self,
              AdwToast          *toast)
{
  CloutAccount *account = g_object_get_data (G_OBJECT (toast), "clout-account");

  if (self->engine == NULL || g_hash_table_lookup (self->leaving, account) != toast)
    return;

  g_hash_table_insert (self->leaving, g_object_ref (account), NULL);
  remove_for_good (self, account);
}

static void
remove_cb (CloutAccountsPage *self,
           CloutAccountRow   *row)
{
  CloutAccount *account = g_object_ref (clout_account_row_get_account (row));
  /* Translators: %s is a handle such as "ada@example.social" */
  g_autofree char *text = g_strdup_printf (_("%s removed"), clout_account_get_handle (account));
  g_autoptr(AdwToast) toast = clout_toast_new (text);

  clout_toast_add_undo (toast);
  g_object_set_data_full (G_OBJECT (toast), "clout-account", account, g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->leaving, g_object_ref (account), toast);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_MORE_STRICT);
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

static void
sync_cb (CloutAccountsPage *self,
         CloutAccountRow   *row)
{
  g_signal_emit (self, signals[SIGNAL_SYNC], 0, clout_account_row_get_account (row));
}

static void
again_cb (CloutAccountsPage *self,
          CloutAccountRow   *row)
{
  g_signal_emit (self, signals[SIGNAL_SIGN_IN_AGAIN], 0, clout_account_row_get_account (row));
}

static void
priced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutAccountRow) row = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  CloutPrice price;

  /* Errors are reported when it matters: before fetching. */
  if (!clout_engine_load_price_finish (CLOUT_ENGINE (source), result, &price, &error))
    return;

  words = clout_format_price (price.at_most, price.spent, price.limit);
  clout_account_row_set_price (row, words);
}

static void
load_price (CloutAccountRow *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (row), CLOUT_TYPE_ACCOUNTS_PAGE);
  CloutEngine *engine = page != NULL ? CLOUT_ACCOUNTS_PAGE (page)->engine : NULL;
  CloutAccount *account = clout_account_row_get_account (row);

  if (engine != NULL && account != NULL && clout_engine_has_price (engine, account)
      && clout_account_get_state (account) != CLOUT_ACCOUNT_SYNCING)
    clout_engine_load_price_async (engine, account, NULL, priced_cb, g_object_ref (row));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GtkWidget *row = clout_account_row_new (item);
  CloutAccountsPage *self = user_data;

  clout_account_row_set_engine (CLOUT_ACCOUNT_ROW (row), self->engine);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sync", G_CALLBACK (sync_cb), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sign-in-again", G_CALLBACK (again_cb), user_data,
                           G_CONNECT_SWAPPED);
  g_signal_connect (row, "map", G_CALLBACK (load_price), NULL);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (load_price), row,
                           G_CONNECT_SWAPPED);

  return row;
}

static void
activated_cb (CloutAccountsPage *self,
              GtkListBoxRow     *row)
{
  CloutAccount *account = clout_account_row_get_account (CLOUT_ACCOUNT_ROW (row));

  if (self->engine != NULL && account != NULL)
    clout_navigation_push (GTK_WIDGET (self), clout_account_page_new (self->engine, account));
}

static gboolean
stays (gpointer item,
       gpointer user_data)
{
  return !g_hash_table_contains (user_data, item);
}

static void
clout_accounts_page_dispose (GObject *object)
{
  CloutAccountsPage *self = CLOUT_ACCOUNTS_PAGE (object);

  g_clear_object (&self->engine);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_ACCOUNTS_PAGE);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (clout_accounts_page_parent_class)->dispose (object);
}

static void
clout_accounts_page_finalize (GObject *object)
{
  g_hash_table_unref (CLOUT_ACCOUNTS_PAGE (object)->leaving);

  G_OBJECT_CLASS (clout_accounts_page_parent_class)->finalize (object);
}

static void
clout_accounts_page_class_init (CloutAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_accounts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_accounts_page_finalize;
  signals[SIGNAL_SYNC] = g_signal_new ("sync", CLOUT_TYPE_ACCOUNTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, CLOUT_TYPE_ACCOUNT);
  signals[SIGNAL_SIGN_IN_AGAIN] = g_signal_new ("sign-in-again", CLOUT_TYPE_ACCOUNTS_PAGE,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, CLOUT_TYPE_ACCOUNT);
  signals[SIGNAL_TOAST] = g_signal_new ("toast", CLOUT_TYPE_ACCOUNTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/accounts/accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutAccountsPage, list);
}

static void
clout_accounts_page_init (CloutAccountsPage *self)
{
  self->leaving = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_accounts_page_finish_removals:
 * @self: an accounts page
 *
 * Finishes pending removals without waiting for their toasts, before the window closes.
 */
void
clout_accounts_page_finish_removals (CloutAccountsPage *self)
{
  g_return_if_fail (CLOUT_IS_ACCOUNTS_PAGE (self));

  GHashTableIter iter;
  gpointer account;
  gpointer toast;

  g_hash_table_iter_init (&iter, self->leaving);
  while (self->engine != NULL && g_hash_table_iter_next (&iter, &account, &toast))
    if (toast != NULL)
      {
        g_hash_table_iter_replace (&iter, NULL);
        remove_for_good (self, account);
      }
}

/**
 * clout_accounts_page_set_engine:
 * @self: an accounts page
 * @engine: (nullable): engine with the accounts
 *
 * Shows the accounts of an engine.
 */
void
clout_accounts_page_set_engine (CloutAccountsPage *self,
                                CloutEngine       *engine)
{
  g_autoptr(GtkFilterListModel) model = NULL;

  g_return_if_fail (CLOUT_IS_ACCOUNTS_PAGE (self));

  g_set_object (&self->engine, engine);
  g_clear_object (&self->filter);

  if (engine == NULL)
    {
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
      return;
    }

  self->filter = gtk_custom_filter_new (stays, g_hash_table_ref (self->leaving),
                                        (GDestroyNotify) g_hash_table_unref);
  model = gtk_filter_list_model_new (g_object_ref (clout_engine_get_accounts (engine)),
                                     GTK_FILTER (g_object_ref (self->filter)));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (model), make_row, self, NULL);
}
