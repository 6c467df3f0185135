/* price-dialog.c: shows the cost of fetching, and asks for confirmation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/sync.h"
#include "ui/price-dialog.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "model/spending.h"
#include "messages/networks.h"
#include "messages/messages.h"

typedef struct
{
  GtkWindow *parent;
  CloutEngine *engine;
  CloutAccount *account;
  GtkEditable *limit;
  CloutPrice price;
} Question;

static void
question_free (Question *question)
{
  g_clear_object (&question->parent);
  g_object_unref (question->engine);
  g_object_unref (question->account);
  g_free (question);
}

static void load (GTask *task);

static void
limited_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    load (task);
  else
    g_task_return_error (task, error);
}

/* A different limit changes the price, so load it again. */
static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  gint64 limit = question->price.limit;

  if (g_str_equal (response, "fetch"))
    g_task_return_int (task, question->price.at_most);
  else if (g_str_equal (response, "limit")
           && clout_spending_parse (gtk_editable_get_text (question->limit), &limit))
    clout_engine_save_limit_async (question->engine,
                                   clout_account_get_network (question->account), limit, NULL,
                                   limited_cb, g_object_ref (task));
  else if (g_str_equal (response, "limit"))
    load (task);
  else
    g_task_return_int (task, -1);
}

static GtkWidget *
new_limit (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();
  /* Accepts both separators. */
  const char *point = g_str_equal (localeconv ()->decimal_point, ",") ? "," : ".";
  g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT "%s%02d",
                                             question->price.limit / CLOUT_SPENDING_DOLLAR, point,
                                             (int) (question->price.limit / 10000 % 100));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Limit per Month, in US Dollars"));
  gtk_editable_set_text (GTK_EDITABLE (row), amount);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Limit per Month"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  question->limit = GTK_EDITABLE (row);
  return list;
}

static void
ask (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  const char *network = clout_format_network (clout_account_get_network (question->account));
  g_autofree char *body = clout_format_price (question->price.at_most, question->price.spent,
                                              question->price.limit);
  /* Translators: %s is the name of a network */
  g_autofree char *heading = g_strdup_printf (_("Refresh From %s?"), network);
  GtkWidget *dialog = adw_message_dialog_new (question->parent, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Not Now"),
                                    "limit", _("Change _Limit"), "fetch", _("_Refresh"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fetch",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "fetch",
                                           question->price.at_most > 0);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_limit (question));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  if (clout_engine_load_price_finish (CLOUT_ENGINE (source), result, &question->price, &error))
    ask (task);
  else
    g_task_return_error (task, error);
}

static void
load (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  clout_engine_load_price_async (question->engine, question->account,
                                 g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
}

/**
 * clout_price_dialog_ask_async:
 * @parent: parent window
 * @engine: an engine
 * @account: an account that costs money to fetch
 *
 * Shows the highest cost, this month's spending and the limit, which can be changed, and asks for
 * confirmation.
 */
void
clout_price_dialog_ask_async (GtkWindow           *parent,
                              CloutEngine         *engine,
                              CloutAccount        *account,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (parent, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, clout_price_dialog_ask_async);
  question->parent = g_object_ref (parent);
  question->engine = g_object_ref (engine);
  question->account = g_object_ref (account);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  load (task);
}

/**
 * clout_price_dialog_ask_finish:
 * @result: the result passed to the callback
 *
 * Returns: the accepted price, in millionths of a US dollar; -1 if declined, or with @error set
 */
gint64
clout_price_dialog_ask_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
