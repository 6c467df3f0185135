/* sign-in-private.h: shared by the stages of a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/oauth/loopback.h"
#include "web/oauth/server.h"
#include "web/oauth/sign-in.h"

G_BEGIN_DECLS

struct _CloutOAuthSignIn
{
  GObject parent_instance;

  CloutHttp *http;
  const CloutOAuthProfile *profile;
  char *origin;
  const char *scopes;
  CloutClientAuth client_auth;
  char *client_id;
  char *client_secret;
  char *login_hint;
  char *subject;
  char *dpop_key;
  char *good;
  char *bad;
  gboolean by_code;

  CloutOAuthServer *server;
  CloutLoopback *loopback;
  char *redirect_uri;
  char *state;
  char *verifier;

  GTask *wait;
  GSource *cancelled;
  GCancellable *listening;
  char *code;
  gboolean ended;
};

CloutToken *clout_oauth_sign_in_client (CloutOAuthSignIn *self);

G_END_DECLS
