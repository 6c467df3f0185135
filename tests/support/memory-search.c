/* memory-search.c: looks for a secret in the memory of this process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "memory-search.h"

#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_MAPPINGS 4096
#define PIECE (256 * 1024)
#define LONGEST 512

typedef struct
{
  guintptr start, end;
  gboolean locked;
} Mapping;

static Mapping mappings[MOST_MAPPINGS];
static char piece[PIECE];

/* memory_can_search: AddressSanitizer makes mlock() do nothing */
gboolean
memory_can_search (void)
{
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
  return TRUE;
#else
  return FALSE;
#endif
}

void
memory_mask (char *text,
             gsize length)
{
  for (gsize i = 0; i < length; i++)
    text[i] ^= MEMORY_MASK;
}

static gsize
read_mappings (void)
{
  FILE *file = fopen ("/proc/self/smaps", "r");
  gboolean writable = FALSE;
  char line[4096], access[5];
  gsize n = 0;

  g_assert_nonnull (file);
  while (fgets (line, sizeof line, file) != NULL)
    {
      unsigned long start, end;
      guint kib;

      if (sscanf (line, "%lx-%lx %4s", &start, &end, access) == 3)
        {
          writable = g_str_has_prefix (access, "rw");
          if (!writable)
            continue;
          g_assert_cmpuint (n, <, MOST_MAPPINGS);
          mappings[n++] = (Mapping) { start, end, FALSE };
        }
      else if (writable && sscanf (line, "Locked: %u kB", &kib) == 1)
        mappings[n - 1].locked = kib > 0;
    }
  fclose (file);
  return n;
}

static guint
count (guintptr    at,
       gsize       size,
       const char *masked,
       gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i + length <= size; i++)
    {
      gsize j = 0;

      while (j < length && (char) (piece[i + j] ^ MEMORY_MASK) == masked[j])
        j++;
      if (j == length && (at + i < (guintptr) piece || at + i >= (guintptr) piece + PIECE))
        n++;
    }
  return n;
}

/* memory_search: counts what can be written to, read as another process of the user could */
MemoryCopies
memory_search (const char *masked,
               gsize       length)
{
  MemoryCopies copies = { 0 };
  gsize n = read_mappings ();

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, LONGEST);
  for (gsize i = 0; i < n; i++)
    for (guintptr at = mappings[i].start; at < mappings[i].end; at += PIECE - LONGEST)
      {
        gsize size = MIN (PIECE, mappings[i].end - at);
        struct iovec to = { piece, size }, from = { (gpointer) at, size };
        gssize got = process_vm_readv (getpid (), &to, 1, &from, 1, 0);
        /* Copies that begin in the overlap belong to the next piece. */
        gsize own = MIN ((gsize) MAX (got, 0), PIECE - LONGEST + length - 1);
        guint found = count (at, own, masked, length);

        if (mappings[i].locked)
          copies.locked += found;
        else
          copies.open += found;
      }
  memset (piece, 0, sizeof piece);
  return copies;
}
