/* open-archive.h: reads an archive on disk to its end or its error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "fuzz.h"

G_BEGIN_DECLS

/* A folder for this process only, removed when the process exits normally. */
const char *open_archive_folder (void);
void        open_archive_write  (const char   *path,
                                 const guint8 *data,
                                 gsize         size);
void        open_archive_read   (const char   *path);
void        open_archive_read_as (const char  *path,
                                 const char   *handle);
/* Reads an export's folder with @files, %NULL-terminated, whose contents are in the input: one
 * after another, separated by a line of five "=". */
void        open_archive_files  (const char         *name,
                                 const char *const  *files,
                                 FuzzBytes          *bytes);

G_END_DECLS
