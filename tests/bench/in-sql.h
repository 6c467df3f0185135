/* in-sql.h: the condensing step as one SQL statement.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "made-up.h"

double in_sql_time (const MadeUp *made_up,
                    double       *signals);
