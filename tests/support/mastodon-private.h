/* mastodon-private.h: shared between the files of the Mastodon API server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "support/http-server.h"
#include "support/mastodon-data.h"

G_BEGIN_DECLS

struct _MastodonServer
{
  HttpServer *http;
  const MastodonTraits *traits;
  MastodonData *data;
  MastodonPerson *viewer; /* of the current request */

  GHashTable *apps;    /* client id → App */
  GHashTable *codes;   /* code → Code */
  GHashTable *tokens;  /* access token → MastodonPerson, NULL for app-only tokens */
  char *last_token;
  guint n_made;

  GPtrArray *asked;
  guint n_to_kill;     /* requests left until the process is killed, 0 for never */
  GSubprocess *victim;
  GPtrArray *faults;
  char *hold;          /* requests whose path starts with this wait, NULL for none */
  GPtrArray *held;     /* requests that wait */
  GHashTable *sent;    /* Idempotency-Key → MastodonPost */
  guint n_lost;        /* posts whose responses get lost */
  gint64 limit;        /* requests left, -1 if unlimited */
  gboolean empty;      /* lists are returned empty */
  char *loop;          /* order of the pages, each naming the next, NULL for real paging */
  gboolean split;      /* handles have a domain other than the server's name */
  char *link_origin;   /* the host in the Link header instead of the server's own */
};

/* One request: the signed-in person and the parameters. */
typedef struct
{
  MastodonServer *server;
  SoupServerMessage *message;
  const char *path;
  GHashTable *query;
  MastodonPerson *viewer;
} MastodonRequest;

char       *mastodon_server_make      (MastodonServer     *self,
                                       const char         *what);
gboolean    mastodon_server_find      (MastodonServer     *self,
                                       const char         *token,
                                       MastodonPerson    **person);
/* By ID or handle; they must exist. */
MastodonPerson *mastodon_get_person   (MastodonServer     *self,
                                       const char         *name);
MastodonPost *mastodon_get_post       (MastodonServer     *self,
                                       const char         *id);

void        mastodon_reply            (MastodonRequest    *request,
                                       guint               status,
                                       JsonNode           *body);
void        mastodon_reply_error      (MastodonRequest    *request,
                                       guint               status,
                                       const char         *error);
const char *mastodon_query            (MastodonRequest    *request,
                                       const char         *name);

gboolean    mastodon_oauth_answer     (MastodonRequest    *request);
gboolean    mastodon_api_answer       (MastodonRequest    *request);
gboolean    mastodon_write_answer     (MastodonRequest    *request);
gboolean    mastodon_act_answer       (MastodonRequest    *request);
void        mastodon_oauth_clear      (MastodonServer     *self);
void        mastodon_oauth_init       (MastodonServer     *self);

JsonNode   *mastodon_json_person      (MastodonServer     *self,
                                       MastodonPerson     *person);
JsonNode   *mastodon_json_post        (MastodonServer     *self,
                                       MastodonPost       *post);
JsonNode   *mastodon_json_notification (MastodonServer      *self,
                                       MastodonNotification *one);

G_END_DECLS
