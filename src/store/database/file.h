/* file.h: handles the database file: permissions, locks, moving it aside.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *clout_file_find         (const char  *path,
                                   GError     **error);
gboolean  clout_file_lock         (const char  *path,
                                   int         *ret_lock,
                                   GError     **error);
gboolean  clout_file_make         (const char  *path,
                                   GError     **error);
gboolean  clout_file_make_private (const char  *path,
                                   GError     **error);
gboolean  clout_file_move_aside   (const char  *path,
                                   const char  *why,
                                   gint64       now,
                                   char       **ret_moved,
                                   GError     **error);
char     *clout_file_name_salvaged (const char *path);
gboolean  clout_file_make_fresh   (const char  *path,
                                   GError     **error);
gboolean  clout_file_place_salvaged (const char *path,
                                     GError    **error);
int       clout_file_flag_import  (const char  *path);
void      clout_file_unflag_import (const char *path,
                                    int         flag);
void      clout_file_flag_progress (int          flag,
                                    guint        percent);
gboolean  clout_file_is_importing (const char  *path,
                                   int         *ret_percent);

G_END_DECLS
