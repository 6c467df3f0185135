/* read.h: reads X API responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean  clout_x_read_profile   (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_posts     (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_mentions  (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_quotes    (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_reposters (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_people    (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error);
GError   *clout_x_map_error          (CloutResponse     *answer,
                                      gint64           now);

G_END_DECLS
