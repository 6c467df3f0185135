/* container.h: reads .tar.gz and .zip files and folders alike, file by file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A packed file whose name isn't in the encoding that the container says. */
#define CLOUT_CONTAINER_NO_NAME "\357\277\275"

typedef struct _CloutContainer CloutContainer;

/**
 * CloutContainerKind: the operations of a kind of container.
 * @open: starts a pass at the first file
 * @next: moves to the next regular file
 * @read: reads the file's next bytes; 0 at its end, -1 on error
 * @close: frees the pass
 */
typedef struct
{
  gpointer (*open)  (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error);
  gboolean (*next)  (gpointer       pass,
                     const char   **ret_name,
                     gint64        *ret_size,
                     GError       **error);
  gssize   (*read)  (gpointer       pass,
                     char          *buffer,
                     gsize          size,
                     GError       **error);
  void     (*close) (gpointer       pass);
} CloutContainerKind;

extern const CloutContainerKind clout_container_packed;
extern const CloutContainerKind clout_container_folder;

CloutContainer *clout_container_open       (const char      *path,
                                            GCancellable    *cancellable,
                                            GError         **error);
void            clout_container_close      (CloutContainer  *self);
gboolean        clout_container_next       (CloutContainer  *self,
                                            const char     **ret_name,
                                            gint64          *ret_size,
                                            GError         **error);
gboolean        clout_container_find       (CloutContainer  *self,
                                            const char      *name,
                                            GError         **error);
gssize          clout_container_read       (CloutContainer  *self,
                                            char            *buffer,
                                            gsize            size,
                                            GError         **error);
gboolean        clout_container_is_data_name (const char    *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutContainer, clout_container_close)

G_END_DECLS
