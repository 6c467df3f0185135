/* redirect.h: reads the redirect at the end of a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutRedirectWanted:
 * @state: the state that was sent
 * @issuer: (nullable): the issuer
 * @needs_issuer: whether the server declared that it always sends `iss`
 */
typedef struct
{
  const char *state;
  const char *issuer;
  gboolean needs_issuer;
} CloutRedirectWanted;

typedef enum
{
  CLOUT_REDIRECT_STRAY,   /* doesn't belong to this sign-in: ignore it */
  CLOUT_REDIRECT_CODE,    /* contains the code */
  CLOUT_REDIRECT_FAILED   /* the sign-in failed */
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
