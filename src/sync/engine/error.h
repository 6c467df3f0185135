/* error.h: maps the errors of all lower layers to one domain.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

GError *clout_sync_error_wrap   (GError     *error,
                                 const char *doing);
void    clout_sync_error_set_file (GError     *error,
                                   const char *file);
void    clout_sync_return_error (GTask      *task,
                                 GError     *error,
                                 const char *doing);

G_END_DECLS
