/* made-ids.c: ids for entries that an export gives none.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/made-ids.h"

/* Entries of one second are near each other in their file. */
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

/* Some exports list an entry in two files: it gets the same id in each. */
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
 * @kind: what sort of entry it is
 * @time: Unix seconds
 * @content: (nullable): what tells it from another entry of its second
 *
 * Returns: (transfer full): "kind-time", with "-2" and so on for further entries of the same
 *   second; the same for the same file of another download
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
