/* way.h: finds the server and the API app for a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "networks/network.h"
#include "sync/engine.h"
#include "web/oauth/sign-in.h"

G_BEGIN_DECLS

/**
 * CloutSignInWanted: what the person entered.
 * @server: a server's name or their handle, if the network needs one
 * @client_id: (nullable): id of a user-supplied API app
 * @client_secret: (nullable): its secret
 * @again: (nullable): an account to sign in again, whose app is the default
 * @giving: whether to request permission to give +K too
 * @located: whether the handle's domain was asked where its accounts are
 */
typedef struct
{
  const CloutNetwork *network;
  char *server;
  char *client_id;
  char *client_secret;
  CloutAccount *again;
  gboolean giving;
  gboolean located;
} CloutSignInWanted;

/**
 * CloutSignInWay:
 * @oauth: the sign-in, ready to start
 * @origin: the server that the token will be for
 */
typedef struct
{
  CloutOAuthSignIn *oauth;
  char *origin;
} CloutSignInWay;

void            clout_sign_in_wanted_clear    (CloutSignInWanted    *self);
void            clout_sign_in_way_free        (CloutSignInWay       *self);
char           *clout_sign_in_dup_origin      (const CloutNetwork   *network,
                                               const char           *server,
                                               GError              **error);
void            clout_sign_in_find_way_async  (CloutEngine          *engine,
                                               CloutSignInWanted    *wanted,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutSignInWay, clout_sign_in_way_free)

G_END_DECLS
