/* mastodon-id.c: IDs as different servers make them, and their order.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-data.h"

static char *
new_ulid (guint64     ms,
          const char *hash)
{
  static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  char id[27] = { 0 };

  for (int i = 9; i >= 0; i--, ms /= 32)
    id[i] = digits[ms % 32];
  for (int i = 10; i < 26; i++)
    id[i] = digits[(guint) hash[i] % 32];
  return g_strdup (id);
}

/* mastodon_id_new:
 * Returns the same ID for the same arguments. Except for MD5, IDs sort by time. */
char *
mastodon_id_new (MastodonIdStyle style,
                 gint64          time,
                 guint           seq)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GINT64_FORMAT "/%u", time, seq);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, seed, -1);
  guint64 ms = (guint64) time * 1000;

  switch (style)
    {
    case MASTODON_ID_ULID:
      return new_ulid (ms, hash);
    case MASTODON_ID_MD5:
      return g_steal_pointer (&hash);
    case MASTODON_ID_UUID:
      return g_strdup_printf ("%08x-%04x-7%.3s-a%.3s-%.12s", (guint) (ms >> 16),
                              (guint) (ms & 0xffff), hash, hash + 3, hash + 6);
    case MASTODON_ID_SNOWFLAKE:
    default:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, (ms << 16) | (seq & 0xffff));
    }
}

/* mastodon_id_upper: snac's name for the boost of a post */
char *
mastodon_id_upper (const char *id)
{
  return g_ascii_strup (id, -1);
}

/* mastodon_item_compare: newest first */
gint
mastodon_item_compare (const MastodonItem *a,
                       const MastodonItem *b)
{
  if (a->time != b->time)
    return a->time > b->time ? -1 : 1;
  if (a->seq != b->seq)
    return a->seq > b->seq ? -1 : 1;
  return 0;
}

static const char *const visibilities[] = { "public", "unlisted", "private", "direct", "local" };

const char *
mastodon_visibility_to_text (MastodonVisibility visibility)
{
  return visibility == MASTODON_LOCAL ? "public" : visibilities[visibility];
}

gboolean
mastodon_visibility_parse (const char         *text,
                           MastodonVisibility *visibility)
{
  for (gsize i = 0; i < G_N_ELEMENTS (visibilities); i++)
    if (g_strcmp0 (text, visibilities[i]) == 0)
      {
        *visibility = i;
        return TRUE;
      }
  return FALSE;
}
