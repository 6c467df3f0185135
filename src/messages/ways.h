/* ways.h: what was recognized in typed text, and what can be done with it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/ways.h"

G_BEGIN_DECLS

char *clout_format_recognized   (const CloutTypedAccount *typed);
char *clout_format_way          (const CloutWay          *way);
char *clout_format_way_details  (const CloutWay          *way);

G_END_DECLS
