/* error.c: errors between us and a server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/error.h"

typedef struct
{
  gint64 until;
  const char *reason;
  char *host;
  char *words;
  guint status;
} CloutWebErrorPrivate;

static void
clout_web_error_private_init (CloutWebErrorPrivate *priv)
{
}

static void
clout_web_error_private_copy (const CloutWebErrorPrivate *src,
                              CloutWebErrorPrivate       *dest)
{
  *dest = *src;
  dest->host = g_strdup (src->host);
  dest->words = g_strdup (src->words);
}

static void
clout_web_error_private_clear (CloutWebErrorPrivate *priv)
{
  g_free (priv->host);
  g_free (priv->words);
}

G_DEFINE_EXTENDED_ERROR (CloutWebError, clout_web_error)

static CloutWebErrorPrivate *
get_private (const GError *error)
{
  if (error == NULL || error->domain != CLOUT_WEB_ERROR)
    return NULL;
  return clout_web_error_get_private (error);
}

/**
 * clout_web_error_set_status:
 * @error: any error; ignored if it is of another domain
 * @status: the HTTP status behind it
 *
 * Adds the HTTP status to an error.
 */
void
clout_web_error_set_status (GError *error,
                            guint   status)
{
  CloutWebErrorPrivate *priv = get_private (error);

  if (priv != NULL)
    priv->status = status;
}

/**
 * clout_web_error_set_until:
 * @error: any error; ignored if it is of another domain
 * @until: Unix seconds
 *
 * Adds to an error when the server allows requests again.
 */
void
clout_web_error_set_until (GError *error,
                           gint64  until)
{
  CloutWebErrorPrivate *priv = get_private (error);

  if (priv != NULL)
    priv->until = until;
}

/**
 * clout_web_error_set_reason:
 * @error: any error; ignored if it is of another domain
 * @reason: an error code from a specification; interned
 *
 * Adds a specification's error code to an error.
 */
void
clout_web_error_set_reason (GError     *error,
                            const char *reason)
{
  CloutWebErrorPrivate *priv = get_private (error);

  if (priv != NULL)
    priv->reason = g_intern_string (reason);
}

/**
 * clout_web_error_set_host:
 * @error: any error; ignored if it is of another domain
 * @host: (nullable): the server concerned, "mastodon.example"
 *
 * Adds the server to an error.
 */
void
clout_web_error_set_host (GError     *error,
                          const char *host)
{
  CloutWebErrorPrivate *priv = get_private (error);

  if (priv == NULL)
    return;
  g_free (priv->host);
  priv->host = g_strdup (host);
}

/**
 * clout_web_error_set_words:
 * @error: any error; ignored if it is of another domain
 * @words: (nullable): the server's own message, any UTF-8; sanitize it before display
 *
 * Adds the server's message to an error.
 */
void
clout_web_error_set_words (GError     *error,
                           const char *words)
{
  CloutWebErrorPrivate *priv = get_private (error);

  if (priv == NULL)
    return;
  g_free (priv->words);
  priv->words = g_strdup (words);
}

/**
 * clout_web_error_get_host:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the server concerned
 */
const char *
clout_web_error_get_host (const GError *error)
{
  CloutWebErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->host : NULL;
}

/**
 * clout_web_error_get_words:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the server's own message, not sanitized
 */
const char *
clout_web_error_get_words (const GError *error)
{
  CloutWebErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->words : NULL;
}

/**
 * clout_web_error_get_status:
 * @error: (nullable): any error
 *
 * Returns: the HTTP status behind it, or 0
 */
guint
clout_web_error_get_status (const GError *error)
{
  CloutWebErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->status : 0;
}

/**
 * clout_web_error_get_until:
 * @error: (nullable): any error
 *
 * Returns: for %CLOUT_WEB_ERROR_RATE_LIMITED, when requests are allowed again, Unix seconds; 0 if
 *   unknown
 */
gint64
clout_web_error_get_until (const GError *error)
{
  CloutWebErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->until : 0;
}

/**
 * clout_web_error_get_reason:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the OAuth 2 error code behind it, such as "access_denied"; only codes from
 *   the specification, never a server's own text
 */
const char *
clout_web_error_get_reason (const GError *error)
{
  CloutWebErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->reason : NULL;
}

/**
 * clout_web_error_from_status:
 * @status: an HTTP error status
 * @signed_in: whether a token was sent
 * @optional: whether servers may lack the endpoint
 *
 * Maps an HTTP status to an error. Servers with the same API disagree: invalid tokens have been
 * seen to give 401, 403 and 422, and missing endpoints 403, 404 and 501.
 *
 * Returns: the error
 */
CloutWebError
clout_web_error_from_status (guint    status,
                             gboolean signed_in,
                             gboolean optional)
{
  if (status == 405 || status == 501)
    return CLOUT_WEB_ERROR_NOT_SERVED;
  if (optional && (status == 403 || status == 404 || status == 410))
    return CLOUT_WEB_ERROR_NOT_SERVED;
  if (status == 401)
    return signed_in ? CLOUT_WEB_ERROR_SIGN_IN_AGAIN : CLOUT_WEB_ERROR_SIGN_IN_NEEDED;
  if (signed_in && (status == 403 || status == 422))
    return CLOUT_WEB_ERROR_SIGN_IN_AGAIN;
  if (status == 402)
    return CLOUT_WEB_ERROR_UNPAID;
  if (status == 404 || status == 410)
    return CLOUT_WEB_ERROR_NOT_FOUND;
  if (status == 429)
    return CLOUT_WEB_ERROR_RATE_LIMITED;
  if (status >= 500)
    return CLOUT_WEB_ERROR_SERVER;
  if (status >= 400)
    return CLOUT_WEB_ERROR_REFUSED;
  return CLOUT_WEB_ERROR_BAD_RESPONSE;
}
