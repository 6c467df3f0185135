/* people-items.h: people as items of a list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "score/sub-scores.h"
#include "store/people/names.h"

G_BEGIN_DECLS

GListModel *clout_people_items_new (const CloutReactor     *reactors,
                                    const CloutName *const *names,
                                    gsize                   n);

G_END_DECLS
