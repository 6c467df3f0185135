/* made-ids.c: makes ids for entries that have none in the export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/made-ids.h"

/* Entries of the same second are close to each other in their file. */
#define N_REMEMBERED 64

typedef struct
{
  guint kind;
  guint content;
  guint number;
  gint64 time;
} Entry;

struct _CloutMadeIds
{
  Entry entries[N_REMEMBERED];
  guint n;
};

CloutMadeIds *
clout_made_ids_new (void)
{
  return g_new0 (CloutMadeIds, 1);
}

void
clout_made_ids_free (CloutMadeIds *self)
{
  g_free (self);
}

/* Some exports list an entry in two files: it gets the same id in both. */
void
clout_made_ids_begin_file (CloutMadeIds *self)
{
  self->n = 0;
}

static guint
find_number (CloutMadeIds *self,
             guint         kind,
             gint64        time,
             guint         content)
{
  guint last = 0;

  for (guint i = 0; i < MIN (self->n, N_REMEMBERED); i++)
    {
      const Entry *entry = &self->entries[i];

      if (entry->kind != kind || entry->time != time)
        continue;
      if (entry->content == content)
        return entry->number;
      last = MAX (last, entry->number);
    }
  self->entries[self->n++ % N_REMEMBERED] = (Entry) { kind, content, last + 1, time };

  return last + 1;
}

/**
 * clout_made_ids_dup:
 * @self: the ids
 * @kind: kind of entry
 * @time: Unix seconds
 * @content: (nullable): what distinguishes it from other entries of the same second
 *
 * Returns: (transfer full): "kind-time", with "-2" and so on for further entries of the same
 *   second; always the same for the same file, even in another download
 */
char *
clout_made_ids_dup (CloutMadeIds *self,
                    const char   *kind,
                    gint64        time,
                    const char   *content)
{
  guint number = find_number (self, g_str_hash (kind), time,
                              content != NULL ? g_str_hash (content) : 0);

  if (number == 1)
    return g_strdup_printf ("%s-%" G_GINT64_FORMAT, kind, time);

  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%u", kind, time, number);
}
