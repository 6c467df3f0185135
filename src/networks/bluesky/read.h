/* read.h: the answers of Bluesky's AppView as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_bluesky_read_profile   (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_posts     (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_likes     (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_notifications     (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_liked     (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_reposts   (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_quotes    (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_replies   (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_people    (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_followers (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_following (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);

G_END_DECLS
