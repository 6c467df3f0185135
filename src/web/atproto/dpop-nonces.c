/* dpop-nonces.c: nonces and clocks of servers that require DPoP proofs (RFC 9449).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/atproto/dpop-nonces.h"

#include <string.h>

#include "web/atproto/dpop.h"
#include "web/http/server-clock.h"
#include "web/url.h"

#define LONGEST_NONCE 1024
#define MOST_ORIGINS 256

/* Headers have whole seconds and responses take time, so ignore smaller differences. */
#define LEAST_SKEW 5

typedef struct
{
  char *nonce;
  gint64 ahead;
} Origin;

struct _CloutProver
{
  GHashTable *origins;
};

static void
origin_free (gpointer data)
{
  Origin *origin = data;

  g_free (origin->nonce);
  g_free (origin);
}

static void
prover_clear (gpointer data)
{
  g_hash_table_unref (((CloutProver *) data)->origins);
}

/**
 * clout_prover_new:
 *
 * Creates a prover. What it learns from one origin is sent only to that origin.
 *
 * Returns: (transfer full): an empty prover
 */
CloutProver *
clout_prover_new (void)
{
  CloutProver *self = g_rc_box_new0 (CloutProver);

  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, origin_free);
  return self;
}

CloutProver *
clout_prover_ref (CloutProver *self)
{
  return g_rc_box_acquire (self);
}

void
clout_prover_unref (CloutProver *self)
{
  g_rc_box_release_full (self, prover_clear);
}

/**
 * clout_prover_add_proof:
 * @self: a prover
 * @message: message about to be sent; its DPoP header is set
 * @key: the key that the token is bound to
 * @access: (nullable): the access token that goes with it
 * @now: Unix seconds by this machine's clock
 * @error: return location for a #CloutWebError
 *
 * Signs a proof with the origin's last nonce and with the time by the origin's clock, because
 * servers reject proofs that seem minutes old, and people's clocks can be off by that much.
 *
 * Returns: whether the proof was added
 */
gboolean
clout_prover_add_proof (CloutProver  *self,
                        SoupMessage  *message,
                        const char   *key,
                        const char   *access,
                        gint64        now,
                        GError      **error)
{
  GUri *uri = soup_message_get_uri (message);
  g_autofree char *url = g_uri_to_string (uri);
  g_autofree char *name = clout_url_dup_origin (uri);
  const Origin *origin = g_hash_table_lookup (self->origins, name);
  g_autofree char *proof = clout_dpop_proof (key, soup_message_get_method (message), url, access,
                                             origin != NULL ? origin->nonce : NULL,
                                             origin != NULL ? now + origin->ahead : now, error);

  if (proof == NULL)
    return FALSE;
  soup_message_headers_replace (soup_message_get_request_headers (message), "DPoP", proof);
  return TRUE;
}

static gint64
read_ahead (SoupMessageHeaders *headers,
            gint64              now)
{
  gint64 ahead = clout_server_clock_read (soup_message_headers_get_one (headers, "Date"),
                                          soup_message_headers_get_one (headers, "Age"), now) - now;

  return ABS (ahead) >= LEAST_SKEW ? ahead : 0;
}

/**
 * clout_prover_learn:
 * @self: a prover
 * @message: a message that was sent with a proof and got a response
 * @now: Unix seconds by this machine's clock
 *
 * Learns from a response: it may contain the nonce for the next proof, and it shows the server's
 * time.
 */
void
clout_prover_learn (CloutProver *self,
                    SoupMessage *message,
                    gint64       now)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *nonce = soup_message_headers_get_one (headers, "DPoP-Nonce");
  Origin *origin;

  if (nonce == NULL || strlen (nonce) > LONGEST_NONCE)
    return;
  if (g_hash_table_size (self->origins) >= MOST_ORIGINS)
    g_hash_table_remove_all (self->origins);
  origin = g_new0 (Origin, 1);
  origin->nonce = g_strdup (nonce);
  origin->ahead = read_ahead (headers, now);
  g_hash_table_replace (self->origins, clout_url_dup_origin (soup_message_get_uri (message)),
                        origin);
}
