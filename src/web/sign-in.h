/* sign-in.h: one sign-in from server name to token.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http.h"
#include "web/oauth-profile.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_SIGN_IN (clout_sign_in_get_type ())

G_DECLARE_FINAL_TYPE (CloutSignIn, clout_sign_in, CLOUT, SIGN_IN, GObject)

CloutSignIn *clout_sign_in_new           (CloutHttp                *http,
                                          const CloutOAuthProfile  *profile,
                                          const char               *origin);
void         clout_sign_in_set_client    (CloutSignIn              *self,
                                          const char               *client_id,
                                          const char               *client_secret);
void         clout_sign_in_set_page      (CloutSignIn              *self,
                                          const char               *good,
                                          const char               *bad);
void         clout_sign_in_set_by_code   (CloutSignIn              *self,
                                          gboolean                  by_code);

/* First: find the server's endpoints, listen, register; gives the address to open. */
void         clout_sign_in_start_async   (CloutSignIn              *self,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  user_data);
char        *clout_sign_in_start_finish  (CloutSignIn              *self,
                                          GAsyncResult             *result,
                                          GError                  **error);

/* Then: wait for the browser or for a code given by hand; gives the token. */
void         clout_sign_in_wait_async    (CloutSignIn              *self,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  user_data);
CloutToken  *clout_sign_in_wait_finish   (CloutSignIn              *self,
                                          GAsyncResult             *result,
                                          GError                  **error);
gboolean     clout_sign_in_give_code     (CloutSignIn              *self,
                                          const char               *typed,
                                          GError                  **error);

G_END_DECLS
