/* sign-in.h: a sign-in from server name to token.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_OAUTH_SIGN_IN (clout_oauth_sign_in_get_type ())

G_DECLARE_FINAL_TYPE (CloutOAuthSignIn, clout_oauth_sign_in, CLOUT, OAUTH_SIGN_IN, GObject)

CloutOAuthSignIn *clout_oauth_sign_in_new          (CloutHttp               *http,
                                                    const CloutOAuthProfile *profile,
                                                    const char              *origin);
void              clout_oauth_sign_in_set_client   (CloutOAuthSignIn        *self,
                                                    const char              *client_id,
                                                    const char              *client_secret);
void              clout_oauth_sign_in_set_subject  (CloutOAuthSignIn        *self,
                                                    const char              *subject,
                                                    const char              *login_hint);
void              clout_oauth_sign_in_set_page     (CloutOAuthSignIn        *self,
                                                    const char              *good,
                                                    const char              *bad);
void              clout_oauth_sign_in_set_by_code  (CloutOAuthSignIn        *self,
                                                    gboolean                 by_code);

/* First step: discovers endpoints, listens and registers. Returns the URL to open. */
void              clout_oauth_sign_in_start_async  (CloutOAuthSignIn        *self,
                                                    GCancellable            *cancellable,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);

/* Second step: waits for the browser or a code entered by hand. Returns the token. */
void              clout_oauth_sign_in_wait_async   (CloutOAuthSignIn        *self,
                                                    GCancellable            *cancellable,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);
gboolean          clout_oauth_sign_in_give_code    (CloutOAuthSignIn        *self,
                                                    const char              *typed,
                                                    GError                 **error);

G_END_DECLS
