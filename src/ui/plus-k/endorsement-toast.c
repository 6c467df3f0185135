/* endorsement-toast.c: gives a +K, from the click to the message about the result.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/plus-k/endorsement-toast.h"

#include <glib/gi18n.h>

#include "ui/plus-k/first-dialog.h"
#include "ui/widgets/toast.h"
#include "messages/endorsements.h"
#include "messages/messages.h"

typedef struct
{
  GtkWidget *widget;
  CloutEngine *engine;
  gint64 person;
  gint64 id;          /* of the +K, once given */
  char *name;
  char *topic;
  gboolean again;     /* resumed after a sign-in, so confirm it first */
  CloutOutlook *outlook;
  CloutWait *wait;
} Endorsing;

static void
endorsement_free (Endorsing *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->engine);
  g_clear_pointer (&self->outlook, clout_outlook_free);
  g_clear_pointer (&self->wait, clout_toast_end);
  g_free (self->name);
  g_free (self->topic);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Endorsing, endorsement_free)

static Endorsing *
endorsement_new (GtkWidget   *widget,
                 CloutEngine *engine,
                 gint64       person,
                 const char  *name,
                 const char  *topic)
{
  Endorsing *self = g_new0 (Endorsing, 1);

  self->widget = g_object_ref (widget);
  self->engine = g_object_ref (engine);
  self->person = person;
  self->name = g_strdup (name);
  self->topic = g_strdup (topic);

  return self;
}

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  endorsement_free (data);
}

static void
give_again_cb (Endorsing *self)
{
  clout_endorsement_toast_give (self->widget, self->engine, self->person, self->name, self->topic);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Endorsing) self = user_data;
  g_autoptr(GError) error = NULL;
  /* Translators: a friend's name and a topic */
  g_autofree char *text = g_strdup_printf (_("Took back +K for %2$s from %1$s"), self->name,
                                           self->topic);
  g_autoptr(GtkWidget) widget = g_object_ref (self->widget);

  g_clear_pointer (&self->wait, clout_toast_end);
  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (widget, error);
  else
    clout_toast_offer (widget, text,
                       g_cclosure_new_swap (G_CALLBACK (give_again_cb), g_steal_pointer (&self),
                                            closure_free));
}

/**
 * clout_endorsement_toast_undo:
 * @widget: widget in the window that shows messages
 * @engine: an engine
 * @person: id of the friend
 * @name: the friend's name
 * @topic: topic of the +K
 * @id: id of the +K
 *
 * Undoes a +K and offers to give it again, or shows the error.
 */
void
clout_endorsement_toast_undo (GtkWidget   *widget,
                              CloutEngine *engine,
                              gint64       person,
                              const char  *name,
                              const char  *topic,
                              gint64       id)
{
  Endorsing *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));

  self = endorsement_new (widget, engine, person, name, topic);
  self->wait = clout_toast_wait (widget, _("Taking +K back…"));
  clout_engine_undo_async (engine, id, NULL, undone_cb, self);
}

static void
undo_cb (Endorsing *self)
{
  clout_endorsement_toast_undo (self->widget, self->engine, self->person, self->name, self->topic,
                                self->id);
}

static void
offer_undo (Endorsing                   *self,
            const CloutEndorsementFacts *facts)
{
  g_autofree char *left = clout_format_left (MAX (self->outlook->left, 1) - 1);
  Endorsing *undo = endorsement_new (self->widget, self->engine, self->person, self->name,
                                     facts->topic);
  g_autofree char *text = NULL;

  if (facts->state == CLOUT_ENDORSEMENT_STANDS)
    /* Translators: a friend's name, a topic, "3 of 5 left today" */
    text = g_strdup_printf (_("You gave %s +K for %s. %s"), self->name, facts->topic, left);
  else
    /* Translators: a friend's name and a topic */
    text = g_strdup_printf (_("%s’s server can’t be reached. Your +K for %s will be sent later."),
                            self->name, facts->topic);

  undo->id = facts->id;
  clout_toast_offer (self->widget, text,
                     g_cclosure_new_swap (G_CALLBACK (undo_cb), undo, closure_free));
}

static void
given_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Endorsing) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutEndorsement) given = clout_finish_pointer (result, &error);

  g_clear_pointer (&self->wait, clout_toast_end);
  if (given == NULL)
    clout_toast_say_error (self->widget, error);
  else
    offer_undo (self, clout_endorsement_get_facts (given));
}

static void
give (Endorsing *self)
{
  self->wait = clout_toast_wait (self->widget, _("Giving +K…"));
  clout_engine_give_async (self->engine, self->outlook->person, self->topic,
                           self->outlook->settings.visibility, NULL, given_cb, self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Endorsing) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (self->widget, error);
  else
    give (g_steal_pointer (&self));
}

/* The choices are stored for the account once the person has agreed. */
static void
agreed_cb (gboolean        agreed,
           CloutVisibility visibility,
           gpointer        user_data)
{
  g_autoptr(Endorsing) self = user_data;

  if (!agreed)
    return;

  self->outlook->settings.explained = TRUE;
  self->outlook->settings.visibility = visibility;
  clout_engine_save_plus_k_async (self->engine, self->outlook->account, &self->outlook->settings,
                                  NULL, saved_cb, self);
  g_steal_pointer (&self);
}

static void
explain (Endorsing *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *preview = clout_outlook_dup_preview (self->outlook, self->topic, &error);

  if (preview == NULL)
    clout_toast_say_error (self->widget, error);
  if (preview == NULL || root == NULL)
    endorsement_free (self);
  else
    clout_first_dialog_ask (GTK_WINDOW (root), self->outlook, self->name, preview, agreed_cb, self);
}

/* Offers a way to solve the problem if there is one. */
static void
refuse (Endorsing *self)
{
  g_autofree char *words = clout_format_readiness (self->outlook);

  if (self->outlook->readiness == CLOUT_READINESS_NEEDS_PERMISSION
      || self->outlook->readiness == CLOUT_READINESS_NEEDS_SIGN_IN)
    clout_first_dialog_offer_sign_in (self->widget, words,
                                      g_variant_new ("(xxss)", self->outlook->account_id,
                                                     self->person, self->name, self->topic));
  else
    clout_toast_say (self->widget, words);
  endorsement_free (self);
}

/* If the title is already the handle, there is no other name. */
static void
name_person (Endorsing *self)
{
  const char *handle = self->outlook->handle;
  gboolean named = handle != NULL && strstr (self->name, handle) != NULL;
  char *name = clout_format_person (self->name, handle, self->outlook->namesake && !named);

  g_free (self->name);
  self->name = name;
}

static void
outlook_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Endorsing *self = user_data;
  g_autoptr(GError) error = NULL;

  self->outlook = clout_finish_pointer (result, &error);
  if (self->outlook == NULL)
    {
      clout_toast_say_error (self->widget, error);
      endorsement_free (self);
      return;
    }

  name_person (self);
  if (self->outlook->readiness != CLOUT_READINESS_READY)
    refuse (self);
  else if (self->again || !self->outlook->settings.explained)
    explain (self);
  else
    give (self);
}

/**
 * clout_endorsement_toast_give:
 * @widget: widget in the window that shows messages
 * @engine: an engine
 * @person: id of the friend
 * @name: the friend's name
 * @topic: one of their topics, or a new one as typed
 *
 * Gives a +K. Before an account's first one, explains what becomes public and asks. Shows the
 * result with an undo button.
 */
void
clout_endorsement_toast_give (GtkWidget   *widget,
                              CloutEngine *engine,
                              gint64       person,
                              const char  *name,
                              const char  *topic)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));

  clout_engine_load_outlook_async (engine, person, NULL, outlook_cb,
                                   endorsement_new (widget, engine, person, name, topic));
}

/**
 * clout_endorsement_toast_give_again:
 * @widget: widget in the window that shows messages
 * @engine: an engine
 * @person: id of the friend
 * @name: the friend's name
 * @topic: the topic
 *
 * Gives a +K that needed a sign-in first. Always asks, because the person did something else
 * meanwhile.
 */
void
clout_endorsement_toast_give_again (GtkWidget   *widget,
                                    CloutEngine *engine,
                                    gint64       person,
                                    const char  *name,
                                    const char  *topic)
{
  Endorsing *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));

  self = endorsement_new (widget, engine, person, name, topic);
  self->again = TRUE;
  clout_engine_load_outlook_async (engine, person, NULL, outlook_cb, self);
}
