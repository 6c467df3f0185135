/* app-server.h: the sign-in of a network that lets only people's own apps in, for tests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/http-server.h"

G_BEGIN_DECLS

typedef enum
{
  APP_SERVER_X,         /* public or Basic; refresh tokens that are good once */
  APP_SERVER_FACEBOOK,  /* GET, fb_exchange_token, no refresh token */
  APP_SERVER_THREADS    /* POST, th_exchange_token, th_refresh_token, no token_type */
} AppServerKind;

typedef struct _AppServer AppServer;

/* An API call with a token that is good; @name is whose token it is: "user" or what was added. */
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
/* Whether tokens are bound to a client that has shown its secret; so it is but for X. */
void        app_server_set_secret  (AppServer         *self,
                                    gboolean           has_secret);
/* Seconds that the tokens given from now on are good for, as they say. */
void        app_server_set_life    (AppServer         *self,
                                    int                seconds);
/* Access tokens given so far are good no more; with @refresh neither are refresh tokens. */
void        app_server_expire      (AppServer         *self,
                                    gboolean           refresh);
gboolean    app_server_is_revoked  (AppServer         *self);
guint       app_server_count       (AppServer         *self,
                                    const char        *path);
/* The next request of a path that begins so is answered like this; a body that is cut ends
 * in its middle. */
void        app_server_fail_once   (AppServer         *self,
                                    const char        *path,
                                    guint              status,
                                    const char        *header,
                                    const char        *value,
                                    const char        *body);
/* The connection breaks inside the answers of this very path, but for the first @whole of them;
 * %NULL mends it. */
void        app_server_break       (AppServer         *self,
                                    const char        *path,
                                    guint              whole);
/* A token for something else of the person's. */
void        app_server_add_token   (AppServer         *self,
                                    const char        *token,
                                    const char        *name);
/* What the browser ends on after the person has said yes, or no: (transfer full). */
char       *app_server_approve     (AppServer         *self,
                                    const char        *link,
                                    gboolean           yes);
/* A port that is free, for the redirect. */
guint16     app_server_free_port   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppServer, app_server_free)

G_END_DECLS
