/* blog-server.h: a blog in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/faults.h"

G_BEGIN_DECLS

/**
 * BlogServerKind:
 * BlogServerKind:
 * @BLOG_SERVER_ATOM: has an Atom feed with threads, like Blogger; RSS without this flag
 * @BLOG_SERVER_WORDPRESS: has the REST API
 * @BLOG_SERVER_MENTIONS: receives webmentions like webmention.io
 * @BLOG_SERVER_PAGED: has a paged feed (RFC 5005)
 * @BLOG_SERVER_SILENT: has no comments in its feed
 * @BLOG_SERVER_VERSIONS: sends validators with its feed, and responds with 304 to the newest one
 * @BLOG_SERVER_SHORT: limits comment feeds to the ten newest
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
