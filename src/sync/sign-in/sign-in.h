/* sign-in.h: one sign-in, from a server's name to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/engine/engine.h"

G_BEGIN_DECLS

/**
 * CloutSignInState:
 * @CLOUT_SIGN_IN_CONNECTING: the server is asked how it signs people in
 * @CLOUT_SIGN_IN_WAITING: link is set, to be opened in the browser: a redirect or code is awaited
 * @CLOUT_SIGN_IN_CHOOSING: clout_sign_in_get_choices() says what there is to choose from, and
 *   clout_sign_in_choose() is awaited
 * @CLOUT_SIGN_IN_FINISHING: the code is exchanged, the profile read, the token kept
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

/* @account: an existing account to sign in again, or %NULL.
 * @server: what the person typed, or NULL for a network that needs nothing. */
CloutSignIn      *clout_sign_in_new         (CloutEngine          *engine,
                                             const char           *network,
                                             const char           *server,
                                             CloutAccount         *account);
/* The person's own app, for a network that lets no other in. Never logged or stored but in the
 * keyring, with the token. */
void              clout_sign_in_set_client  (CloutSignIn          *self,
                                             const char           *client_id,
                                             const char           *client_secret);
/* A key or token of the person's own, good by itself: no browser is needed then. */
void              clout_sign_in_set_key     (CloutSignIn          *self,
                                             const char           *key);
/* Before it runs: asks for leave to give +K, too, where the network carries them. Without it a
 * sign-in asks to read, and an account that had that leave asks for it again. */
void              clout_sign_in_set_giving  (CloutSignIn          *self,
                                             gboolean              giving);
void              clout_sign_in_set_page    (CloutSignIn          *self,
                                             const char           *good,
                                             const char           *bad);
CloutSignInState  clout_sign_in_get_state   (CloutSignIn          *self);
const char       *clout_sign_in_get_link    (CloutSignIn          *self);

/* Names of what the person may act for, up to NULL, while the state is choosing. */
const char *const *
                  clout_sign_in_get_choices (CloutSignIn          *self);
void              clout_sign_in_choose      (CloutSignIn          *self,
                                             guint                 index);

/* Runs it to its end. Where the keyring is locked or absent it fails with
 * CLOUT_SYNC_ERROR_KEYRING_LOCKED or _ABSENT, and clout_sign_in_store_async() can continue. */
void              clout_sign_in_run_async   (CloutSignIn          *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* The code that the server's page shows, or the whole address that the browser ended on. */
gboolean          clout_sign_in_enter_code  (CloutSignIn          *self,
                                             const char           *text,
                                             GError              **error);

/* After a keyring error: unlock it (the system asks) and keep the token there, or
 * keep it for this session only. */
void              clout_sign_in_store_async  (CloutSignIn          *self,
                                              gboolean              session_only,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
