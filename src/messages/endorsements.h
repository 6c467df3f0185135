/* endorsements.h: what is said of +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/outlook.h"

G_BEGIN_DECLS

const char *clout_words_for_visibility  (CloutVisibility              visibility);
char       *clout_words_for_carrier     (const CloutOutlook          *outlook);
char       *clout_words_for_left        (guint                        left);
char       *clout_words_for_readiness   (const CloutOutlook          *outlook);
char       *clout_words_for_endorsement (const CloutEndorsementFacts *facts,
                                         gint64                       now,
                                         GTimeZone                   *zone);

G_END_DECLS
