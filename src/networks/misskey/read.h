/* read.h: the answers of Misskey and its kin as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_misskey_read_profile       (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_notes         (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_notifications (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_reactions     (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_renotes       (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_replies       (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_people        (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_followers     (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_following     (const CloutAsk  *ask,
                                           CloutAnswer     *answer,
                                           CloutPage       *page,
                                           GError         **error);

G_END_DECLS
