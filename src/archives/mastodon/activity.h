/* activity.h: converts ActivityPub objects for a batch.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/format.h"

G_BEGIN_DECLS

void  clout_activity_read_sent       (const CloutArchiveOwner *owner,
                                      JsonNode                *activity,
                                      CloutBatch              *batch);
void  clout_activity_read_liked      (const CloutArchiveOwner *owner,
                                      JsonNode                *post,
                                      CloutBatch              *batch);
void  clout_activity_read_received   (const CloutArchiveOwner *owner,
                                      JsonNode                *activity,
                                      CloutBatch              *batch);
char *clout_activity_dup_handle      (const char              *actor,
                                      const char              *name);
void  clout_activity_add_known       (const CloutArchiveOwner *owner,
                                      CloutBatch              *batch,
                                      const char              *actor);
char *clout_activity_dup_writer      (const CloutArchiveOwner *owner,
                                      JsonNode                *note,
                                      const char              *address);
gboolean clout_activity_is_own       (const CloutArchiveOwner *owner,
                                      JsonNode                *note,
                                      const char              *address);
gboolean clout_activity_read_id_time (const char              *address,
                                      gint64                  *ret_time);
gboolean clout_activity_add_plus_k   (const CloutArchiveOwner *owner,
                                      JsonNode                *activity,
                                      const char              *endorser,
                                      CloutBatch              *batch);

char *clout_activity_dup_post_id     (const CloutArchiveOwner *owner,
                                      const char              *id);

G_END_DECLS
