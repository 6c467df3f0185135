/* typed-link.h: pasted or typed text as a name, a host and a path.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutTypedLink:
 * @scheme: (nullable): scheme in lower case, %NULL if none was typed
 * @user: (nullable): text before the host's "@"; empty in "@example.social"
 * @host: host in lower case, as in DNS; empty in "@ada"
 * @port: (nullable): port, %NULL for the default one
 * @path: path, starting with "/"; empty if it has no path
 * @query: (nullable): query
 */
typedef struct
{
  char *scheme;
  char *user;
  char *host;
  char *port;
  char *path;
  char *query;
} CloutTypedLink;

char           *clout_typed_link_clean  (const char     *text);
CloutTypedLink *clout_typed_link_parse  (const char     *text);
void            clout_typed_link_free   (CloutTypedLink *self);
char           *clout_typed_link_origin (CloutTypedLink *self);
char           *clout_typed_link_to_url (CloutTypedLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTypedLink, clout_typed_link_free)

G_END_DECLS
