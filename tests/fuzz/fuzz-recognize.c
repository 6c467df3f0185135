/* fuzz-recognize.c: whatever is typed, only valid servers and handles are recognized.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fuzz.h"
#include "networks/network.h"
#include "networks/recognize.h"
#include "web/url.h"

static void
check_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p))
                    || g_unichar_isspace (g_utf8_get_char (p)));
}

/* A handle is recognized as itself, on the same server. */
static void
check_server (const CloutTypedGuess *guess)
{
  g_autoptr(GUri) uri = clout_url_parse (guess->server, NULL);
  g_autoptr(CloutTypedAccount) again = NULL;

  g_assert_nonnull (uri);
  g_assert_true (clout_url_is_secure (uri));
  if (guess->handle == NULL || strstr (guess->server, "http://") != NULL)
    return;
  again = clout_networks_recognize (guess->handle);
  g_assert_cmpuint (again->guesses->len, >, 0);
  g_assert_cmpstr (((CloutTypedGuess *) again->guesses->pdata[0])->server, ==, guess->server);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autoptr(CloutTypedAccount) typed = clout_networks_recognize (text);

  if (typed->text != NULL)
    check_text (typed->text);
  g_assert_true ((typed->guesses->len > 0) == (typed->kind >= CLOUT_TYPED_PROFILE));
  for (guint i = 0; i < typed->guesses->len; i++)
    {
      const CloutTypedGuess *guess = g_ptr_array_index (typed->guesses, i);

      g_assert_nonnull (clout_networks_describe (guess->network));
      if (guess->handle != NULL)
        check_text (guess->handle);
      if (guess->server != NULL)
        check_server (guess);
    }
  return 0;
}
