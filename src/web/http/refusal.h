/* refusal.h: explains error responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/response.h"

G_BEGIN_DECLS

GError *clout_refusal_new_error (CloutResponse *response,
                                 const char    *host,
                                 gboolean       signed_in,
                                 gboolean       optional);
void    clout_refusal_explain   (GError        *error,
                                 CloutResponse *response);

G_END_DECLS
