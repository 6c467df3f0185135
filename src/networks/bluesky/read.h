/* read.h: the answers of Bluesky's AppView as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_bluesky_read_profile   (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_posts     (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_likes     (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_notifications     (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_liked     (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_reposts   (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_quotes    (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_replies   (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_people    (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_followers (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_bluesky_read_following (const CloutAsk  *ask,
                                       CloutAnswer     *answer,
                                       CloutPage       *page,
                                       GError         **error);

G_END_DECLS
