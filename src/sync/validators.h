/* validators.h: what a server is asked with whether a page has changed (RFC 9110, section 13).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/answer.h"

G_BEGIN_DECLS

char     *clout_validators_dup   (SoupMessage *message,
                                  CloutAnswer *answer);
gboolean  clout_validators_apply (const char  *validators,
                                  SoupMessage *message);

G_END_DECLS
