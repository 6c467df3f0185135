/* fuzz-perks.c: any feed of perks is read or refused; what is read is valid and can be shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fuzz.h"
#include "perks/region.h"
#include "sync/perks/reader.h"
#include "web/json.h"

#define NOW (G_GINT64_CONSTANT (1790000000))

static void
check_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\n'));
  g_assert_cmpint (*text, !=, '\0');
}

static void
check_perk (const CloutPerk *perk)
{
  static const char *const topics[] = { "orchids", NULL };
  CloutPerkPerson person = { 100, topics, "DE", NOW };
  g_autoptr(CloutPerk) copy = clout_perk_copy (perk);

  g_assert_true (clout_perk_is_sound (copy));
  g_assert_cmpint (clout_perk_evaluate (copy, &person), ==, clout_perk_evaluate (perk, &person));
  g_assert_cmpint (clout_perk_evaluate (perk, &person), !=, CLOUT_PERK_HIGHER_SCORE);
  check_text (perk->title);
  check_text (perk->what);
  check_text (perk->disclosure);
  g_assert_true (g_ascii_strncasecmp (perk->link, "https://", 8) == 0);
}

/* The input: a line with a locale, then the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autofree char *locale = fuzz_take_line (&bytes);
  g_autofree char *region = clout_region_of_locale (locale);
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  g_autoptr(JsonNode) root = clout_json_parse (body, NULL, NULL);
  g_autoptr(CloutPerkFeed) feed = NULL;

  if (root == NULL)
    return 0;
  feed = clout_perk_feed_read ("https://seeds.example/perks.json", root, NULL);
  if (feed == NULL)
    return 0;
  check_text (feed->publisher);
  g_assert_cmpuint (feed->perks->len, <=, CLOUT_PERK_FEED_MAX_PERKS);
  for (guint i = 0; i < feed->perks->len; i++)
    check_perk (feed->perks->pdata[i]);
  return 0;
}
