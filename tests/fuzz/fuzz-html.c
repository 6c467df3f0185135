/* fuzz-html.c: any post's HTML becomes plain text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"
#include "model/batch/batch.h"
#include "base/html.h"
#include "model/post-text.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autofree char *html = fuzz_take_rest (&bytes);
  gboolean has_link;
  g_autofree char *text = clout_html_to_text (html, &has_link);
  g_autofree char *excerpt = NULL;

  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  excerpt = clout_post_text_dup_excerpt (text);
  if (excerpt != NULL)
    {
      g_assert_true (g_utf8_validate (excerpt, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (excerpt, -1), <=, CLOUT_EXCERPT_LENGTH);
    }
  clout_post_text_get_flags (text);
  clout_post_text_get_flags (html);
  return 0;
}
