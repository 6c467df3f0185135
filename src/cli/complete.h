/* complete.h: completions for shells.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/commands/table.h"

G_BEGIN_DECLS

/* For shells only; no list of commands includes it. */
#define CLOUT_COMPLETE "__complete"

int clout_complete (const CloutCommand *command,
                    const char *const  *words,
                    const char *const  *options,
                    const char         *store_path);

G_END_DECLS
