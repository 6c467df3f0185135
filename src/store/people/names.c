/* names.c: loads names of people and posts by id.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/names.h"

#include "store/database/call.h"

typedef struct
{
  CloutNameOf of;
  GArray *ids;
} Names;

static void
names_free (gpointer data)
{
  Names *names = data;

  g_array_unref (names->ids);
  g_free (names);
}

static void
name_free (CloutName *name)
{
  g_free (name->name);
  g_free (name->detail);
  g_free (name->url);
  g_free (name);
}

static gpointer
load_names (sqlite3   *db,
            gpointer   args,
            GError   **error)
{
  const Names *wanted = args;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
  g_autoptr(sqlite3_stmt) find =
    clout_sql_prepare (db, wanted->of == CLOUT_NAME_PERSON
                       ? "SELECT name, handle, url FROM person WHERE id = ?1"
                       : "SELECT excerpt, NULL, url FROM post WHERE id = ?1", error);

  if (find == NULL)
    return NULL;
  for (guint i = 0; i < wanted->ids->len; i++)
    {
      CloutName *name = g_new0 (CloutName, 1);
      gboolean row = FALSE;

      g_ptr_array_add (names, name);
      clout_sql_bind (find, "i", g_array_index (wanted->ids, gint64, i));
      if (!clout_sql_step (find, &row, error))
        return NULL;
      if (!row)
        continue;
      name->name = g_strdup (clout_sql_text (find, 0));
      name->detail = g_strdup (clout_sql_text (find, 1));
      name->url = g_strdup (clout_sql_text (find, 2));
    }
  return g_steal_pointer (&names);
}

/**
 * clout_store_load_names_async:
 * @self: a store
 * @of: people or posts
 * @ids: (array length=n_ids): row ids
 * @n_ids: number of ids
 *
 * Loads the names of people or posts.
 */
void
clout_store_load_names_async (CloutStore          *self,
                              CloutNameOf          of,
                              const gint64        *ids,
                              gsize                n_ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_names,
                                       .free_args = names_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  Names *names = g_new0 (Names, 1);

  names->of = of;
  names->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (names->ids, ids, n_ids);
  clout_store_call_async (self, &call, names, cancellable, callback, user_data);
}
