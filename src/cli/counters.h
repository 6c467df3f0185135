/* counters.h: scores rows of counts: CSV in, CSV out.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdio.h>

#include <glib.h>

G_BEGIN_DECLS

int clout_counters_run (FILE       *in,
                        FILE       *out,
                        FILE       *problems,
                        const char *columns);

G_END_DECLS
