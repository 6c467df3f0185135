/* page-trail.h: remembers which pages of a list were read in this pass.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

typedef struct _CloutPageTrail CloutPageTrail;

CloutPageTrail *clout_page_trail_new       (void);
void            clout_page_trail_free      (CloutPageTrail   *self);
gboolean        clout_page_trail_continues (CloutPageTrail   *self,
                                            const CloutPage  *page,
                                            gboolean          by_content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPageTrail, clout_page_trail_free)

G_END_DECLS
