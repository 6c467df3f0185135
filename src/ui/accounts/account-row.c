/* account-row.c: a row for an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/accounts/account-row.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "ui/widgets/avatar.h"

struct _CloutAccountRow
{
  AdwActionRow parent_instance;

  /* Template widgets */
  AdwAvatar *avatar;
  GtkWidget *sync;
  GtkWidget *remove;

  /* Owned references */
  CloutAccount *account;
  CloutEngine *engine;   /* loads the picture; may be NULL */
  char *price;           /* NULL if a refresh is free, or the price isn't known yet */
};

enum
{
  SIGNAL_SYNC,
  SIGNAL_SIGN_IN_AGAIN,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_ACCOUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CloutAccountRow, clout_account_row, ADW_TYPE_ACTION_ROW)

/* The total amount isn't known from the start. */
static gboolean
is_busy (CloutAccountRow   *self,
         CloutAccountState  state,
         double             fraction)
{
  return state == CLOUT_ACCOUNT_SYNCING && fraction < 0;
}

static gboolean
has_progress (CloutAccountRow   *self,
              CloutAccountState  state,
              double             fraction)
{
  return state == CLOUT_ACCOUNT_SYNCING && fraction >= 0;
}

static double
get_progress (CloutAccountRow *self,
              double           fraction)
{
  return CLAMP (fraction, 0, 1);
}

static gboolean
needs_sign_in (CloutAccountRow   *self,
               CloutAccountState  state)
{
  return state == CLOUT_ACCOUNT_SIGN_IN_AGAIN;
}

static gboolean
may_refresh (CloutAccountRow    *self,
             CloutAccountState   state,
             CloutAccountSource  source)
{
  return source != CLOUT_ACCOUNT_ARCHIVE && state != CLOUT_ACCOUNT_SYNCING
         && state != CLOUT_ACCOUNT_SIGN_IN_AGAIN;
}

static void
name_buttons (CloutAccountRow *self,
              const char      *handle)
{
  /* Translators: %s is a handle such as "ada@example.social" */
  g_autofree char *sync = g_strdup_printf (_("Refresh %s"), handle);
  /* Translators: %s is a handle such as "ada@example.social" */
  g_autofree char *remove_label = g_strdup_printf (_("Remove %s"), handle);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sync), GTK_ACCESSIBLE_PROPERTY_LABEL, sync,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_label, -1);
}

static void
add_line (char       **subtitle,
          const char  *line)
{
  g_autofree char *before = g_steal_pointer (subtitle);

  *subtitle = line != NULL ? g_strdup_printf ("%s\n%s", before, line) : g_steal_pointer (&before);
}

static void
update (CloutAccountRow *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name = clout_account_get_name (self->account);
  const char *handle = clout_account_get_handle (self->account);
  const char *network;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *words = clout_format_account_state (self->account, now, zone);
  g_auto(GStrv) notes = clout_format_account_notes (self->account, now, zone);
  g_autofree char *subtitle = NULL;

  handle = handle != NULL ? handle : clout_account_get_network (self->account);
  if (name == NULL || *name == '\0')
    name = handle;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  network = clout_format_network (clout_account_get_network (self->account));
  /* Translators: a handle, its network's name and what the account is doing */
  subtitle = g_strdup_printf (_("%s · %s\n%s"), handle, network, words);
  /* Archives get old; a new one must be requested from the network. */
  if (clout_account_get_source (self->account) == CLOUT_ACCOUNT_ARCHIVE)
    add_line (&subtitle,
              clout_format_archive_source (clout_account_get_network (self->account)));
  for (gsize i = 0; notes[i] != NULL; i++)
    add_line (&subtitle, notes[i]);
  add_line (&subtitle, self->price);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  name_buttons (self, handle);
  clout_avatar_show (self->avatar, self->engine, clout_account_get_id (self->account),
                     clout_account_get_avatar (self->account));
}

static void
action_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  if (g_str_equal (name, "account.sync"))
    g_signal_emit (widget, signals[SIGNAL_SYNC], 0);
  else if (g_str_equal (name, "account.remove"))
    g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
  else
    g_signal_emit (widget, signals[SIGNAL_SIGN_IN_AGAIN], 0);
}

static void
clout_account_row_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_ACCOUNT)
    g_value_set_object (value, CLOUT_ACCOUNT_ROW (object)->account);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clout_account_row_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_ACCOUNT)
    CLOUT_ACCOUNT_ROW (object)->account = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clout_account_row_constructed (GObject *object)
{
  CloutAccountRow *self = CLOUT_ACCOUNT_ROW (object);

  G_OBJECT_CLASS (clout_account_row_parent_class)->constructed (object);

  g_signal_connect_object (self->account, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
clout_account_row_dispose (GObject *object)
{
  CloutAccountRow *self = CLOUT_ACCOUNT_ROW (object);

  g_clear_object (&self->account);
  g_clear_object (&self->engine);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_ACCOUNT_ROW);

  G_OBJECT_CLASS (clout_account_row_parent_class)->dispose (object);
}

static void
clout_account_row_finalize (GObject *object)
{
  g_free (CLOUT_ACCOUNT_ROW (object)->price);
  G_OBJECT_CLASS (clout_account_row_parent_class)->finalize (object);
}

static void
clout_account_row_class_init (CloutAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const names[] = { "sync", "sign-in-again", "remove" };

  object_class->get_property = clout_account_row_get_property;
  object_class->set_property = clout_account_row_set_property;
  object_class->constructed = clout_account_row_constructed;
  object_class->dispose = clout_account_row_dispose;
  object_class->finalize = clout_account_row_finalize;
  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, CLOUT_TYPE_ACCOUNT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/accounts/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutAccountRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountRow, sync);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, is_busy);
  gtk_widget_class_bind_template_callback (widget_class, has_progress);
  gtk_widget_class_bind_template_callback (widget_class, get_progress);
  gtk_widget_class_bind_template_callback (widget_class, needs_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, may_refresh);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *action = g_strconcat ("account.", names[i], NULL);

      signals[i] = g_signal_new (names[i], CLOUT_TYPE_ACCOUNT_ROW, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
      gtk_widget_class_install_action (widget_class, action, NULL, action_cb);
    }
}

static void
clout_account_row_init (CloutAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * clout_account_row_new:
 * @account: an account, which the row follows
 *
 * Returns: (transfer none): a row
 */
GtkWidget *
clout_account_row_new (CloutAccount *account)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (account), NULL);

  return g_object_new (CLOUT_TYPE_ACCOUNT_ROW, "account", account, NULL);
}

/**
 * clout_account_row_get_account:
 * @self: a row
 *
 * Returns: (transfer none): the account
 */
CloutAccount *
clout_account_row_get_account (CloutAccountRow *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT_ROW (self), NULL);

  return self->account;
}

/**
 * clout_account_row_set_engine:
 * @self: a row
 * @engine: (nullable): engine that loads the account's picture
 *
 * Sets the engine of the row.
 */
void
clout_account_row_set_engine (CloutAccountRow *self,
                              CloutEngine     *engine)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT_ROW (self));

  if (self->account != NULL && g_set_object (&self->engine, engine))
    update (self);
}

/**
 * clout_account_row_set_price:
 * @self: a row
 * @words: what a refresh costs
 *
 * Shows what a refresh of the account costs.
 */
void
clout_account_row_set_price (CloutAccountRow *self,
                             const char      *words)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT_ROW (self));

  if (self->account == NULL || g_strcmp0 (self->price, words) == 0)
    return;

  g_free (self->price);
  self->price = g_strdup (words);
  update (self);
}
