/* error.h: errors between us and a server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutWebError:
 *
 * Errors of this folder; cancellation remains %G_IO_ERROR_CANCELLED. No message contains a token,
 * code, secret or body. The server's own message is available separately, from
 * clout_web_error_get_words().
 */
typedef enum
{
  CLOUT_WEB_ERROR_FAILED,         /* anything else */
  CLOUT_WEB_ERROR_OFFLINE,        /* this computer isn't connected to a network */
  CLOUT_WEB_ERROR_UNREACHABLE,    /* the server refuses or drops connections */
  CLOUT_WEB_ERROR_TIMED_OUT,
  CLOUT_WEB_ERROR_INSECURE,       /* unencrypted http, or an invalid certificate */
  CLOUT_WEB_ERROR_BAD_ADDRESS,    /* the typed or received address isn't usable */
  CLOUT_WEB_ERROR_TOO_LARGE,      /* more bytes than allowed, unpacked */
  CLOUT_WEB_ERROR_BAD_RESPONSE,     /* malformed, truncated, or redirects where it may not */
  CLOUT_WEB_ERROR_SIGN_IN_AGAIN,  /* the token or grant is no longer valid */
  CLOUT_WEB_ERROR_NOT_FOUND,      /* the requested item doesn't exist */
  CLOUT_WEB_ERROR_NOT_SERVED,     /* the server does not have this endpoint */
  CLOUT_WEB_ERROR_RATE_LIMITED,   /* until clout_web_error_get_until() */
  CLOUT_WEB_ERROR_SERVER,         /* 5xx, even after retrying */
  CLOUT_WEB_ERROR_REFUSED,        /* any other 4xx */
  CLOUT_WEB_ERROR_UNTRUSTED,      /* a response that doesn't belong to this sign-in */
  CLOUT_WEB_ERROR_MISUSED,        /* our request is invalid: a bug or wrong keys */
  CLOUT_WEB_ERROR_UNPAID,         /* the server requires payment first */
  CLOUT_WEB_ERROR_NO_FEED,        /* a web page without a feed */
  CLOUT_WEB_ERROR_NO_SUCH_HOST,   /* there is a network, but no server of this name */
  CLOUT_WEB_ERROR_PRIVATE,        /* an untrusted address in a private network */
  CLOUT_WEB_ERROR_BROWSER_ONLY,   /* a browser check instead of the API's response */
  CLOUT_WEB_ERROR_SIGN_IN_NEEDED, /* forbidden without signing in */
  CLOUT_WEB_ERROR_SIGN_IN_REFUSED /* the server rejects a new sign-in */
} CloutWebError;

#define CLOUT_WEB_ERROR (clout_web_error_quark ())
GQuark      clout_web_error_quark      (void);

void        clout_web_error_set_status (GError        *error,
                                        guint          status);
void        clout_web_error_set_until  (GError        *error,
                                        gint64         until);
void        clout_web_error_set_reason (GError        *error,
                                        const char    *reason);
void        clout_web_error_set_host   (GError        *error,
                                        const char    *host);
void        clout_web_error_set_words  (GError        *error,
                                        const char    *words);
guint       clout_web_error_get_status (const GError  *error);
gint64      clout_web_error_get_until  (const GError  *error);
const char *clout_web_error_get_reason (const GError  *error);
const char *clout_web_error_get_host   (const GError  *error);
const char *clout_web_error_get_words  (const GError  *error);

CloutWebError clout_web_error_from_status (guint    status,
                                           gboolean signed_in,
                                           gboolean optional);

G_END_DECLS
