/* identity.h: resolves an AT Protocol name to its DID, server and sign-in server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"

G_BEGIN_DECLS

/**
 * CloutIdentityDirectory:
 * @resolver: origin of a server that resolves handles (com.atproto.identity.resolveHandle)
 * @plc: origin of the did:plc directory
 *
 * The servers to ask about names. If either is on this computer, the servers it names may be too.
 */
typedef struct
{
  const char *resolver;
  const char *plc;
} CloutIdentityDirectory;

/**
 * CloutIdentity:
 * @did: the person's permanent id, "did:plc:…"
 * @handle: (nullable): their handle, according to their DID document
 * @pds: origin of the server with their repository
 * @issuer: origin of the server where they sign in; set by clout_identity_resolve_async()
 */
typedef struct
{
  char *did;
  char *handle;
  char *pds;
  char *issuer;
} CloutIdentity;

gboolean       clout_identity_is_did         (const char                    *text);
gboolean       clout_identity_is_handle      (const char                    *text);
char          *clout_identity_document_url   (const char                    *did,
                                              const char                    *plc,
                                              GError                       **error);
CloutIdentity *clout_identity_read_document  (const char                    *did,
                                              const char                    *handle,
                                              JsonNode                      *document,
                                              gboolean                       may_be_local,
                                              GError                       **error);
char          *clout_identity_read_resource  (const CloutIdentity           *identity,
                                              JsonNode                      *document,
                                              gboolean                       may_be_local,
                                              GError                       **error);
void           clout_identity_free           (CloutIdentity                 *self);

void           clout_identity_resolve_async  (CloutHttp                     *http,
                                              const CloutIdentityDirectory  *directory,
                                              const char                    *name,
                                              GCancellable                  *cancellable,
                                              GAsyncReadyCallback            callback,
                                              gpointer                       user_data);

/* Resolves a DID to the server with its repository only. */
void           clout_identity_locate_async   (CloutHttp                     *http,
                                              const char                    *plc,
                                              const char                    *did,
                                              GCancellable                  *cancellable,
                                              GAsyncReadyCallback            callback,
                                              gpointer                       user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutIdentity, clout_identity_free)

G_END_DECLS
