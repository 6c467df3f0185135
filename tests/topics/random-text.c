/* random-text.c: random text in every script, for what must hold for any text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-text.h"

/* Letters from many scripts, accents, joiners, controls, direction marks, emoji. */
static const struct
{
  gunichar first;
  gunichar last;
} blocks[] = {
  { 'a', 'z' }, { 'A', 'Z' }, { ' ', '@' }, { 1, 31 }, { 0x80, 0x24F }, { 0x300, 0x36F },
  { 0x370, 0x3FF }, { 0x400, 0x52F }, { 0x591, 0x5EA }, { 0x600, 0x6FF }, { 0x900, 0x9FF },
  { 0xE00, 0xE7F }, { 0x1100, 0x11FF }, { 0x1E00, 0x1FFF }, { 0x2000, 0x206F },
  { 0x2100, 0x214F }, { 0x3000, 0x30FF }, { 0x4E00, 0x4FFF }, { 0xAC00, 0xACFF },
  { 0xE000, 0xE010 }, { 0xFB00, 0xFDFF }, { 0xFE00, 0xFFFF }, { 0x10400, 0x1044F },
  { 0x1D400, 0x1D4FF }, { 0x1F300, 0x1F64F }, { 0xE0000, 0xE01FF }, { 's', 's' }, { 'e', 'e' },
  { '#', '#' }, { 1, 0x10FFFF },
};

char *
random_text (GRand *random,
             int    longest)
{
  int n = g_rand_int_range (random, 0, longest);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      gsize block = g_rand_int_range (random, 0, G_N_ELEMENTS (blocks));
      gunichar c = g_rand_int_range (random, blocks[block].first, blocks[block].last + 1);

      g_string_append_unichar (text, g_unichar_validate (c) ? c : 's');
    }
  return g_string_free (text, FALSE);
}
