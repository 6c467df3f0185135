/* clock.h: the engine's only clock.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 clout_engine_now (void);

G_END_DECLS
