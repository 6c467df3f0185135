/* webfinger.h: from a handle of the fediverse to its server (RFC 7033).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/http.h"

G_BEGIN_DECLS

/**
 * CloutWebfinger: what a server says of a handle.
 * @handle: as the server writes it, "eva@split.example"
 * @actor: address of the account at its server
 * @origin: that server, which need not bear the handle's domain
 */
typedef struct
{
  char *handle;
  char *actor;
  char *origin;
} CloutWebfinger;

void            clout_webfinger_free           (CloutWebfinger       *self);
CloutWebfinger *clout_webfinger_read           (CloutResponse          *answer,
                                                GError              **error);

/* Asks the server at @origin about @handle. */
void            clout_webfinger_ask_async      (CloutHttp            *http,
                                                const char           *origin,
                                                const char           *handle,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CloutWebfinger *clout_webfinger_ask_finish     (GAsyncResult         *result,
                                                GError              **error);

/* The handle that both the server and the handle's domain say @name has at @origin. */
void            clout_webfinger_confirm_async  (CloutHttp            *http,
                                                const char           *origin,
                                                const char           *name,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char           *clout_webfinger_confirm_finish (GAsyncResult         *result,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutWebfinger, clout_webfinger_free)

G_END_DECLS
