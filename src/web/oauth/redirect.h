/* redirect.h: reads what a browser brings back from a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutRedirectWanted:
 * @state: the state sent
 * @issuer: (nullable): the issuer that was asked
 * @needs_issuer: whether the server said that it always sends `iss`
 */
typedef struct
{
  const char *state;
  const char *issuer;
  gboolean needs_issuer;
} CloutRedirectWanted;

typedef enum
{
  CLOUT_REDIRECT_STRAY,   /* not an answer to this sign-in: take no notice */
  CLOUT_REDIRECT_CODE,    /* the code came */
  CLOUT_REDIRECT_FAILED   /* this sign-in ended with an error */
} CloutRedirect;

CloutRedirect clout_oauth_redirect_read  (const char                 *query,
                                          const CloutRedirectWanted  *wanted,
                                          char                      **ret_code,
                                          GError                    **error);
char         *clout_oauth_redirect_typed (const char                 *typed,
                                          const char                 *redirect_uri,
                                          const CloutRedirectWanted  *wanted,
                                          GError                    **error);

G_END_DECLS
