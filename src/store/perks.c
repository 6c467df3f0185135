/* perks.c: feeds of perks and their offers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/perks.h"

#include "store/database/call.h"

static char *
join_words (GStrv words)
{
  return words != NULL ? g_strjoinv ("\n", words) : g_strdup ("");
}

static gboolean
insert_perk (sqlite3_stmt    *upsert,
             guint            position,
             const CloutPerk *perk,
             GError         **error)
{
  g_autofree char *topics = join_words (perk->topics);
  g_autofree char *regions = join_words (perk->regions);

  clout_sql_bind (upsert, "issssdiss", (gint64) position, perk->title, perk->what, perk->link,
                  perk->disclosure, perk->from_score, perk->until, topics, regions);
  return clout_sql_run (upsert, error);
}

typedef struct
{
  CloutPerkFeed *feed;
  gboolean known;
} Upsert;

static void
upsert_free (gpointer data)
{
  Upsert *upsert = data;

  clout_perk_feed_free (upsert->feed);
  g_free (upsert);
}

/* An existing feed keeps its row id, and so its position. */
static gboolean
upsert_feed (sqlite3             *db,
             const CloutPerkFeed *feed,
             GError             **error)
{
  g_autoptr(sqlite3_stmt) upsert = NULL;

  if (!clout_sql_change (db, "INSERT INTO perk_feed (url, publisher, fetched) VALUES (?1, ?2, ?3)"
                         " ON CONFLICT (url) DO UPDATE SET publisher = ?2, fetched = ?3;"
                         "DELETE FROM perk WHERE feed = (SELECT id FROM perk_feed WHERE url = ?1)",
                         clout_binds_new ("ssi", feed->url, feed->publisher, feed->fetched),
                         error))
    return FALSE;
  upsert = clout_sql_prepare (db, "INSERT INTO perk (feed, position, title, what, link, disclosure,"
                              " from_score, expires, topics, regions) VALUES"
                              " ((SELECT id FROM perk_feed WHERE url = ?10),"
                              " ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_text (upsert, 10, feed->url, -1, SQLITE_TRANSIENT);
  for (guint i = 0; i < feed->perks->len; i++)
    if (!insert_perk (upsert, i, feed->perks->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
upsert_if_wanted (sqlite3 *db,
                  gpointer data,
                  GError **error)
{
  const Upsert *upsert = data;
  gint64 wanted = !upsert->known;

  return clout_sql_find (db, "SELECT 1 FROM perk_feed WHERE url = ?1",
                         clout_binds_new ("s", upsert->feed->url), &wanted, error)
    && (!wanted || upsert_feed (db, upsert->feed, error));
}

/**
 * clout_store_upsert_perk_feed_async:
 * @self: a store
 * @feed: the feed; copied
 * @known: whether to store it only if it exists, because the person may have unsubscribed while it
 *   was fetched
 *
 * Stores a feed, replacing the one with the same address.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_upsert_perk_feed_async (CloutStore          *self,
                                    const CloutPerkFeed *feed,
                                    gboolean             known,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .change = upsert_if_wanted,
                                       .free_args = upsert_free };
  Upsert upsert = { clout_perk_feed_copy (feed), known };

  clout_store_call_async (self, &call, g_memdup2 (&upsert, sizeof upsert), cancellable, callback,
                          user_data);
}

/**
 * clout_store_remove_perk_feed_async:
 * @self: a store
 * @url: URL of a feed
 *
 * Removes a feed and its offers.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_remove_perk_feed_async (CloutStore          *self,
                                    const char          *url,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  clout_store_change_async (self, "DELETE FROM perk_feed WHERE url = ?1",
                            clout_binds_new ("s", url), cancellable, callback, user_data);
}

static GStrv
split_words (const char *text)
{
  return g_strsplit (text, "\n", -1);
}

/* Another program may have changed the database, so check links here too. */
static gpointer
read_perk (sqlite3_stmt *row)
{
  g_autoptr(CloutPerk) perk = clout_perk_new ();

  perk->title = g_strdup (clout_sql_text (row, 0));
  perk->what = g_strdup (clout_sql_text (row, 1));
  perk->link = g_strdup (clout_sql_text (row, 2));
  perk->disclosure = g_strdup (clout_sql_text (row, 3));
  perk->from_score = sqlite3_column_double (row, 4);
  perk->until = sqlite3_column_int64 (row, 5);
  perk->topics = split_words (clout_sql_text (row, 6));
  perk->regions = split_words (clout_sql_text (row, 7));
  return clout_perk_is_sound (perk) ? g_steal_pointer (&perk) : NULL;
}

static gpointer
read_feed (sqlite3_stmt *row)
{
  CloutPerkFeed *feed = clout_perk_feed_new (clout_sql_text (row, 0));

  g_free (feed->publisher);
  feed->publisher = g_strdup (clout_sql_text (row, 1));
  feed->fetched = sqlite3_column_int64 (row, 2);
  return feed;
}

static gpointer
list_feeds (sqlite3   *db,
            gpointer   args,
            GError   **error)
{
  static const CloutSqlList feed_list = {
    "SELECT url, publisher, fetched FROM perk_feed ORDER BY id", read_feed,
    (GDestroyNotify) clout_perk_feed_free };
  static const CloutSqlList perk_list = {
    "SELECT title, what, link, disclosure, from_score, expires, topics, regions FROM perk"
    " WHERE feed = (SELECT id FROM perk_feed WHERE url = ?1) ORDER BY position", read_perk,
    (GDestroyNotify) clout_perk_free };
  g_autoptr(GPtrArray) feeds = clout_sql_list (db, &feed_list, NULL, error);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      CloutPerkFeed *feed = feeds->pdata[i];
      GPtrArray *perks = clout_sql_list (db, &perk_list, clout_binds_new ("s", feed->url), error);

      if (perks == NULL)
        return NULL;
      g_ptr_array_unref (feed->perks);
      feed->perks = perks;
    }
  return g_steal_pointer (&feeds);
}

void
clout_store_list_perk_feeds_async (CloutStore          *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_feeds,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };

  clout_store_call_async (self, &call, NULL, cancellable, callback, user_data);
}
