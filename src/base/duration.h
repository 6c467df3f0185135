/* duration.h: lengths of time in seconds.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#define CLOUT_HOUR (60 * 60)
#define CLOUT_DAY (24 * CLOUT_HOUR)
