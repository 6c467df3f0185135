/* atproto-liar.h: the servers of an AT Protocol sign-in, which lie as they are told.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/http-server.h"
#include "web/http/http.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

#define DID "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
#define HANDLE "ada.test"
#define CODE "code-77"
#define CLIENT "http://localhost?redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&scope="

/* What the servers do other than they should. One server plays them all. */
typedef enum
{
  HONEST          = 0,
  NAMES_OTHER     = 1 << 0,  /* the DID document is another's */
  NO_NAME         = 1 << 1,  /* the document does not bear the handle */
  OTHER_RESOURCE  = 1 << 2,  /* the PDS says that it is another server */
  OTHER_ISSUER    = 1 << 3,  /* the metadata names another issuer */
  SWAPPED_ISS     = 1 << 4,  /* the redirect names another issuer */
  OTHER_SUBJECT   = 1 << 5,  /* the token is someone else's */
  UNBOUND         = 1 << 6,  /* a Bearer token in place of a bound one */
  NONCE_LOOP      = 1 << 7,  /* every answer asks for a new nonce */
  NO_PUSH         = 1 << 8,  /* no pushed requests */
  HUGE_DOCUMENT   = 1 << 9,
  REDIRECTS       = 1 << 10, /* the DID document lies elsewhere */
  NO_ALGORITHM    = 1 << 11, /* no ES256 */
  HUGE_NONCE      = 1 << 12,
  CLEAR_SERVER    = 1 << 13, /* the document names a server without TLS */
  BROAD_ONLY      = 1 << 14, /* knows broad scopes alone: no lie, but old */
  HOUR_AHEAD      = 1 << 15  /* its clock, or ours, is wrong */
} AtprotoLie;

typedef struct
{
  HttpServer *server;
  CloutHttp *http;
  AtprotoLie lies;
  guint nonce;
  GHashTable *seen;
  char *thumb;
  char *challenge;
  char *state;
  char *redirect_uri;
  guint n_asked_for_nonce;
  guint n_pushed;
  guint n_refreshed;
  char *client;
  gboolean revoked;
} AtprotoLiar;

extern const CloutOAuthProfile atproto_liar_profile;

/* For g_test_add(): @data has the lies. */
void atproto_liar_set_up    (AtprotoLiar   *self,
                             gconstpointer  data);
void atproto_liar_tear_down (AtprotoLiar   *self,
                             gconstpointer  data);

G_END_DECLS
