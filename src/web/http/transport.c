/* transport.c: classifies failed connections.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/transport.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

static gboolean
is_io (const GError *error,
       GIOErrorEnum  code)
{
  return g_error_matches (error, G_IO_ERROR, code);
}

/* Errors as without a network; a problem with a single server can look the same. */
static gboolean
is_away (const GError *error)
{
  return error->domain == G_RESOLVER_ERROR ||
         is_io (error, G_IO_ERROR_HOST_NOT_FOUND) ||
         is_io (error, G_IO_ERROR_HOST_UNREACHABLE) ||
         is_io (error, G_IO_ERROR_NETWORK_UNREACHABLE);
}

static gboolean
is_broken (const GError *error)
{
  return is_io (error, G_IO_ERROR_CONNECTION_CLOSED) ||
         is_io (error, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF);
}

/**
 * clout_transport_classify:
 * @error: error from GIO or libsoup
 *
 * Classifies a transport error. Doesn't retry without a network, because the caller tries again
 * later anyway.
 *
 * Returns: the kind, for clout_retry_decide()
 */
CloutTransport
clout_transport_classify (const GError *error)
{
  if (is_broken (error))
    return CLOUT_TRANSPORT_RESET;
  if (is_io (error, G_IO_ERROR_TIMED_OUT))
    return CLOUT_TRANSPORT_TIMED_OUT;
  if (is_io (error, G_IO_ERROR_CONNECTION_REFUSED) ||
      is_io (error, G_IO_ERROR_HOST_UNREACHABLE))
    return CLOUT_TRANSPORT_UNREACHABLE;
  return CLOUT_TRANSPORT_FATAL;
}

static CloutWebError
code_of (const GError *error,
         gboolean      answering,
         gboolean      has_network)
{
  if (!has_network && is_away (error))
    return CLOUT_WEB_ERROR_OFFLINE;
  if (g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return CLOUT_WEB_ERROR_NO_SUCH_HOST;
  if (is_broken (error))
    return answering ? CLOUT_WEB_ERROR_BAD_RESPONSE : CLOUT_WEB_ERROR_UNREACHABLE;
  if (error->domain == G_TLS_ERROR)
    return CLOUT_WEB_ERROR_INSECURE;
  if (is_io (error, G_IO_ERROR_TIMED_OUT))
    return CLOUT_WEB_ERROR_TIMED_OUT;
  if (error->domain == SOUP_SESSION_ERROR || is_io (error, G_IO_ERROR_INVALID_DATA) ||
      is_io (error, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return CLOUT_WEB_ERROR_BAD_RESPONSE;
  return CLOUT_WEB_ERROR_UNREACHABLE;
}

static const char *
words_of (CloutWebError code)
{
  switch ((int) code)
    {
    case CLOUT_WEB_ERROR_NO_SUCH_HOST:
      return "is not a server's name";
    case CLOUT_WEB_ERROR_OFFLINE:
      return "cannot be looked up from here";
    case CLOUT_WEB_ERROR_BAD_RESPONSE:
      return "gave an answer that is malformed or cut short";
    case CLOUT_WEB_ERROR_INSECURE:
      return "has no certificate that this system trusts";
    case CLOUT_WEB_ERROR_TIMED_OUT:
      return "did not answer in time";
    default:
      return "cannot be reached";
    }
}

/**
 * clout_transport_new_error:
 * @error: error from GIO or libsoup
 * @host: server that was asked
 * @answering: whether the response had started
 * @has_network: whether this computer is connected to a network; %CLOUT_WEB_ERROR_OFFLINE is used
 *   only if it isn't
 *
 * Returns: (transfer full): a #CloutWebError without any data that was sent or received
 */
GError *
clout_transport_new_error (const GError *error,
                           const char   *host,
                           gboolean      answering,
                           gboolean      has_network)
{
  CloutWebError code = code_of (error, answering, has_network);
  GError *named = g_error_new (CLOUT_WEB_ERROR, code, "%s %s", host, words_of (code));

  clout_web_error_set_host (named, host);
  return named;
}
