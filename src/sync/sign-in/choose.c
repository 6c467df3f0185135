/* choose.c: chooses what a signed-in person acts for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sign-in/choices.h"
#include "sync/sign-in/private.h"

static void
take_choice (GTask *task,
             guint  index)
{
  CloutSignIn *self = g_task_get_source_object (task);

  clout_choices_take (self->token, g_ptr_array_index (self->choices, index));
  clout_sign_in_introduce (task, self->token->subject);
}

/* Someone who signs in again has already chosen. */
static gboolean
take_known_choice (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const CloutChoice *choice = g_ptr_array_index (self->choices, i);

      if (self->choices->len == 1
          || (self->wanted.again != NULL
              && g_strcmp0 (choice->id, clout_account_get_remote_id (self->wanted.again)) == 0))
        {
          take_choice (task, i);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
choosing_cancelled_cb (GCancellable *cancellable,
                       gpointer      data)
{
  CloutSignIn *self = data;
  g_autoptr(GTask) task = g_steal_pointer (&self->choosing);

  if (task != NULL)
    {
      clout_sign_in_drop_token (self);
      clout_sign_in_fail (
        task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Sign-in cancelled"),
        "signing in");
    }
  return G_SOURCE_REMOVE;
}

static void
offer_choices (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->names = g_ptr_array_new ();
  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (self->names, ((CloutChoice *) self->choices->pdata[i])->name);
  g_ptr_array_add (self->names, NULL);
  self->choosing = g_object_ref (task);
  if (cancellable != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_static_name (cancelled, "[clout] choice cancelled");
      g_source_set_callback (cancelled, G_SOURCE_FUNC (choosing_cancelled_cb),
                             g_object_ref (self), g_object_unref);
      g_source_attach (cancelled, g_main_context_get_thread_default ());
      g_task_set_task_data (task, g_source_ref (cancelled), (GDestroyNotify) g_source_unref);
    }
  clout_sign_in_set_state (self, CLOUT_SIGN_IN_CHOOSING);
}

static void
choices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->choices = clout_finish_pointer (result, &error);
  if (self->choices == NULL)
    {
      clout_sign_in_drop_token (self);
      clout_sign_in_fail (task, error, "listing what to act for");
    }
  else if (!take_known_choice (task))
    offer_choices (task);
}

/**
 * clout_sign_in_choose:
 * @self: a sign-in
 * @index: index of a name in clout_sign_in_get_choices()
 *
 * Continues the sign-in with a choice.
 */
void
clout_sign_in_choose (CloutSignIn *self,
                      guint        index)
{
  g_autoptr(GTask) task = NULL;
  GSource *cancelled;

  g_return_if_fail (CLOUT_IS_SIGN_IN (self) && self->choosing != NULL
                    && index < self->choices->len);

  task = g_steal_pointer (&self->choosing);
  cancelled = g_task_get_task_data (task);
  if (cancelled != NULL)
    g_source_destroy (cancelled);
  take_choice (task, index);
}

/**
 * clout_sign_in_list_choices:
 * @task: task of a sign-in with a token, on a network with a chooser
 *
 * Continues with the only choice, or the earlier one, or once the person has chosen.
 */
void
clout_sign_in_list_choices (GTask *task)
{
  CloutSignIn *self = g_task_get_source_object (task);

  clout_sign_in_set_state (self, CLOUT_SIGN_IN_FINISHING);
  clout_choices_fetch_async (self->engine, self->wanted.network, self->token,
                             g_task_get_cancellable (task), choices_cb, g_object_ref (task));
}
