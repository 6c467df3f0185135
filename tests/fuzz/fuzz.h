/* fuzz.h: shared by the fuzz targets: the entry point, and reading numbers from the input.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FuzzBytes: the rest of an input; reads past its end return zeros.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
} FuzzBytes;

/* Called by libFuzzer and by replay.c; each target has its own. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* The next @n bytes, at most 8, as a little-endian number. */
static inline guint64
fuzz_take (FuzzBytes *self,
           guint      n)
{
  guint64 value = 0;

  for (guint i = 0; i < n && self->size > 0; i++)
    {
      value |= (guint64) *self->data++ << (8 * i);
      self->size--;
    }
  return value;
}

/* The bytes up to the next newline or the end, converted to UTF-8 if they are invalid. */
static inline char *
fuzz_take_line (FuzzBytes *self)
{
  gsize length = 0;
  char *line;

  while (length < self->size && self->data[length] != '\n')
    length++;
  line = length > 0 ? g_utf8_make_valid ((const char *) self->data, length) : g_strdup ("");
  length = MIN (length + 1, self->size);
  self->data += length;
  self->size -= length;
  return line;
}

static inline char *
fuzz_take_rest (FuzzBytes *self)
{
  char *rest = self->size > 0 ? g_utf8_make_valid ((const char *) self->data, self->size)
                              : g_strdup ("");

  self->size = 0;
  return rest;
}

G_END_DECLS
