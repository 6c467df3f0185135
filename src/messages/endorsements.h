/* endorsements.h: texts about +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/outlook.h"

G_BEGIN_DECLS

const char *clout_format_visibility  (CloutVisibility              visibility);
char       *clout_format_carrier     (const CloutOutlook          *outlook);
char       *clout_format_topic       (const char                  *topic);
char       *clout_format_left        (guint                        left);
char       *clout_format_readiness   (const CloutOutlook          *outlook);
char       *clout_format_endorsement (const CloutEndorsementFacts *facts,
                                      gint64                       now,
                                      GTimeZone                   *zone);

G_END_DECLS
