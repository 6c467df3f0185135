/* app-server.h: the sign-in of a network that requires user credentials, for tests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/http-server.h"

G_BEGIN_DECLS

typedef enum
{
  APP_SERVER_X,         /* public or Basic; refresh tokens can be used once */
  APP_SERVER_FACEBOOK,  /* GET, fb_exchange_token, no refresh token */
  APP_SERVER_THREADS    /* POST, th_exchange_token, th_refresh_token, no token_type */
} AppServerKind;

typedef struct _AppServer AppServer;

/* An API call with a valid token; @name is the token's owner: "user" or the name it was added
 * for. */
typedef void (*AppHandler) (AppServer         *server,
                            SoupServerMessage *message,
                            const char        *path,
                            GHashTable        *query,
                            const char        *name,
                            gpointer           data);

#define APP_CLIENT_ID "app-123"
#define APP_CLIENT_SECRET "sekret-456"

AppServer  *app_server_new         (AppServerKind      kind,
                                    AppHandler         handler,
                                    gpointer           data);
void        app_server_free        (AppServer         *self);
const char *app_server_get_origin  (AppServer         *self);
/* Whether tokens require a client that has sent its secret; true except for X. */
void        app_server_set_secret  (AppServer         *self,
                                    gboolean           has_secret);
/* Lifetime in seconds, as reported, of tokens issued from now on. */
void        app_server_set_life    (AppServer         *self,
                                    int                seconds);
/* Invalidates the access tokens issued so far; with @refresh also the refresh tokens. */
void        app_server_expire      (AppServer         *self,
                                    gboolean           refresh);
gboolean    app_server_is_revoked  (AppServer         *self);
guint       app_server_count       (AppServer         *self,
                                    const char        *path);
/* Sets the response to the next request whose path has this prefix; a cut body ends halfway. */
void        app_server_fail_once   (AppServer         *self,
                                    const char        *path,
                                    guint              status,
                                    const char        *header,
                                    const char        *value,
                                    const char        *body);
/* Breaks the connection within responses to exactly this path, except for the first @whole ones;
 * %NULL ends that. */
void        app_server_break       (AppServer         *self,
                                    const char        *path,
                                    guint              whole);
/* Adds a token for something else that belongs to the user. */
void        app_server_add_token   (AppServer         *self,
                                    const char        *token,
                                    const char        *name);
/* Where the browser ends after the user approved or denied: (transfer full). */
char       *app_server_approve     (AppServer         *self,
                                    const char        *link,
                                    gboolean           yes);
/* A free port for the redirect. */
guint16     app_server_free_port   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppServer, app_server_free)

G_END_DECLS
