/* blog-server.h: a blog in the process of a test.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/faults.h"

G_BEGIN_DECLS

/**
 * BlogServerKind:
 * @BLOG_SERVER_ATOM: its feed is Atom, with threads, as at Blogger; RSS without
 * @BLOG_SERVER_WORDPRESS: has the REST interface
 * @BLOG_SERVER_MENTIONS: receives webmentions as webmention.io does
 * @BLOG_SERVER_PAGED: its feed has pages, RFC 5005
 * @BLOG_SERVER_SILENT: its feed says nothing of comments
 * @BLOG_SERVER_VERSIONS: names its feed's versions, and answers 304 where it is asked by the
 *   newest one
 * @BLOG_SERVER_SHORT: its feeds of comments have the ten newest
 */
typedef enum
{
  BLOG_SERVER_PLAIN     = 0,
  BLOG_SERVER_ATOM      = 1 << 0,
  BLOG_SERVER_WORDPRESS = 1 << 1,
  BLOG_SERVER_MENTIONS  = 1 << 2,
  BLOG_SERVER_PAGED     = 1 << 3,
  BLOG_SERVER_SILENT    = 1 << 4,
  BLOG_SERVER_VERSIONS  = 1 << 5,
  BLOG_SERVER_SHORT     = 1 << 6
} BlogServerKind;

typedef struct _BlogServer BlogServer;

BlogServer *blog_server_new             (BlogServerKind  kind);
void        blog_server_free            (BlogServer     *self);
const char *blog_server_get_origin      (BlogServer     *self);
Faults     *blog_server_get_faults      (BlogServer     *self);
guint       blog_server_get_n_unchanged (BlogServer     *self);
void        blog_server_post            (BlogServer     *self,
                                         const char     *slug,
                                         gint64          time);
void        blog_server_remove          (BlogServer     *self,
                                         const char     *slug);
void        blog_server_comment         (BlogServer     *self,
                                         const char     *slug,
                                         const char     *author,
                                         gint64          time);
void        blog_server_mention         (BlogServer     *self,
                                         const char     *slug,
                                         const char     *property,
                                         const char     *author,
                                         gint64          time);

void        blog_server_move            (BlogServer     *self,
                                         const char     *folder);
void        blog_server_tag             (BlogServer     *self,
                                         const char     *slug,
                                         const char     *tag);
guint       blog_server_get_n_remarks   (BlogServer     *self);
void        blog_server_remove_remark   (BlogServer     *self,
                                         guint           index);
void        blog_server_set_empty       (BlogServer     *self,
                                         gboolean        is_empty);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BlogServer, blog_server_free)

G_END_DECLS
