/* read.h: answers of the Threads API as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_threads_read_profile   (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_threads_read_followers (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_threads_read_posts     (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_threads_read_insights  (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);
gboolean clout_threads_read_replies   (const CloutRequestContext  *ask,
                                       CloutResponse     *answer,
                                       CloutPage       *page,
                                       GError         **error);

G_END_DECLS
