/* names.c: loads names of people and posts by id.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/names.h"

#include "store/database/sql.h"
#include "store/database/worker.h"

typedef struct
{
  CloutNameOf of;
  GArray *ids;
} Names;

static void
names_free (Names *names)
{
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

static void
names_worker (CloutStore *self,
              sqlite3    *db,
              GTask      *task,
              gpointer    task_data)
{
  const Names *wanted = task_data;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) find =
    clout_sql_prepare (db, wanted->of == CLOUT_NAME_PERSON
                       ? "SELECT name, handle, url FROM person WHERE id = ?1"
                       : "SELECT excerpt, NULL, url FROM post WHERE id = ?1", &error);

  for (guint i = 0; error == NULL && i < wanted->ids->len; i++)
    {
      CloutName *name = g_new0 (CloutName, 1);
      gboolean row = FALSE;

      g_ptr_array_add (names, name);
      clout_sql_bind (find, "i", g_array_index (wanted->ids, gint64, i));
      if (clout_sql_step (find, &row, &error) && row)
        {
          name->name = g_strdup (clout_sql_text (find, 0));
          name->detail = g_strdup (clout_sql_text (find, 1));
          name->url = g_strdup (clout_sql_text (find, 2));
        }
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&names), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * clout_store_load_names_async:
 * @of: people or posts
 * @ids: (array length=n_ids): row ids
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
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_load_names_async, cancellable,
                                                callback, user_data);
  Names *names = g_new0 (Names, 1);

  names->of = of;
  names->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (names->ids, ids, n_ids);
  g_task_set_task_data (task, names, (GDestroyNotify) names_free);
  clout_store_push (self, task, CLOUT_STORE_READ, names_worker);
}
