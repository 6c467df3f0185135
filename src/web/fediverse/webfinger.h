/* webfinger.h: resolves a fediverse handle to its server (RFC 7033).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"

G_BEGIN_DECLS

/**
 * CloutWebfinger: a server's information about a handle.
 * @handle: handle as the server spells it, "eva@split.example"
 * @actor: URL of the account on its server
 * @origin: that server, whose domain may differ from the handle's
 */
typedef struct
{
  char *handle;
  char *actor;
  char *origin;
} CloutWebfinger;

void            clout_webfinger_free (CloutWebfinger *self);

/* Looks up @handle on the server at @origin. */
void clout_webfinger_look_up_async (CloutHttp          *http,
                                    const char         *origin,
                                    const char         *handle,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

/* Finds the handle of @name at @origin that both the server and the handle's domain confirm. */
void            clout_webfinger_confirm_async  (CloutHttp            *http,
                                                const char           *origin,
                                                const char           *name,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutWebfinger, clout_webfinger_free)

G_END_DECLS
