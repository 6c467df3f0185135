/* raw-server.h: a server that says exactly the bytes it is told, for bad answers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RawServer RawServer;

typedef enum
{
  RAW_CLOSE,   /* close after the answer */
  RAW_KEEP,    /* answer further requests of the connection alike */
  RAW_HANG,    /* stay silent after it, connection open */
  RAW_FOREVER  /* say the answer's last line again and again */
} RawThen;

RawServer  *raw_server_new              (const char *answer,
                                         RawThen     then);
void        raw_server_free             (RawServer  *self);
const char *raw_server_get_origin       (RawServer  *self);
guint       raw_server_get_n_asked      (RawServer  *self);
void        raw_server_set_drop_after   (RawServer  *self,
                                         guint       n_answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

G_END_DECLS
