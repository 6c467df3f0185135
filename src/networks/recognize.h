/* recognize.h: recognizes handles, links, servers and feeds of every network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/typed/typed-account.h"

G_BEGIN_DECLS

CloutTypedAccount *clout_networks_recognize (const char *text);

G_END_DECLS
