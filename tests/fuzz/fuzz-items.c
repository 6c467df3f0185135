/* fuzz-items.c: an export's files in the streaming JSON reader.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/archive.h"
#include "archives/format.h"
#include "archives/readers/json-items.h"
#include "archives/readers/json-read.h"
#include "check-batch.h"
#include "fuzz.h"

static const struct { const char *id; const char *name; } owners[] = {
  { "https://server.example/users/ada", "ada" },
  { "1", "ada" },
  { "Adé Sample", "ade" },
  { "1", "+Ade" },
  { "ada sample", "Ada Sample" },
};

/* Returns: (transfer full): the elements, then the error's code; fed @step bytes at a time. */
static GPtrArray *
cut (const char *text,
     gsize       size,
     const char *key,
     gsize       step)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CloutJsonItems) items = clout_json_items_new (key);
  g_autoptr(GError) error = NULL;
  gsize at = 0;

  while (at < size)
    {
      gsize used = 0;
      gsize length = 0;
      const char *item = NULL;

      if (!clout_json_items_feed (items, text + at, MIN (step, size - at), &used, &item, &length,
                                  &error))
        break;
      at += used;
      if (item != NULL)
        g_ptr_array_add (elements, g_strndup (item, length));
    }
  if (error == NULL)
    clout_json_items_finish (items, &error);
  g_assert_true (error == NULL || error->domain == CLOUT_ARCHIVE_ERROR);
  g_ptr_array_add (elements, g_strdup_printf ("%d", error != NULL ? error->code : -1));
  return elements;
}

static void
read_element (const char *text)
{
  static const CloutArchiveFormat *const formats[] = {
    &clout_archive_mastodon, &clout_archive_x, &clout_archive_facebook,
    &clout_archive_google_plus, &clout_archive_linkedin,
  };
  g_autoptr(CloutJsonParser) parser = clout_json_parser_new (NULL);
  g_autoptr(JsonNode) object = NULL;

  if (!clout_json_read_item (parser, text, strlen (text), &object, NULL) || object == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint k = 0; k < CLOUT_ARCHIVE_MAX_STREAMS && formats[i]->streams[k].pattern != NULL; k++)
      {
        g_autoptr(CloutBatch) batch = clout_batch_new ();
        g_auto(CloutArchiveOwner) owner;

        clout_archive_owner_init (&owner);
        owner.id = owners[i].id;
        owner.name = owners[i].name;
        formats[i]->streams[k].read (&owner, object, batch);
        check_batch (batch);
      }
}

/* The first byte chooses where the array is. Split differently, the result must be the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  guint how = fuzz_take (&bytes, 1);
  const char *key = how >= 128 ? CLOUT_JSON_ITEMS_ANY : how % 2 == 0 ? "orderedItems" : NULL;
  const char *text = (const char *) bytes.data;
  g_autoptr(GPtrArray) whole = cut (text, bytes.size, key, G_MAXSIZE);
  g_autoptr(GPtrArray) portions = cut (text, bytes.size, key, 1 + how / 2 % 16);

  g_assert_cmpuint (whole->len, ==, portions->len);
  for (guint i = 0; i < whole->len; i++)
    g_assert_cmpstr (g_ptr_array_index (whole, i), ==, g_ptr_array_index (portions, i));
  for (guint i = 0; i + 1 < whole->len; i++)
    read_element (g_ptr_array_index (whole, i));
  return 0;
}
