/* repair.h: repairs UTF-8 text that was misread as Latin-1.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_repair_utf8 (const char *text);

G_END_DECLS
