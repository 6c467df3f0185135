/* typed-account.c: what a person pasted or typed to add an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/typed/typed-account.h"

static void
guess_free (gpointer data)
{
  CloutTypedGuess *guess = data;

  g_free (guess->name);
  g_free (guess->handle);
  g_free (guess->server);
  g_free (guess);
}

/**
 * clout_typed_account_new:
 * @text: the text for display
 *
 * Returns: (transfer full): a result without guesses
 */
CloutTypedAccount *
clout_typed_account_new (CloutTypedKind  kind,
                         const char     *text)
{
  CloutTypedAccount *self = g_new0 (CloutTypedAccount, 1);

  self->kind = kind;
  self->text = g_strdup (text);
  self->guesses = g_ptr_array_new_with_free_func (guess_free);
  return self;
}

void
clout_typed_account_free (CloutTypedAccount *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->guesses);
  g_free (self);
}

/**
 * clout_typed_account_add:
 * @self: a typed account
 * @network: id of the network; must be static
 * @name: (nullable): the account's name for display
 * @handle: (nullable): the handle to look up or sign in with
 * @server: (nullable): origin of the server to sign in to
 *
 * Adds a network that the text can be about, after likelier ones.
 */
void
clout_typed_account_add (CloutTypedAccount *self,
                         const char        *network,
                         const char        *name,
                         const char        *handle,
                         const char        *server)
{
  CloutTypedGuess *guess = g_new0 (CloutTypedGuess, 1);

  guess->network = network;
  guess->name = g_strdup (name);
  guess->handle = g_strdup (handle);
  guess->server = g_strdup (server);
  g_ptr_array_add (self->guesses, guess);
}
