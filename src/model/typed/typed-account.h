/* typed-account.h: what a person pasted or typed to add an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutTypedKind:
 * @CLOUT_TYPED_NOTHING: no text
 * @CLOUT_TYPED_INVALID: none of the below
 * @CLOUT_TYPED_PASSWORD: a link with a user name or password for its server, which is never used
 * @CLOUT_TYPED_NAME: a name that doesn't say which network it is on
 * @CLOUT_TYPED_EMAIL: an e-mail address
 * @CLOUT_TYPED_PROFILE: a handle or a link to a profile
 * @CLOUT_TYPED_NETWORK: a network's name or site, without anyone's name
 * @CLOUT_TYPED_SERVER: the name of a server
 * @CLOUT_TYPED_PAGE: the address of a page or feed
 */
typedef enum
{
  CLOUT_TYPED_NOTHING,
  CLOUT_TYPED_INVALID,
  CLOUT_TYPED_PASSWORD,
  CLOUT_TYPED_NAME,
  CLOUT_TYPED_EMAIL,
  CLOUT_TYPED_PROFILE,
  CLOUT_TYPED_NETWORK,
  CLOUT_TYPED_SERVER,
  CLOUT_TYPED_PAGE
} CloutTypedKind;

/**
 * CloutTypedGuess: a network that the text can be about.
 * @network: id of the network; static
 * @name: (nullable): the account's name for display, "ada@mastodon.social" or "ada"
 * @handle: (nullable): the same as the network's functions for handles accept it
 * @server: (nullable): origin of the server to sign in to, if the network has several
 */
typedef struct
{
  const char *network;
  char *name;
  char *handle;
  char *server;
} CloutTypedGuess;

/**
 * CloutTypedAccount: what was recognized.
 * @text: the name, handle, server or address without what surrounds it, for display
 * @guesses: (element-type CloutTypedGuess): the likeliest network first
 */
typedef struct
{
  CloutTypedKind kind;
  char *text;
  GPtrArray *guesses;
} CloutTypedAccount;

CloutTypedAccount *clout_typed_account_new  (CloutTypedKind     kind,
                                             const char        *text);
void               clout_typed_account_free (CloutTypedAccount *self);
void               clout_typed_account_add  (CloutTypedAccount *self,
                                             const char        *network,
                                             const char        *name,
                                             const char        *handle,
                                             const char        *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTypedAccount, clout_typed_account_free)

G_END_DECLS
