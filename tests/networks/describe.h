/* describe.h: reads recorded responses and prints the result as text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/resource.h"

G_BEGIN_DECLS

const CloutResource *find_resource  (const CloutNetwork        *network,
                                     const char                *name);
CloutResponse       *response_new   (const char                *url,
                                     const char                *link,
                                     const char                *body);
char                *describe_batch (CloutBatch                *batch);
void                 assert_reads   (const CloutNetwork        *network,
                                     const char                *name,
                                     const CloutRequestContext *context,
                                     CloutResponse             *response,
                                     const char                *wanted,
                                     const char                *next);
void                 assert_refuses (const CloutNetwork        *network,
                                     const char                *name,
                                     const CloutRequestContext *context,
                                     CloutResponse             *response);
void                 assert_url     (const CloutNetwork        *network,
                                     const char                *name,
                                     const CloutRequestContext *context,
                                     const char                *wanted);

G_END_DECLS
