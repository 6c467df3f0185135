/* read.h: answers of the Graph API about a Page as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_facebook_read_choices   (CloutAnswer     *answer,
                                        GPtrArray       *choices,
                                        char           **ret_next,
                                        GError         **error);
gboolean clout_facebook_read_profile   (const CloutAsk  *ask,
                                        CloutAnswer     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_posts     (const CloutAsk  *ask,
                                        CloutAnswer     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_comments  (const CloutAsk  *ask,
                                        CloutAnswer     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_shares    (const CloutAsk  *ask,
                                        CloutAnswer     *answer,
                                        CloutPage       *page,
                                        GError         **error);
gboolean clout_facebook_read_reactions (const CloutAsk  *ask,
                                        CloutAnswer     *answer,
                                        CloutPage       *page,
                                        GError         **error);

G_END_DECLS
