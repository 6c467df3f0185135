/* atproto-liar.h: the servers in an AT Protocol sign-in, which lie on request.
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

/* How the servers deviate. One server plays all of them. */
typedef enum
{
  HONEST          = 0,
  NAMES_OTHER     = 1 << 0,  /* another person's DID document */
  NO_NAME         = 1 << 1,  /* the document doesn't list the handle */
  OTHER_RESOURCE  = 1 << 2,  /* the PDS claims to be another server */
  OTHER_ISSUER    = 1 << 3,  /* the metadata name another issuer */
  SWAPPED_ISS     = 1 << 4,  /* the redirect names another issuer */
  OTHER_SUBJECT   = 1 << 5,  /* someone else's token */
  UNBOUND         = 1 << 6,  /* a Bearer token instead of a bound one */
  NONCE_LOOP      = 1 << 7,  /* every response demands a new nonce */
  NO_PUSH         = 1 << 8,  /* no pushed authorization requests */
  HUGE_DOCUMENT   = 1 << 9,
  REDIRECTS       = 1 << 10, /* the DID document is elsewhere */
  NO_ALGORITHM    = 1 << 11, /* no ES256 */
  HUGE_NONCE      = 1 << 12,
  CLEAR_SERVER    = 1 << 13, /* the document names a server without TLS */
  BROAD_ONLY      = 1 << 14, /* supports only broad scopes: not a lie, just old */
  HOUR_AHEAD      = 1 << 15  /* the server's clock, or ours, is wrong */
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

/* For g_test_add(): @data are the lies. */
void atproto_liar_set_up    (AtprotoLiar   *self,
                             gconstpointer  data);
void atproto_liar_tear_down (AtprotoLiar   *self,
                             gconstpointer  data);

G_END_DECLS
