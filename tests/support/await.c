/* await.c: runs an async call synchronously in a test.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/await.h"

#define LONGEST_SECONDS 90

/* await_cb:
 * The call's callback; @user_data is the #Await. */
void
await_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Await *self = user_data;

  g_set_object (&self->result, result);
}

static gboolean
too_long_cb (gpointer user_data)
{
  g_error ("Nothing happened for %d seconds", LONGEST_SECONDS);
  return G_SOURCE_REMOVE;
}

/* await_result:
 * Runs the main context until the call finishes. Await owns the result. */
GAsyncResult *
await_result (Await *self)
{
  guint id = g_timeout_add_seconds (LONGEST_SECONDS, too_long_cb, NULL);

  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  return self->result;
}

void
await_clear (Await *self)
{
  g_clear_object (&self->result);
}

/* await_flag:
 * Runs the main context until @flag is set. */
void
await_flag (gboolean *flag)
{
  guint id = g_timeout_add_seconds (LONGEST_SECONDS, too_long_cb, NULL);

  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* await_a_turn:
 * Runs everything that is ready now. */
void
await_a_turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
