/* pass.h: reads the objects of all files with names like a pattern, in one pass over the
 * container.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/container/members.h"

G_BEGIN_DECLS

typedef struct _CloutPass CloutPass;

CloutPass *clout_pass_new      (CloutMembers       *members,
                                const char         *pattern,
                                CloutItemsShape     shape,
                                const char         *key,
                                const char *const  *wanted,
                                gboolean            is_main);
void       clout_pass_free     (CloutPass        *self);
gboolean   clout_pass_next     (CloutPass     *self,
                                JsonNode     **ret_object,
                                GCancellable  *cancellable,
                                GError       **error);
guint      clout_pass_get_n_begun (CloutPass      *self);
gint64     clout_pass_get_size (CloutPass        *self);
gint64     clout_pass_get_read (CloutPass        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPass, clout_pass_free)

G_END_DECLS
