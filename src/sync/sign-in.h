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

/* Properties: "state", a #CloutSignInState, and "link", a nullable string. */
G_DECLARE_FINAL_TYPE (CloutSignIn, clout_sign_in, CLOUT, SIGN_IN, GObject)

CloutSignIn      *clout_sign_in_new         (CloutEngine          *engine,
                                             const char           *network,
                                             const char           *server,
                                             CloutAccount         *account);
void              clout_sign_in_set_client  (CloutSignIn          *self,
                                             const char           *client_id,
                                             const char           *client_secret);
void              clout_sign_in_set_key     (CloutSignIn          *self,
                                             const char           *key);
void              clout_sign_in_set_giving  (CloutSignIn          *self,
                                             gboolean              giving);
void              clout_sign_in_set_page    (CloutSignIn          *self,
                                             const char           *good,
                                             const char           *bad);
CloutSignInState  clout_sign_in_get_state   (CloutSignIn          *self);
const char       *clout_sign_in_get_link    (CloutSignIn          *self);

const char *const *
                  clout_sign_in_get_choices (CloutSignIn          *self);
void              clout_sign_in_choose      (CloutSignIn          *self,
                                             guint                 index);

void              clout_sign_in_run_async   (CloutSignIn          *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

gboolean          clout_sign_in_enter_code  (CloutSignIn          *self,
                                             const char           *text,
                                             GError              **error);

void              clout_sign_in_store_async  (CloutSignIn          *self,
                                              gboolean              session_only,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
