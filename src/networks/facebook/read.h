/* read.h: answers of the Graph API about a Page as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_facebook_read_choices   (CloutResponse     *answer,
                                        GPtrArray       *choices,
                                        char           **ret_next,
                                        GError         **error);
gboolean clout_facebook_read_profile   (const CloutRequestContext  *ask,
                                        CloutResponse     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_posts     (const CloutRequestContext  *ask,
                                        CloutResponse     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_comments  (const CloutRequestContext  *ask,
                                        CloutResponse     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_shares    (const CloutRequestContext  *ask,
                                        CloutResponse     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_reactions (const CloutRequestContext  *ask,
                                        CloutResponse     *answer,
                                        CloutPage       *page,
                                        GError         **error);

G_END_DECLS
