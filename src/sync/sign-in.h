/* sign-in.h: a sign-in, from a server's name to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/engine.h"

G_BEGIN_DECLS

/**
 * CloutSignInState:
 * @CLOUT_SIGN_IN_CONNECTING: asking the server how to sign in
 * @CLOUT_SIGN_IN_WAITING: waiting for a redirect or a code; link is set, for the browser
 * @CLOUT_SIGN_IN_CHOOSING: waiting for clout_sign_in_choose() with one of
 *   clout_sign_in_get_choices()
 * @CLOUT_SIGN_IN_FINISHING: exchanging the code, reading the profile, storing the token
 */
typedef enum
{
  CLOUT_SIGN_IN_CONNECTING,
  CLOUT_SIGN_IN_WAITING,
  CLOUT_SIGN_IN_CHOOSING,
  CLOUT_SIGN_IN_FINISHING,
  CLOUT_SIGN_IN_DONE,
  CLOUT_SIGN_IN_FAILED
} CloutSignInState;

#define CLOUT_TYPE_SIGN_IN (clout_sign_in_get_type ())

/* Properties: state, link (string or NULL). Both notify. */
G_DECLARE_FINAL_TYPE (CloutSignIn, clout_sign_in, CLOUT, SIGN_IN, GObject)

/* @account: an existing account to sign in again, or %NULL. @server: what the person typed, or
   NULL for a network that needs nothing. */
CloutSignIn      *clout_sign_in_new         (CloutEngine          *engine,
                                             const char           *network,
                                             const char           *server,
                                             CloutAccount         *account);
/* User-supplied credentials, for a network that requires them. Never logged, and stored only in
   the keyring, with the token. */
void              clout_sign_in_set_client  (CloutSignIn          *self,
                                             const char           *client_id,
                                             const char           *client_secret);
/* A user-supplied key or token, which works without a browser. */
void              clout_sign_in_set_key     (CloutSignIn          *self,
                                             const char           *key);
/* Call it before running: also requests permission to give +K, if the network supports that.
   Without it a sign-in is read-only, unless the account had that permission before. */
void              clout_sign_in_set_giving  (CloutSignIn          *self,
                                             gboolean              giving);
void              clout_sign_in_set_page    (CloutSignIn          *self,
                                             const char           *good,
                                             const char           *bad);
CloutSignInState  clout_sign_in_get_state   (CloutSignIn          *self);
const char       *clout_sign_in_get_link    (CloutSignIn          *self);

/* Names of what the person can act for, NULL-terminated, while the state is choosing. */
const char *const *
                  clout_sign_in_get_choices (CloutSignIn          *self);
void              clout_sign_in_choose      (CloutSignIn          *self,
                                             guint                 index);

/* Runs the sign-in to its end. If the keyring is locked or absent it fails with
   CLOUT_SYNC_ERROR_KEYRING_LOCKED or _ABSENT, and clout_sign_in_store_async() can continue. */
void              clout_sign_in_run_async   (CloutSignIn          *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* The code from the server's page, or the complete address that the browser ended at. */
gboolean          clout_sign_in_enter_code  (CloutSignIn          *self,
                                             const char           *text,
                                             GError              **error);

/* Call it after a keyring error: unlocks the keyring (the system asks for the password) and
   stores the token there, or keeps the token for this session only. */
void              clout_sign_in_store_async  (CloutSignIn          *self,
                                              gboolean              session_only,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
