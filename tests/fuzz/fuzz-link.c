/* fuzz-link.c: no Link header or redirect leads away from the server that sent it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"
#include "web/http/link-header.h"
#include "web/oauth/redirect.h"
#include "web/url.h"

static void
check_next (const char *header,
            const char *base)
{
  gboolean refused;
  g_autofree char *next = clout_link_header_next (header, base, &refused);
  g_autoptr(GUri) from = NULL;
  g_autoptr(GUri) to = NULL;

  if (next == NULL)
    return;
  from = g_uri_parse (base, G_URI_FLAGS_NONE, NULL);
  to = g_uri_parse (next, G_URI_FLAGS_NONE, NULL);
  g_assert_nonnull (from);
  g_assert_nonnull (to);
  g_assert_true (clout_url_same_origin (from, to));
}

static void
check_redirect (const char *text)
{
  CloutRedirectWanted wanted = { "state", "https://server.example", TRUE };
  g_autofree char *code = NULL;
  g_autofree char *typed = NULL;
  g_autoptr(GError) error = NULL;
  CloutRedirect result = clout_oauth_redirect_read (text, &wanted, &code, &error);

  g_assert_true ((result == CLOUT_REDIRECT_CODE) == (code != NULL));
  g_assert_true ((result == CLOUT_REDIRECT_FAILED) == (error != NULL));
  typed = clout_oauth_redirect_typed (text, "http://127.0.0.1/", &wanted, NULL);
}

static void
check_typed (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *origin = clout_url_origin_from_typed (text, &error);
  g_autoptr(GUri) uri = NULL;

  g_assert_true ((origin == NULL) == (error != NULL));
  if (origin == NULL)
    return;
  uri = clout_url_parse (origin, NULL);
  g_assert_nonnull (uri);
  g_assert_true (clout_url_is_secure (uri));
}

/* The input: a line with the responding server's URL, then the header. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autofree char *base = fuzz_take_line (&bytes);
  g_autofree char *header = fuzz_take_rest (&bytes);
  g_autofree char *found = clout_link_header_find (header, "next");

  check_next (header, "https://server.example/api/v1/x?limit=40");
  check_next (header, base);
  check_redirect (header);
  check_typed (base);
  return 0;
}
