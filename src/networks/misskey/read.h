/* read.h: the answers of Misskey and its kin as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_misskey_read_profile       (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_notes         (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_notifications (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_reactions     (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_renotes       (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_replies       (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_people        (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_followers     (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);
gboolean clout_misskey_read_following     (const CloutRequestContext  *ask,
                                           CloutResponse     *answer,
                                           CloutPage       *page,
                                           GError         **error);

G_END_DECLS
