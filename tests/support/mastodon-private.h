/* mastodon-private.h: what the files of the Mastodon-API server share.
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
  MastodonPerson *viewer; /* of the request that is answered now */

  GHashTable *apps;    /* client id → App */
  GHashTable *codes;   /* code → Code */
  GHashTable *tokens;  /* access token → MastodonPerson, NULL for the app alone */
  char *last_token;
  guint n_made;

  GPtrArray *asked;
  guint n_to_kill;     /* requests left until the process is killed, 0 for never */
  GSubprocess *victim;
  GPtrArray *faults;
  GHashTable *sent;    /* Idempotency-Key → MastodonPost */
  guint n_lost;        /* posts whose answers get lost */
  gint64 limit;        /* requests left, -1 without a limit */
  gboolean empty;      /* lists have nothing in them */
  char *loop;          /* pages in the order in which each names the next, NULL for real paging */
  gboolean split;      /* handles have another domain than the server */
  char *link_origin;   /* what the Link header names in place of the server's own */
};

/* One request: who asks, and with what. */
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
/* By id or handle; they must exist. */
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
