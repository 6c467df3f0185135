/* fuzz-csv.c: a table gives the same rows however its bytes are split; repaired text is valid
 * UTF-8.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/readers/csv-rows.h"
#include "archives/format.h"
#include "archives/readers/repair.h"
#include "check-batch.h"
#include "fuzz.h"

static void
read_row (JsonNode *row)
{
  const CloutArchiveFormat *format = &clout_archive_linkedin;
  g_auto(CloutArchiveOwner) owner;

  clout_archive_owner_init (&owner);
  owner.id = "ada sample";
  owner.name = "Ada Sample";
  for (guint i = 0; i < CLOUT_ARCHIVE_MAX_STREAMS && format->streams[i].pattern != NULL; i++)
    {
      g_autoptr(CloutBatch) batch = clout_batch_new ();

      format->streams[i].read (&owner, row, batch);
      check_batch (batch);
    }
}

/* One row per line, then the error or nothing. */
static GPtrArray *
cut (const char *text,
     gsize       size,
     gsize       portion)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CloutCsvRows) rows = clout_csv_rows_new ("Date");
  g_autoptr(GError) error = NULL;

  while (size > 0 && error == NULL)
    {
      g_autoptr(JsonNode) row = NULL;
      gsize used = 0;

      if (!clout_csv_rows_feed (rows, text, MIN (size, portion), &used, &row, &error))
        break;
      if (row != NULL)
        {
          g_ptr_array_add (lines, json_to_string (row, FALSE));
          read_row (row);
        }
      text += used;
      size -= used;
    }
  if (error == NULL)
    clout_csv_rows_finish (rows, &error);
  g_ptr_array_add (lines, g_strdup (error != NULL ? error->message : ""));

  return lines;
}

static void
check_repaired (const char *text,
                gsize       size)
{
  g_autofree char *valid = size > 0 ? g_utf8_make_valid (text, size) : g_strdup ("");
  g_autofree char *repaired = clout_repair_utf8 (valid);

  g_assert_true (g_utf8_validate (repaired, -1, NULL));
  g_assert_cmpuint (strlen (repaired), <=, strlen (valid));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  gsize portion = 1 + fuzz_take (&bytes, 1) % 16;
  const char *text = (const char *) bytes.data;
  g_autoptr(GPtrArray) whole = cut (text, bytes.size, G_MAXSIZE);
  g_autoptr(GPtrArray) portions = cut (text, bytes.size, portion);

  g_assert_cmpuint (whole->len, ==, portions->len);
  for (guint i = 0; i < whole->len; i++)
    g_assert_cmpstr (g_ptr_array_index (whole, i), ==, g_ptr_array_index (portions, i));
  check_repaired (text, bytes.size);
  return 0;
}
