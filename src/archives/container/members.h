/* members.h: selects an export's relevant files, and reads small ones as a whole.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "archives/readers/item-stream.h"

G_BEGIN_DECLS

typedef struct _CloutMembers CloutMembers;

CloutMembers *clout_members_list        (const char    *path,
                                         GCancellable  *cancellable,
                                         GError       **error);
void          clout_members_free        (CloutMembers  *self);
const char   *clout_members_get_path    (CloutMembers  *self);
gboolean      clout_members_set_root    (CloutMembers  *self,
                                         const char    *probe,
                                         guint          depth);
gboolean      clout_members_has         (CloutMembers  *self,
                                         const char    *name);
GPtrArray    *clout_members_match       (CloutMembers  *self,
                                         const char    *pattern);
gint64        clout_members_get_size    (CloutMembers  *self,
                                         const char    *full_name);
JsonNode     *clout_members_read_object (CloutMembers  *self,
                                         const char    *name,
                                         GCancellable  *cancellable,
                                         GError       **error);
JsonNode     *clout_members_read_first  (CloutMembers     *self,
                                         const char       *name,
                                         CloutItemsShape   shape,
                                         const char       *key,
                                         GCancellable     *cancellable,
                                         GError          **error);
gboolean      clout_members_count       (CloutMembers     *self,
                                         const char       *pattern,
                                         CloutItemsShape   shape,
                                         const char       *key,
                                         gint64           *ret_n,
                                         GCancellable     *cancellable,
                                         GError          **error);

void          clout_members_set_owner   (CloutMembers     *self,
                                         const char       *handle);
const char   *clout_members_get_owner   (CloutMembers     *self);
gboolean      clout_members_skip        (CloutMembers     *self,
                                         GError          **error);
GPtrArray    *clout_members_get_skipped (CloutMembers     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutMembers, clout_members_free)

G_END_DECLS
