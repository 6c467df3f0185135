/* miauth.h: Misskey's own sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"
#include "web/oauth/server.h"

G_BEGIN_DECLS

char             *clout_miauth_new_session   (void);
CloutOAuthServer *clout_miauth_new_server    (const char           *origin,
                                              const char           *session);
char             *clout_miauth_dup_url       (const char           *authorize_url,
                                              const char           *redirect_uri,
                                              const char           *state,
                                              const char           *scopes);
void              clout_miauth_check_async   (CloutHttp            *http,
                                              CloutToken           *client,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
