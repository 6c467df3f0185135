/* bluesky-appview.h: Bluesky's public AppView, in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/http-server.h"

G_BEGIN_DECLS

typedef struct _BlueskyAppview BlueskyAppview;

/* Collections of records. */
#define BLUESKY_POST   "app.bsky.feed.post"
#define BLUESKY_LIKE   "app.bsky.feed.like"
#define BLUESKY_REPOST "app.bsky.feed.repost"
#define BLUESKY_FOLLOW "app.bsky.graph.follow"

BlueskyAppview *bluesky_appview_new         (void);
void            bluesky_appview_free        (BlueskyAppview *self);
const char     *bluesky_appview_get_origin  (BlueskyAppview *self);
void            bluesky_appview_add_person  (BlueskyAppview *self,
                                             const char     *did,
                                             const char     *handle,
                                             int             followers);
void            bluesky_appview_rename      (BlueskyAppview *self,
                                             const char     *did,
                                             const char     *handle);
void            bluesky_appview_hide        (BlueskyAppview *self,
                                             const char     *did);
char           *bluesky_appview_dup_uri     (const char     *did,
                                             const char     *key);
void            bluesky_appview_post        (BlueskyAppview *self,
                                             const char     *did,
                                             const char     *key,
                                             gint64          time,
                                             const char     *answers,
                                             const char     *quotes);
void            bluesky_appview_react       (BlueskyAppview *self,
                                             const char     *collection,
                                             const char     *did,
                                             const char     *subject,
                                             gint64          time);
void            bluesky_appview_take_back   (BlueskyAppview *self,
                                             const char     *collection,
                                             const char     *did,
                                             const char     *subject);
void            bluesky_appview_remove      (BlueskyAppview *self,
                                             const char     *uri);
void            bluesky_appview_block       (BlueskyAppview *self,
                                             const char     *did);
void            bluesky_appview_set_page    (BlueskyAppview *self,
                                             guint           most);
void            bluesky_appview_fail_once   (BlueskyAppview *self,
                                             const char     *method,
                                             guint           status);
guint           bluesky_appview_count_asked (BlueskyAppview *self,
                                             const char     *method);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BlueskyAppview, bluesky_appview_free)

G_END_DECLS
