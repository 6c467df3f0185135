/* choice.h: finds the archives in a folder.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns (transfer full) (nullable): the kind of archive, and which parts of it are there. */
typedef char *(*CloutArchiveIdentifyFunc) (const char   *path,
                                           GCancellable *cancellable);

gboolean clout_archive_choose (const char                *folder,
                               gboolean                   may_be_parts,
                               CloutArchiveIdentifyFunc   identify,
                               char                     **ret_path,
                               GCancellable              *cancellable,
                               GError                   **error);

G_END_DECLS
