/* rows.c: loads +K rows for the rules in topics/.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/rows.h"

#include "store/database/sql.h"

void
clout_plus_k_rows_init (CloutPlusKRows *self)
{
  self->strings = g_string_chunk_new (1024);
  self->sent = g_array_new (FALSE, FALSE, sizeof (CloutPlusKSent));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
clout_plus_k_rows_clear (CloutPlusKRows *self)
{
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->sent, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}

static const char *
insert_string (CloutPlusKRows *self,
               sqlite3_stmt   *rows,
               int             column)
{
  const char *text = clout_sql_text (rows, column);

  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * clout_plus_k_rows_load:
 * @self: the rows
 * @rows: rows of id, endorser, receiver, topic, remote id, time, and acquaintance
 *
 * Returns: whether all were read
 */
gboolean
clout_plus_k_rows_load (CloutPlusKRows  *self,
                        sqlite3_stmt    *rows,
                        GError         **error)
{
  gboolean row = TRUE;

  while (clout_sql_step (rows, &row, error))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);
      CloutPlusKSent sent = { { 0, }, };

      if (!row)
        return TRUE;
      sent.plus_k = (CloutPlusK) { insert_string (self, rows, 1), insert_string (self, rows, 2),
                                   insert_string (self, rows, 3), insert_string (self, rows, 4),
                                   sqlite3_column_int64 (rows, 5) };
      sent.acquainted = sqlite3_column_int (rows, 6) != 0;
      g_array_append_val (self->sent, sent);
      g_array_append_val (self->ids, id);
    }
  return FALSE;
}
