/* nodeinfo.h: which software a fediverse server runs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"

G_BEGIN_DECLS

char *clout_nodeinfo_dup_document (CloutResponse      *response);
char *clout_nodeinfo_dup_software (CloutResponse      *response);
void  clout_nodeinfo_probe_async  (CloutHttp          *http,
                                   const char         *origin,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);

G_END_DECLS
