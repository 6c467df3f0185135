/* http-server.h: an HTTP server in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _HttpServer HttpServer;

/* Called for each request. @path and @query are unescaped; @query may be NULL. */
typedef void (*HttpHandler) (HttpServer        *server,
                             SoupServerMessage *message,
                             const char        *path,
                             GHashTable        *query,
                             gpointer           user_data);

HttpServer *http_server_new          (HttpHandler        handler,
                                      gpointer           user_data);
void        http_server_free         (HttpServer        *self);
const char *http_server_get_origin   (HttpServer        *self);
guint       http_server_get_port     (HttpServer        *self);
guint       http_server_get_n_asked  (HttpServer        *self);

void        http_server_reply        (SoupServerMessage *message,
                                      guint              status,
                                      const char        *type,
                                      const char        *body);
void        http_server_reply_json   (SoupServerMessage *message,
                                      guint              status,
                                      const char        *json);
void        http_server_break        (SoupServerMessage *message);
void        http_server_set_header   (SoupServerMessage *message,
                                      const char        *name,
                                      const char        *value);
const char *http_server_get_header   (SoupServerMessage *message,
                                      const char        *name);
char       *http_server_dup_body     (SoupServerMessage *message);
GHashTable *http_server_dup_form     (SoupServerMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpServer, http_server_free)

G_END_DECLS
