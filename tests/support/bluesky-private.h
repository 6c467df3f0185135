/* bluesky-private.h: internals of the tests' AppView.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/bluesky-appview.h"

G_BEGIN_DECLS

/* @followers: negative if no counters are shown; @blocked: their replies show nothing; @hidden: no
 * profile is returned */
typedef struct
{
  char *did;
  char *handle;
  int followers;
  gboolean blocked;
  gboolean hidden;
} BlueskyPerson;

/* A record in any collection; for a post, the post that it replies to or quotes. */
typedef struct
{
  char *collection;
  char *did;
  char *uri;
  char *subject;
  char *quotes;
  gint64 time;
} BlueskyRecord;

struct _BlueskyAppview
{
  HttpServer *server;
  GPtrArray *people;
  GPtrArray *records;
  GHashTable *asked;
  guint page;
  char *failing;
  guint status;
};

/* Views are (transfer full). */
BlueskyPerson *bluesky_find_person   (BlueskyAppview *self,
                                      const char     *actor);
BlueskyRecord *bluesky_find_post     (BlueskyAppview *self,
                                      const char     *uri);
gboolean       bluesky_is_on         (BlueskyRecord  *record,
                                      const char     *collection,
                                      const char     *subject);
char          *bluesky_detailed_view (BlueskyPerson  *person);
char          *bluesky_person_view   (BlueskyAppview *self,
                                      BlueskyRecord  *record);
char          *bluesky_like_view     (BlueskyAppview *self,
                                      BlueskyRecord  *record);
char          *bluesky_followed_view (BlueskyAppview *self,
                                      BlueskyRecord  *record);
char          *bluesky_post_view     (BlueskyAppview *self,
                                      BlueskyRecord  *record);
char          *bluesky_feed_view     (BlueskyAppview *self,
                                      BlueskyRecord  *record);
char          *bluesky_reply_view    (BlueskyAppview *self,
                                      BlueskyRecord  *record);

G_END_DECLS
