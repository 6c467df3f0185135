/* open-archive.h: an archive on disk, read to its end or its error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "fuzz.h"

G_BEGIN_DECLS

/* A folder of this process alone, removed when it ends well. */
const char *open_archive_folder (void);
void        open_archive_write  (const char   *path,
                                 const guint8 *data,
                                 gsize         size);
void        open_archive_read   (const char   *path);
void        open_archive_read_as (const char  *path,
                                 const char   *handle);
/* Reads the folder of an export whose @files, %NULL-terminated, say what the bytes say: one
 * after another, with a line of five "=" between them. */
void        open_archive_files  (const char         *name,
                                 const char *const  *files,
                                 FuzzBytes          *bytes);

G_END_DECLS
