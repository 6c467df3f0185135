/* account-notes.h: the notes kept with an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"

G_BEGIN_DECLS

typedef struct _CloutAccountNotes CloutAccountNotes;

CloutAccountNotes *clout_account_notes_new  (void);
void               clout_account_notes_free (CloutAccountNotes *notes);
CloutAccountNotes *clout_account_get_notes  (CloutAccount      *self);

G_END_DECLS
