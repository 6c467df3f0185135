/* file.h: what the platforms do differently with files.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CloutOpenMode:
 * @CLOUT_OPEN_READ: an existing file, for reading
 * @CLOUT_OPEN_WRITE: an existing file, for reading and writing
 * @CLOUT_OPEN_CREATE: as %CLOUT_OPEN_WRITE; a missing file is created
 * @CLOUT_OPEN_CREATE_NEW: as %CLOUT_OPEN_CREATE; an existing file is an error
 */
typedef enum
{
  CLOUT_OPEN_READ,
  CLOUT_OPEN_WRITE,
  CLOUT_OPEN_CREATE,
  CLOUT_OPEN_CREATE_NEW
} CloutOpenMode;

typedef enum
{
  CLOUT_FILE_KIND_PLAIN,
  CLOUT_FILE_KIND_FOLDER,
  CLOUT_FILE_KIND_LINK,
  CLOUT_FILE_KIND_OTHER
} CloutFileKind;

/**
 * CloutFileStatus:
 * @kind: what it is; a junction is a link
 * @size: bytes
 * @modified: Unix seconds
 */
typedef struct
{
  CloutFileKind kind;
  gint64 size;
  gint64 modified;
} CloutFileStatus;

int      clout_platform_open           (const char      *path,
                                        CloutOpenMode    mode);
int      clout_platform_open_chosen    (const char      *path);
gboolean clout_platform_look_at        (const char      *path,
                                        CloutFileStatus *ret_status);
gboolean clout_platform_look_at_open   (int              fd,
                                        CloutFileStatus *ret_status);
gboolean clout_platform_make_private   (const char      *path);
char    *clout_platform_resolve_folder (const char      *folder);
gssize   clout_platform_read           (int              fd,
                                        void            *buffer,
                                        gsize            size);
gssize   clout_platform_read_at        (int              fd,
                                        void            *buffer,
                                        gsize            size,
                                        gint64           offset);
gssize   clout_platform_write_at       (int              fd,
                                        const void      *data,
                                        gsize            size,
                                        gint64           offset);
gint64   clout_platform_seek           (int              fd,
                                        gint64           offset,
                                        int              whence);
gboolean clout_platform_lock           (int              fd);
int      clout_platform_open_lock      (const char      *path);
gboolean clout_platform_is_quota       (int              problem);

G_END_DECLS
