/* read.h: the Mastodon API's answers as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

/* What is asked for, and most that Mastodon gives, in one page. */
#define CLOUT_MASTODON_POSTS 40
#define CLOUT_MASTODON_NOTIFICATIONS 80

gboolean clout_mastodon_read_profile       (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_posts         (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_notifications (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_favourited_by (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_favourites    (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_reblogged_by  (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_context       (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_words         (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_followers     (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_following     (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);
gboolean clout_mastodon_read_featured_tags (const CloutRequestContext  *ask,
                                            CloutResponse     *answer,
                                            CloutPage       *page,
                                            GError         **error);

G_END_DECLS
