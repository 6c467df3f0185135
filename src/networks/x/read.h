/* read.h: answers of the X API as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean  clout_x_read_profile   (const CloutAsk  *ask,
                                  CloutAnswer     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_posts     (const CloutAsk  *ask,
                                  CloutAnswer     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_mentions  (const CloutAsk  *ask,
                                  CloutAnswer     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_quotes    (const CloutAsk  *ask,
                                  CloutAnswer     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_reposters (const CloutAsk  *ask,
                                  CloutAnswer     *answer,
                                  CloutPage       *page,
                                  GError         **error);
gboolean  clout_x_read_people    (const CloutAsk  *ask,
                                  CloutAnswer     *answer,
                                  CloutPage       *page,
                                  GError         **error);
GError   *clout_x_judge          (CloutAnswer     *answer,
                                  gint64           now);

G_END_DECLS
