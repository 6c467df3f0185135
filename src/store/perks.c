/* perks.c: feeds of perks and their offers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/perks.h"

#include "store/database/sql.h"
#include "store/database/worker.h"

static char *
join_words (GStrv words)
{
  return words != NULL ? g_strjoinv ("\n", words) : g_strdup ("");
}

static gboolean
put_perk (sqlite3_stmt     *put,
          guint             position,
          const CloutPerk  *perk,
          GError          **error)
{
  g_autofree char *topics = join_words (perk->topics);
  g_autofree char *regions = join_words (perk->regions);

  clout_sql_bind (put, "issssdiss", (gint64) position, perk->title, perk->what, perk->link,
                  perk->disclosure, perk->from_score, perk->until, topics, regions);
  return clout_sql_run (put, error);
}

typedef struct
{
  CloutPerkFeed *feed;
  gboolean known;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  clout_perk_feed_free (put->feed);
  g_free (put);
}

static gboolean
is_known (sqlite3     *db,
          const char  *url,
          gboolean    *ret_known,
          GError     **error)
{
  g_autoptr(sqlite3_stmt) ask =
    clout_sql_prepare (db, "SELECT 1 FROM perk_feed WHERE url = ?1", error);

  if (ask == NULL)
    return FALSE;
  clout_sql_bind (ask, "s", url);
  return clout_sql_step (ask, ret_known, error);
}

/* The row of a feed that is there keeps its number, and so its place. */
static gboolean
put_feed (sqlite3              *db,
          const CloutPerkFeed  *feed,
          GError              **error)
{
  g_autoptr(sqlite3_stmt) head =
    clout_sql_prepare (db, "INSERT INTO perk_feed (url, publisher, fetched) VALUES (?1, ?2, ?3)"
                       " ON CONFLICT (url) DO UPDATE SET publisher = ?2, fetched = ?3", error);
  g_autoptr(sqlite3_stmt) clear = NULL;
  g_autoptr(sqlite3_stmt) put = NULL;

  if (head == NULL)
    return FALSE;
  clout_sql_bind (head, "ssi", feed->url, feed->publisher, feed->fetched);
  clear = clout_sql_prepare (db, "DELETE FROM perk WHERE feed ="
                             " (SELECT id FROM perk_feed WHERE url = ?1)", error);
  if (clear == NULL || !clout_sql_run (head, error))
    return FALSE;
  clout_sql_bind (clear, "s", feed->url);
  put = clout_sql_prepare (db, "INSERT INTO perk (feed, position, title, what, link, disclosure,"
                           " from_score, expires, topics, regions) VALUES"
                           " ((SELECT id FROM perk_feed WHERE url = ?10),"
                           " ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (put == NULL || !clout_sql_run (clear, error))
    return FALSE;
  sqlite3_bind_text (put, 10, feed->url, -1, SQLITE_TRANSIENT);
  for (guint i = 0; i < feed->perks->len; i++)
    if (!put_perk (put, i, feed->perks->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_if_wanted (sqlite3   *db,
               gpointer   data,
               GError   **error)
{
  const Put *put = data;
  gboolean known = TRUE;

  return (!put->known || is_known (db, put->feed->url, &known, error))
    && (!known || put_feed (db, put->feed, error));
}

static void
put_feed_worker (CloutStore *self,
                 sqlite3    *db,
                 GTask      *task,
                 gpointer    task_data)
{
  GError *error = NULL;

  if (clout_sql_write (db, put_if_wanted, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
clout_store_upsert_perk_feed_async (CloutStore          *self,
                                    const CloutPerkFeed *feed,
                                    gboolean             known,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_upsert_perk_feed_async,
                                                cancellable,
                                                callback, user_data);

  Put put = { clout_perk_feed_copy (feed), known };

  g_task_set_task_data (task, g_memdup2 (&put, sizeof put), put_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, put_feed_worker);
}

gboolean
clout_store_upsert_perk_feed_finish (CloutStore    *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
remove_feed_worker (CloutStore *self,
                    sqlite3    *db,
                    GTask      *task,
                    gpointer    task_data)
{
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) delete =
    clout_sql_prepare (db, "DELETE FROM perk_feed WHERE url = ?1", &error);

  if (delete != NULL)
    clout_sql_bind (delete, "s", task_data);
  if (delete != NULL && clout_sql_run (delete, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
clout_store_remove_perk_feed_async (CloutStore          *self,
                                    const char          *url,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_remove_perk_feed_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (url), g_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, remove_feed_worker);
}

gboolean
clout_store_remove_perk_feed_finish (CloutStore    *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GStrv
split_words (const char *text)
{
  return g_strsplit (text, "\n", -1);
}

static CloutPerk *
read_perk (sqlite3_stmt *row)
{
  CloutPerk *perk = clout_perk_new ();

  perk->title = g_strdup (clout_sql_text (row, 0));
  perk->what = g_strdup (clout_sql_text (row, 1));
  perk->link = g_strdup (clout_sql_text (row, 2));
  perk->disclosure = g_strdup (clout_sql_text (row, 3));
  perk->from_score = sqlite3_column_double (row, 4);
  perk->until = sqlite3_column_int64 (row, 5);
  perk->topics = split_words (clout_sql_text (row, 6));
  perk->regions = split_words (clout_sql_text (row, 7));
  return perk;
}

/* A database that someone else wrote to must not bring a link to the screen either. */
static gboolean
load_perks (sqlite3        *db,
            CloutPerkFeed  *feed,
            GError        **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT title, what, link, disclosure, from_score, expires, topics,"
                       " regions FROM perk WHERE feed ="
                       " (SELECT id FROM perk_feed WHERE url = ?1) ORDER BY position", error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "s", feed->url);
  while (row && clout_sql_step (rows, &row, error) && row)
    {
      g_autoptr(CloutPerk) perk = read_perk (rows);

      if (clout_perk_is_sound (perk))
        g_ptr_array_add (feed->perks, g_steal_pointer (&perk));
    }
  return rows != NULL && !row;
}

static gboolean
load_feeds (sqlite3    *db,
            GPtrArray  *feeds,
            GError    **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT url, publisher, fetched FROM perk_feed ORDER BY id", error);
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, error) && row)
    {
      CloutPerkFeed *feed = clout_perk_feed_new (clout_sql_text (rows, 0));

      g_ptr_array_add (feeds, feed);
      g_free (feed->publisher);
      feed->publisher = g_strdup (clout_sql_text (rows, 1));
      feed->fetched = sqlite3_column_int64 (rows, 2);
      if (!load_perks (db, feed, error))
        return FALSE;
    }
  return rows != NULL && !row;
}

static void
list_feeds_worker (CloutStore *self,
                   sqlite3    *db,
                   GTask      *task,
                   gpointer    task_data)
{
  g_autoptr(GPtrArray) feeds =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_perk_feed_free);
  GError *error = NULL;

  if (load_feeds (db, feeds, &error))
    g_task_return_pointer (task, g_steal_pointer (&feeds), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
clout_store_list_perk_feeds_async (CloutStore          *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_perk_feeds_async,
                                                cancellable, callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_READ, list_feeds_worker);
}

GPtrArray *
clout_store_list_perk_feeds_finish (CloutStore    *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
