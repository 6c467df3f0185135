/* options.h: how to send a request and treat its response.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutHttpFlags:
 * @CLOUT_HTTP_OPTIONAL: the server may lack this endpoint; 403, 404, 405, 410 and 501 are
 *   %CLOUT_WEB_ERROR_NOT_SERVED
 * @CLOUT_HTTP_ANY_STATUS: 3xx and 4xx are not errors, except 429
 * @CLOUT_HTTP_FOLLOW: follow redirects of GET, to other origins only if no token is sent, and
 *   never from another host to this computer
 * @CLOUT_HTTP_ONCE: the request is not idempotent, whatever its method: it is only sent again if
 *   the server reported that it did nothing
 */
typedef enum
{
  CLOUT_HTTP_NONE       = 0,
  CLOUT_HTTP_OPTIONAL   = 1 << 0,
  CLOUT_HTTP_ANY_STATUS = 1 << 1,
  CLOUT_HTTP_FOLLOW     = 1 << 2,
  CLOUT_HTTP_ONCE       = 1 << 3
} CloutHttpFlags;

/**
 * CloutHttpOptions:
 * @bearer: (nullable): access token; copied, never logged
 * @flags: how to treat the response
 * @max_bytes: largest unpacked body in bytes, 0 for the session's limit
 * @dpop_key: (nullable): key that @bearer, or without one the requested token, is bound to;
 *   copied, never logged
 * @key_header: (nullable): static string: header that takes @bearer as is, for servers that
 *   expect a key there instead of `Authorization`
 */
typedef struct
{
  const char *bearer;
  CloutHttpFlags flags;
  gsize max_bytes;
  const char *dpop_key;
  const char *key_header;
} CloutHttpOptions;

G_END_DECLS
