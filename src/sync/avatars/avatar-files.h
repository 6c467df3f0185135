/* avatar-files.h: cached profile pictures on disk.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CLOUT_AVATAR_MAX_BYTES (1024 * 1024)
#define CLOUT_AVATARS_MAX_FILES 1000
#define CLOUT_AVATARS_MAX_BYTES (32 * 1024 * 1024)

guint    clout_avatar_files_get_generation (void);
GBytes  *clout_avatar_files_load           (const char *folder,
                                            gint64      account,
                                            const char *url,
                                            gint64      now);
gboolean clout_avatar_files_save           (const char *folder,
                                            gint64      account,
                                            const char *url,
                                            GBytes     *bytes,
                                            guint       generation);
void     clout_avatar_files_remove         (const char *folder,
                                            gint64      account);
gboolean clout_avatar_files_is_picture     (GBytes     *bytes);

G_END_DECLS
