/* misskey-private.h: what the parts of the Misskey of the tests share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/misskey-server.h"

G_BEGIN_DECLS

#define ME "ada"

typedef enum { NOTE, REACTION, FOLLOW } Kind;

/* A note, a reaction to one or a follow; ids grow with time. */
typedef struct
{
  Kind kind;
  char *id;
  char *user;
  char *text;
  char *reply_to;
  char *renote_of;    /* or the note reacted to, or who is followed */
  char *visibility;
  gint64 time;
} Record;

struct _MisskeyServer
{
  HttpServer *http;
  Faults *faults;
  GPtrArray *records;
  char *software;
  char *session;
  char *token;
  gboolean agrees;
};

const Record *misskey_find              (MisskeyServer *self,
                                         const char    *id);
const char   *misskey_type              (MisskeyServer *self,
                                         const Record  *record);
char         *misskey_view_user         (MisskeyServer *self,
                                         const char    *name);
char         *misskey_view_note         (MisskeyServer *self,
                                         const Record  *note);
char         *misskey_view_reaction     (MisskeyServer *self,
                                         const Record  *record);
char         *misskey_view_follow       (MisskeyServer *self,
                                         const Record  *record);
char         *misskey_view_notification (MisskeyServer *self,
                                         const Record  *record);

G_END_DECLS
