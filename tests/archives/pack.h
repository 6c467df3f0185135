/* pack.h: builds archives for tests, and prints what Clout reads from them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PACK_FOLDER,
  PACK_TAR_GZ,
  PACK_ZIP,
  N_PACKS
} PackKind;

typedef struct
{
  const char *name;
  const char *text;   /* "-> target" makes a symbolic link */
} PackMember;

char     *pack_new_dir   (void);
void      pack_drop      (const char       *path);
gboolean  pack_can_write (PackKind          kind,
                          const PackMember *members);
char     *pack_write     (const char       *dir,
                          PackKind          kind,
                          const PackMember *members);
char     *pack_read_all  (const char       *path,
                          gint64            now,
                          GError          **error);
char     *pack_read_as   (const char       *path,
                          const char       *handle,
                          GError          **error);

extern const PackMember pack_mastodon[];
extern const PackMember pack_x[];
extern const PackMember pack_facebook[];
extern const PackMember pack_facebook_old[];
extern const PackMember pack_google_plus[];
extern const PackMember pack_linkedin[];

G_END_DECLS
