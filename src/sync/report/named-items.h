/* named-items.h: lines of the explanation with the names of people and posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/breakdown-item.h"
#include "store/people/names.h"

G_BEGIN_DECLS

GListModel *clout_named_items_new (const CloutBreakdownFacts *items,
                                   const CloutName *const    *names,
                                   const CloutName *const    *posts,
                                   gsize                      n);

G_END_DECLS
