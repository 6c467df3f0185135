/* own-app.h: signing in with an app of one's own, for tests of the networks that want one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"
#include "support/app-server.h"

G_BEGIN_DECLS

/* What a sync may cost, in millionths of a US dollar, where it costs anything. */
#define OWN_APP_ALLOWED 1000000

/**
 * OwnApp: what the person does.
 * @client_id: (nullable): what they type
 * @secret: (nullable): likewise
 * @no: whether they say no in the browser
 * @choice: which of several things they choose
 */
typedef struct
{
  AppServer *server;
  const char *network;
  const char *client_id;
  const char *secret;
  gboolean no;
  guint choice;
} OwnApp;

void          user_credentials_set_up   (Fixture       *fixture,
                                         AppServer     *server,
                                         const char    *variable);
CloutAccount *user_credentials_sign_in  (Fixture       *fixture,
                                         const OwnApp  *app,
                                         CloutAccount  *again,
                                         GError       **error);
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
/* The connection breaks inside the second page at @path: what is on the first, as @first of a
 * dump, is kept, and the next sync continues to what is on the second, as @last. */
void          user_credentials_goes_on_after_a_break (Fixture      *fixture,
                                                      AppServer    *server,
                                                      CloutAccount *account,
                                                      const char   *path,
                                                      const char   *first,
                                                      const char   *last);
/* Signs in, or ends the test. */
CloutAccount *user_credentials_sign_in_well (Fixture       *fixture,
                                             OwnApp         app,
                                             AppServer     *server);
void          user_credentials_sync_well (Fixture          *fixture,
                                          CloutAccount     *account);
void          user_credentials_tear_down (Fixture          *fixture,
                                          AppServer        *server);
void          user_credentials_forget_when (Fixture      *fixture,
                                            CloutAccount *account,
                                            const char   *resource);

G_END_DECLS
