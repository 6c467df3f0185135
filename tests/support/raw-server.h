/* raw-server.h: a server that sends exactly the given bytes, for invalid responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RawServer RawServer;

typedef enum
{
  RAW_CLOSE,   /* close after the response */
  RAW_KEEP,    /* send the same response to further requests on the connection */
  RAW_HANG,    /* send nothing more, keep the connection open */
  RAW_FOREVER  /* repeat the response's last line forever */
} RawThen;

RawServer  *raw_server_new            (const char *answer,
                                       RawThen     then);
void        raw_server_free           (RawServer  *self);
const char *raw_server_get_origin     (RawServer  *self);
guint       raw_server_get_n_asked    (RawServer  *self);
void        raw_server_set_drop_after (RawServer  *self,
                                       guint       n_replies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

G_END_DECLS
