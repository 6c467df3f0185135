/* misskey-private.h: shared between the files of the tests' Misskey.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/misskey-server.h"

G_BEGIN_DECLS

#define ME "ada"

typedef enum { NOTE, REACTION, FOLLOW } Kind;

/* A note, a reaction to a note, or a follow; IDs grow with time. */
typedef struct
{
  Kind kind;
  char *id;
  char *user;
  char *text;
  char *reply_to;
  char *renote_of;    /* the note reacted to, or the person followed */
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
  char *moved;
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
