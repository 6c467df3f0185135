/* read.h: shared by the readers of a Facebook download.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/format.h"

G_BEGIN_DECLS

char    *clout_facebook_dup_text      (JsonNode   *object,
                                       const char *name);
gboolean clout_facebook_read_time     (const CloutArchiveOwner *owner,
                                       JsonNode                *object,
                                       const char              *name,
                                       gint64                  *ret_time);
void     clout_facebook_add_person    (const char              *name,
                                       CloutBatch              *batch);
void     clout_facebook_read_reaction (const CloutArchiveOwner *owner,
                                       JsonNode                *item,
                                       CloutBatch              *batch);
void     clout_facebook_read_comment  (const CloutArchiveOwner *owner,
                                       JsonNode                *item,
                                       CloutBatch              *batch);

G_END_DECLS
