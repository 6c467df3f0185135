/* handle.h: handle formats shared by several networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_handle_dup_at_server (const char *typed);
char *clout_handle_dup_on        (const char *typed,
                                  const char *host);

G_END_DECLS
