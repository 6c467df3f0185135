/* load.h: what loads profile pictures, for the other files of sync/.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/avatars.h"
#include "web/http/http.h"

G_BEGIN_DECLS

CloutHttp *clout_avatars_get_http   (CloutEngine *self);
char      *clout_avatars_dup_folder (CloutEngine *self);

G_END_DECLS
