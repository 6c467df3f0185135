/* error.h: what can go wrong between us and a server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutWebError:
 *
 * The domain of every error of web/ that is not a cancellation, which stays
 * %G_IO_ERROR_CANCELLED. No message holds a token, code, secret or body; what a server says of
 * its refusal is kept apart, in clout_web_error_get_words().
 */
typedef enum
{
  CLOUT_WEB_ERROR_FAILED,         /* none of the below */
  CLOUT_WEB_ERROR_OFFLINE,        /* this computer has no network */
  CLOUT_WEB_ERROR_UNREACHABLE,    /* the server refuses or drops the connection */
  CLOUT_WEB_ERROR_TIMED_OUT,
  CLOUT_WEB_ERROR_INSECURE,       /* http to elsewhere, or a bad certificate */
  CLOUT_WEB_ERROR_BAD_ADDRESS,    /* what was typed or sent is no usable address */
  CLOUT_WEB_ERROR_TOO_LARGE,      /* more bytes than allowed, unpacked */
  CLOUT_WEB_ERROR_BAD_RESPONSE,     /* malformed, cut short, or sends us elsewhere */
  CLOUT_WEB_ERROR_SIGN_IN_AGAIN,  /* the token or grant is no longer good */
  CLOUT_WEB_ERROR_NOT_FOUND,      /* the thing asked for is not there */
  CLOUT_WEB_ERROR_NOT_SERVED,     /* the server does not have this endpoint */
  CLOUT_WEB_ERROR_RATE_LIMITED,   /* clout_web_error_get_until() says until when */
  CLOUT_WEB_ERROR_SERVER,         /* 5xx, also after trying again */
  CLOUT_WEB_ERROR_REFUSED,        /* any other 4xx */
  CLOUT_WEB_ERROR_UNTRUSTED,      /* an answer to a sign-in that is not its own */
  CLOUT_WEB_ERROR_MISUSED,        /* our own request is wrong: a bug or wrong keys */
  CLOUT_WEB_ERROR_UNPAID,         /* the server wants to be paid first */
  CLOUT_WEB_ERROR_NO_FEED,        /* a page on the web that names no feed */
  CLOUT_WEB_ERROR_NO_SUCH_HOST,   /* there is a network, and no server of that name */
  CLOUT_WEB_ERROR_PRIVATE,        /* an untrusted address leads into a private network */
  CLOUT_WEB_ERROR_BROWSER_ONLY,   /* a page in place of the API, which a browser has to pass */
  CLOUT_WEB_ERROR_SIGN_IN_NEEDED, /* refused to who isn't signed in */
  CLOUT_WEB_ERROR_SIGN_IN_REFUSED /* a new sign-in is refused */
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
