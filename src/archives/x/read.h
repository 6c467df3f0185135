/* read.h: shared by the readers of an X download.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/format.h"

G_BEGIN_DECLS

#define CLOUT_X_SERVER "https://x.com"
/* A file with the posts, and one with only their ids. */
#define CLOUT_X_DELETED "deleted-tweet*.js"

extern const char *const clout_x_members[];

gboolean      clout_x_read_time    (JsonNode   *object,
                                    const char *name,
                                    gint64     *ret_time);
void          clout_x_read_tweet   (const CloutArchiveOwner *owner,
                                    JsonNode                *item,
                                    CloutBatch              *batch);
void          clout_x_read_row     (const CloutArchiveOwner *owner,
                                    JsonNode                *row,
                                    CloutBatch              *batch);
void          clout_x_read_like    (const CloutArchiveOwner *owner,
                                    JsonNode                *item,
                                    CloutBatch              *batch);
void          clout_x_read_circle  (const CloutArchiveOwner *owner,
                                    JsonNode                *item,
                                    CloutBatch              *batch);
void          clout_x_read_deleted (const CloutArchiveOwner *owner,
                                    JsonNode                *item,
                                    CloutBatch              *batch);
const char   *clout_x_get_deleted  (JsonNode               *item);
const char   *clout_x_find_note    (const CloutArchiveOwner  *owner,
                                    const char               *text,
                                    gint64                    time);
CloutAccount *clout_x_read_account (CloutMembers             *members,
                                    char                    **ret_owner,
                                    GCancellable             *cancellable,
                                    GError                  **error);
gboolean      clout_x_prepare      (CloutMembers             *members,
                                    CloutArchiveOwner        *owner,
                                    GCancellable             *cancellable,
                                    GError                  **error);

G_END_DECLS
