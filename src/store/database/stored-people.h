/* stored-people.h: people that an import has stored, to not store the same again.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"

G_BEGIN_DECLS

typedef struct _CloutStoredPeople CloutStoredPeople;

CloutStoredPeople *clout_stored_people_new   (void);
void               clout_stored_people_free  (CloutStoredPeople      *self);
gboolean           clout_stored_people_add   (CloutStoredPeople      *self,
                                              const CloutBatchPerson *person);
void               clout_stored_people_clear (CloutStoredPeople      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoredPeople, clout_stored_people_free)

G_END_DECLS
