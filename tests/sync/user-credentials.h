/* user-credentials.h: signing in with user credentials, for tests of networks that require them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"
#include "support/app-server.h"
#include "sync/sync.h"

G_BEGIN_DECLS

/* A sync's budget, in millionths of a US dollar, where it costs anything. */
#define CREDENTIALS_ALLOWED 1000000

/**
 * UserCredentials: the user's choices.
 * @client_id: (nullable): what they type
 * @secret: (nullable): what they type
 * @no: whether they deny in the browser
 * @choice: which of several accounts they choose
 */
typedef struct
{
  AppServer *server;
  const char *network;
  const char *client_id;
  const char *secret;
  gboolean no;
  guint choice;
} UserCredentials;

void          user_credentials_set_up   (Fixture       *fixture,
                                         AppServer     *server,
                                         const char    *variable);
CloutAccount *user_credentials_sign_in  (Fixture               *fixture,
                                         const UserCredentials *app,
                                         CloutAccount          *again,
                                         GError               **error);
CloutAccount *user_credentials_use_key  (Fixture       *fixture,
                                         const char    *network,
                                         const char    *key,
                                         GError       **error);
gboolean      user_credentials_sync     (Fixture       *fixture,
                                         CloutAccount  *account,
                                         gint64         allowed,
                                         GError       **error);
CloutPrice    user_credentials_price    (Fixture       *fixture,
                                         CloutAccount  *account);
void          user_credentials_has      (const char    *dump,
                                         gboolean       wanted,
                                         const char    *format,
                                         ...) G_GNUC_PRINTF (3, 4);
/* The connection breaks inside the second page at @path: the first page, dumped as @first, is
 * stored, and the next sync continues to the second, dumped as @last. */
void          user_credentials_continues_after_break (Fixture      *fixture,
                                                      AppServer    *server,
                                                      CloutAccount *account,
                                                      const char   *path,
                                                      const char   *first,
                                                      const char   *last);
/* Signs in, or fails the test. */
CloutAccount *user_credentials_sign_in_well (Fixture        *fixture,
                                             UserCredentials app,
                                             AppServer      *server);
void          user_credentials_sync_well (Fixture          *fixture,
                                          CloutAccount     *account);
void          user_credentials_tear_down (Fixture          *fixture,
                                          AppServer        *server);
void          user_credentials_forget_when (Fixture      *fixture,
                                            CloutAccount *account,
                                            const char   *resource);

G_END_DECLS
