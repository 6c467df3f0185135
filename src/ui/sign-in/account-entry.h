/* account-entry.h: an entry for any account, and what can be done with what was typed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/ways.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ACCOUNT_ENTRY (clout_account_entry_get_type ())

/* Signal "chosen" with the CloutWay that the person chose. */
G_DECLARE_FINAL_TYPE (CloutAccountEntry, clout_account_entry, CLOUT, ACCOUNT_ENTRY, AdwBin)

const char *clout_account_entry_get_name     (CloutAccountEntry *self);
void        clout_account_entry_show_problem (CloutAccountEntry *self,
                                              const char        *text);

G_END_DECLS
