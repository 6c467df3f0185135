/* us-keyboard.c: a US keyboard for GTK under Wine 8, which has none of Windows' keyboard layouts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <windows.h>

/* What GTK reads of Windows' keyboard layouts. mingw-w64 doesn't have Microsoft's kbd.h. */
typedef struct
{
  BYTE key;
  BYTE bits;
} VkToBit;

typedef struct
{
  const VkToBit *bits;
  WORD most;
  BYTE levels[3];
} Modifiers;

typedef struct
{
  BYTE key;
  BYTE capital_by_lock;
  WCHAR plain;
  WCHAR shifted;
} VkToWchars;

typedef struct
{
  const VkToWchars *keys;
  BYTE n_levels;
  BYTE size;
} VkToWcharTable;

typedef struct
{
  const Modifiers *modifiers;
  const VkToWcharTable *tables;
  void *unused[5];
  BYTE n_scan_codes;
  void *extended[2];
  DWORD flags;
  BYTE n_ligatures;
  BYTE ligature_size;
  void *ligatures;
} KbdTables;

#define LETTER(upper) { upper, 1, upper - 'A' + 'a', upper }

static const VkToBit bits[] = { { VK_SHIFT, 1 }, { VK_CONTROL, 2 }, { 0 } };

static const Modifiers modifiers = { bits, 2, { 0, 1, 2 } };

static const VkToWchars keys[] = {
  LETTER ('A'), LETTER ('B'), LETTER ('C'), LETTER ('D'), LETTER ('E'), LETTER ('F'), LETTER ('G'),
  LETTER ('H'), LETTER ('I'), LETTER ('J'), LETTER ('K'), LETTER ('L'), LETTER ('M'), LETTER ('N'),
  LETTER ('O'), LETTER ('P'), LETTER ('Q'), LETTER ('R'), LETTER ('S'), LETTER ('T'), LETTER ('U'),
  LETTER ('V'), LETTER ('W'), LETTER ('X'), LETTER ('Y'), LETTER ('Z'),
  { '1', 0, '1', '!' }, { '2', 0, '2', '@' }, { '3', 0, '3', '#' }, { '4', 0, '4', '$' },
  { '5', 0, '5', '%' }, { '6', 0, '6', '^' }, { '7', 0, '7', '&' }, { '8', 0, '8', '*' },
  { '9', 0, '9', '(' }, { '0', 0, '0', ')' },
  { VK_SPACE, 0, ' ', ' ' }, { VK_OEM_1, 0, ';', ':' }, { VK_OEM_2, 0, '/', '?' },
  { VK_OEM_PERIOD, 0, '.', '>' }, { VK_OEM_COMMA, 0, ',', '<' }, { VK_OEM_MINUS, 0, '-', '_' },
  { 0 }
};

static const VkToWcharTable tables[] = { { keys, 2, sizeof keys[0] }, { 0 } };

static const KbdTables layout = { &modifiers, tables, .n_scan_codes = 0 };

__declspec(dllexport) const void *KbdLayerDescriptor (void);

const void *
KbdLayerDescriptor (void)
{
  return &layout;
}
