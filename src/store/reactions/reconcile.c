/* reconcile.c: deletes what lists no longer show.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/reconcile.h"

#include <string.h>

#include "base/duration.h"
#include "store/database/sql.h"

/* How long a list must remain empty before it is trusted. */
#define EMPTY_SECONDS CLOUT_DAY

typedef struct
{
  sqlite3 *db;
  gint64 account;
  gint64 now;
  const CloutBatchListing *listing;
  GHashTable *shown;
} Reconcile;

/* Runs a statement on the account, with up to two numbers. */
static gboolean
run (Reconcile   *self,
     const char  *sql,
     gint64       two,
     gint64       three,
     GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "iii", self->account, two, three);
  return clout_sql_run (statement, error);
}

/* Replies can be reconciled if all of their thread is shown. */
static gboolean
is_in_cut_thread (Reconcile  *self,
                  const char *name)
{
  const char *end = self->listing->thread != 0 ? strrchr (name, self->listing->thread) : NULL;
  g_autofree char *thread = end != NULL ? g_strndup (name, (gsize) (end + 1 - name)) : NULL;

  return thread != NULL && !g_hash_table_contains (self->shown, thread);
}

static gboolean
is_gone (Reconcile  *self,
         const char *name)
{
  return name != NULL && !g_hash_table_contains (self->shown, name)
    && !is_in_cut_thread (self, name)
    && (self->listing->covers == NULL || self->listing->covers (name));
}

/* Returns (transfer full) (nullable): the remote ids, in the second column, of rows whose name,
   in the first, isn't on the list. */
static GPtrArray *
list_gone (Reconcile     *self,
           sqlite3_stmt  *rows,
           GError       **error)
{
  g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  gboolean row = FALSE;

  for (;;)
    {
      if (!clout_sql_step (rows, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&gone);
      if (is_gone (self, clout_sql_text (rows, 0)))
        g_ptr_array_add (gone, g_strdup (clout_sql_text (rows, 1)));
    }
}

/* Deletes rows that @list, with parameters for the account and two numbers, selects and that
   aren't on the list. @drop has parameters for the account and a name. */
static gboolean
drop_gone (Reconcile   *self,
           const char  *list,
           gint64       two,
           gint64       three,
           const char  *drop,
           GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (self->db, list, error);
  g_autoptr(sqlite3_stmt) one = rows != NULL ? clout_sql_prepare (self->db, drop, error) : NULL;
  g_autoptr(GPtrArray) gone = NULL;

  if (one == NULL)
    return FALSE;
  clout_sql_bind (rows, "iii", self->account, two, three);
  gone = list_gone (self, rows, error);
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    {
      clout_sql_bind (one, "is", self->account, gone->pdata[i]);
      if (!clout_sql_run (one, error))
        return FALSE;
    }
  return gone != NULL;
}

#define GONE "(SELECT id FROM temp.gone)"
#define GONE_NAMES "(SELECT remote FROM post WHERE id IN " GONE ")"

/* Deletes posts with everything on them. A post that is only known from acts goes with the last
   of them. */
static gboolean
drop_posts (Reconcile  *self,
            GError    **error)
{
  static const char *const statements[] = {
    "DELETE FROM reaction WHERE account = ?1 AND post IN " GONE,
    "DELETE FROM remark WHERE account = ?1 AND post IN " GONE,
    "DELETE FROM asked WHERE account = ?1 AND post IN " GONE,
    "DELETE FROM own_act WHERE account = ?1 AND (post IN " GONE_NAMES
    " OR remote IN " GONE_NAMES ")",
    "DELETE FROM post WHERE account = ?1 AND id IN " GONE,
  };
  gint64 n = 0;

  if (!clout_sql_find (self->db, "SELECT count (*) FROM temp.gone", NULL, &n, error))
    return FALSE;
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (statements); i++)
    if (!run (self, statements[i], 0, 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
clear_gone (Reconcile  *self,
            GError    **error)
{
  return clout_sql_exec (self->db, "CREATE TEMP TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY)",
                         error)
    && clout_sql_exec (self->db, "DELETE FROM temp.gone", error);
}

/* Posts that are only known from acts on them have no time. */
static gboolean
drop_bare_posts (Reconcile  *self,
                 GError    **error)
{
  return clear_gone (self, error)
    && run (self, "INSERT INTO temp.gone SELECT id FROM post WHERE account = ?1 AND time = 0"
            " AND excerpt IS NULL AND url IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM reaction WHERE account = ?1 AND post = post.id)"
            " AND id NOT IN (SELECT post FROM remark WHERE account = ?1)", 0, 0, error)
    && drop_posts (self, error);
}

static gboolean
reconcile_posts (Reconcile  *self,
                 GError    **error)
{
  gint64 since = self->listing->since;

  return clear_gone (self, error)
    && drop_gone (self, "SELECT remote, remote FROM post WHERE account = ?1 AND time > ?2", since,
                  0, "INSERT INTO temp.gone SELECT id FROM post WHERE account = ?1 AND remote = ?2",
                  error)
    && drop_posts (self, error)
    && (!self->listing->given
        || drop_gone (self, "SELECT kind || '  ' || remote, kind || ' ' || remote FROM given"
                      " WHERE account = ?1 AND time > ?2 AND kind < ?3", since,
                      CLOUT_REACTION_LIKE,
                      "DELETE FROM given WHERE account = ?1 AND kind = CAST (?2 AS INTEGER)"
                      " AND remote = substr (?2, instr (?2, ' ') + 1)", error));
}

/* Someone who stopped following counts as never having followed, because the score can't know
   more. */
static gboolean
reconcile_people (Reconcile  *self,
                  GError    **error)
{
  gint64 flag = self->listing->flag;
  g_autofree char *drop =
    g_strdup_printf ("UPDATE person SET flags = flags & ~%" G_GINT64_FORMAT
                     " WHERE account = ?1 AND remote = ?2", flag);

  return drop_gone (self, "SELECT remote, remote FROM person WHERE account = ?1"
                    " AND (flags & ?2) <> 0", flag, 0, drop, error)
    && ((flag & CLOUT_PERSON_FOLLOWS) == 0
        || run (self, "DELETE FROM reaction WHERE account = ?1 AND post = 0 AND kind = ?2"
                " AND person NOT IN (SELECT id FROM person WHERE account = ?1"
                " AND (flags & ?3) <> 0)", CLOUT_REACTION_FOLLOW, flag, error));
}

/* Lists of single posts are more accurate than notifications. */
#define ASKED " AND (post.id IS NULL OR post.time < %" G_GINT64_FORMAT \
  " OR (%u >> kind) & 1 = 0)"

static gboolean
reconcile_words (Reconcile  *self,
                 GError    **error)
{
  const CloutBatchListing *listing = self->listing;
  g_autofree char *list =
    g_strdup_printf ("SELECT remark.remote, remark.remote FROM remark LEFT JOIN post"
                     " ON post.id = remark.post WHERE remark.account = ?1 AND remark.time > ?2"
                     ASKED, listing->window, listing->asked);

  return drop_gone (self, list, listing->since, 0,
                    "DELETE FROM remark WHERE account = ?1 AND remote = ?2", error);
}

#define FOLLOWS "2"
#define FOLLOW "5"
G_STATIC_ASSERT (CLOUT_PERSON_FOLLOWS == 2 && CLOUT_REACTION_FOLLOW == 5);

#define DROP_ACT "DELETE FROM reaction WHERE account = ?1" \
  " AND post || ' ' || kind || ' ' || person = ?2 AND post = CAST (?2 AS INTEGER)"

/* Once a day is enough for the rest, of which there may be a million. */
static gboolean
reconcile_acts (Reconcile  *self,
                GError    **error)
{
  const CloutBatchListing *listing = self->listing;
  g_autofree char *list =
    g_strdup_printf ("SELECT kind || ' ' || person.remote || ' ' || coalesce (post.remote, ''),"
                     " reaction.post || ' ' || kind || ' ' || person FROM reaction JOIN person"
                     " ON person.id = reaction.person LEFT JOIN post ON post.id = reaction.post"
                     " WHERE reaction.account = ?1 AND reaction.time > ?2" ASKED,
                     listing->window, listing->asked);

  if (listing->checked == 0)
    return TRUE;
  /* Lists of followers, if the server has one, are read later and decide who is one. */
  return drop_gone (self, list, listing->since, 0, "UPDATE person SET flags = flags & ~"
                    FOLLOWS " WHERE account = ?1 AND ?2 = '0 " FOLLOW " ' || id", error)
    && drop_gone (self, list, listing->since, 0, DROP_ACT, error);
}

/* The posts that the list covers; NULL means all. */
static gboolean
list_posts (Reconcile *self,
            GError   **error)
{
  const char *const *posts = self->listing->posts;
  g_autoptr(sqlite3_stmt) add = NULL;

  if (!clout_sql_exec (self->db, "CREATE TEMP TABLE IF NOT EXISTS about (post INTEGER)", error)
      || !clout_sql_exec (self->db, "DELETE FROM temp.about", error))
    return FALSE;
  if (posts == NULL)
    return clout_sql_exec (self->db, "INSERT INTO temp.about VALUES (NULL)", error);
  add = clout_sql_prepare (self->db, "INSERT INTO temp.about SELECT id FROM post"
                           " WHERE account = ?1 AND remote = ?2", error);
  if (add == NULL)
    return FALSE;
  for (gsize i = 0; posts[i] != NULL; i++)
    {
      clout_sql_bind (add, "is", self->account, posts[i]);
      if (!clout_sql_run (add, error))
        return FALSE;
    }
  return TRUE;
}

#define ABOUT(post) " AND (%u >> kind) & 1 = 1 AND EXISTS (SELECT 1 FROM temp.about" \
  " WHERE about.post IS NULL OR about.post = " post ")"

/* A thread is deleted with its replies. */
static char *
dup_drop (Reconcile  *self,
          const char *table)
{
  char thread = self->listing->thread;
  g_autofree char *replies =
    thread == 0 ? NULL : g_strdup_printf (" OR remote > ?2 || '%c' AND remote < ?2 || '%c'", thread,
                                          thread + 1);

  return g_strdup_printf ("DELETE FROM %s WHERE account = ?1 AND (remote = ?2%s)", table,
                          replies != NULL ? replies : "");
}

static gboolean
drop_replies (Reconcile *self,
              GError   **error)
{
  g_autofree char *list =
    g_strdup_printf ("SELECT remote, remote FROM remark WHERE account = ?1 AND time > ?2"
                     " AND (?3 = 0 OR time < ?3)" ABOUT ("remark.post"), self->listing->kinds);
  g_autofree char *drop = dup_drop (self, "remark");

  return drop_gone (self, list, self->listing->since, self->listing->until, drop, error);
}

/* The account's own replies have no time: a list that begins before their post has all of them. */
static gboolean
drop_own_replies (Reconcile *self,
                  GError   **error)
{
  g_autofree char *list =
    g_strdup_printf ("SELECT own_act.remote, own_act.remote FROM own_act JOIN post"
                     " ON post.account = ?1 AND post.remote = own_act.post"
                     " WHERE own_act.account = ?1 AND own_act.remote <> '' AND post.time > ?2"
                     ABOUT ("post.id"), self->listing->kinds);
  g_autofree char *drop = dup_drop (self, "own_act");

  return self->listing->until > 0 || self->listing->others
    || drop_gone (self, list, self->listing->since, 0, drop, error);
}

static gboolean
drop_acts (Reconcile  *self,
           GError    **error)
{
  CloutBatchListing listing = *self->listing;
  Reconcile acts = { self->db, self->account, self->now, &listing, self->shown };
  g_autofree char *list =
    g_strdup_printf ("SELECT kind || ' ' || person.remote || ' ' || post.remote,"
                     " reaction.post || ' ' || kind || ' ' || person FROM reaction JOIN person"
                     " ON person.id = reaction.person JOIN post ON post.id = reaction.post"
                     " WHERE reaction.account = ?1 AND reaction.time > ?2"
                     ABOUT ("reaction.post"), listing.kinds);

  listing.covers = NULL;
  return drop_gone (&acts, list, listing.since, 0, DROP_ACT, error);
}

/* Returns the number in the first column, 0 if there is no row, or -1 with @error set. */
static gint64
ask (Reconcile   *self,
     const char  *sql,
     const char  *name,
     GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (self->db, sql, error);
  gboolean row = FALSE;

  if (rows == NULL)
    return -1;
  clout_sql_bind (rows, "isi", self->account, name, self->listing->since);
  if (!clout_sql_step (rows, &row, error))
    return -1;
  return row ? MAX (sqlite3_column_int64 (rows, 0), 0) : 0;
}

static gboolean
note_empty (Reconcile  *self,
            const char *name,
            gboolean    empty,
            GError    **error)
{
  g_autoptr(sqlite3_stmt) insert =
    clout_sql_prepare (self->db, empty ? "INSERT INTO cursor (account, resource, done)"
                       " VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE"
                       " SET done = min (done, excluded.done)"
                       : "DELETE FROM cursor WHERE account = ?1 AND resource = ?2", error);

  if (insert == NULL)
    return FALSE;
  clout_sql_bind (insert, empty ? "isi" : "is", self->account, name, self->now);
  return clout_sql_run (insert, error);
}

/* A server with problems may return an empty list, but hardly for a day. */
static gboolean
check_empty (Reconcile  *self,
             gboolean   *ret_believed,
             GError    **error)
{
  const CloutBatchListing *listing = self->listing;
  g_autofree char *name =
    g_strdup_printf ("%s" CLOUT_LISTING_EMPTY " %u %s", listing->resource, listing->kinds,
                     listing->posts != NULL && listing->posts[0] != NULL ? listing->posts[0] : "");
  g_autofree char *count =
    g_strdup_printf ("SELECT (SELECT count (*) FROM remark WHERE account = ?1 AND time > ?3"
                     ABOUT ("remark.post") ") + (SELECT count (*) FROM reaction WHERE account = ?1"
                     " AND time > ?3" ABOUT ("reaction.post") ") WHERE ?2 <> ''", listing->kinds,
                     listing->kinds);
  gint64 left = listing->doubtful ? ask (self, count, name, error) : 0;
  gint64 since = ask (self, "SELECT done FROM cursor WHERE account = ?1 AND resource = ?2"
                      " AND ?3 IS NOT NULL", name, error);

  if (left < 0 || since < 0)
    return FALSE;
  *ret_believed = !listing->doubtful || (since > 0 && self->now - since >= EMPTY_SECONDS);
  return note_empty (self, name, left > 0 && !*ret_believed, error);
}

static gboolean
reconcile_replies (Reconcile *self,
                   GError   **error)
{
  gboolean believed = FALSE;

  if (!list_posts (self, error) || !check_empty (self, &believed, error))
    return FALSE;
  return !believed || (drop_replies (self, error) && drop_own_replies (self, error)
                       && drop_acts (self, error));
}

/* When a list was last read as far back as its items count. */
static gboolean
note_checked (Reconcile *self,
              GError   **error)
{
  const CloutBatchListing *listing = self->listing;
  g_autoptr(sqlite3_stmt) statement = NULL;
  g_autofree char *name = NULL;
  g_autofree char *counted = NULL;

  if (listing->checked == 0)
    return TRUE;
  statement = clout_sql_prepare (self->db, "INSERT INTO cursor (account, resource, mark, done)"
                                 " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
                                 " SET mark = excluded.mark, done = excluded.done", error);
  if (statement == NULL)
    return FALSE;
  name = g_strconcat (listing->resource, CLOUT_LISTING_CHECKED, NULL);
  counted = g_strdup_printf ("%" G_GINT64_FORMAT, listing->counted);
  clout_sql_bind (statement, "issi", self->account, name, counted, listing->checked);
  return clout_sql_run (statement, error);
}

static gboolean
reconcile (Reconcile  *self,
           GError    **error)
{
  switch (self->listing->what)
    {
    case CLOUT_LISTING_POSTS:
      return reconcile_posts (self, error);
    case CLOUT_LISTING_PEOPLE:
      return reconcile_people (self, error);
    case CLOUT_LISTING_NOTIFICATIONS:
      return reconcile_words (self, error) && reconcile_acts (self, error);
    case CLOUT_LISTING_REPLIES:
      return reconcile_replies (self, error);
    case CLOUT_LISTING_NONE:
    default:
      return TRUE;
    }
}

static gboolean
drop_words (sqlite3     *db,
            gint64       account,
            const char  *words,
            GError     **error)
{
  g_autoptr(sqlite3_stmt) drop =
    clout_sql_prepare (db, "DELETE FROM remark WHERE account = ?1 AND remote = ?2", error);

  if (drop == NULL)
    return FALSE;
  clout_sql_bind (drop, "is", account, words);
  return clout_sql_run (drop, error);
}

/**
 * clout_reconcile_upsert:
 * @db: connection within a transaction that has stored everything else in @batch
 * @account: an account's id
 * @batch: contents of a page
 *
 * Deletes stored items that aren't on a completely read list, if @batch completes one, and
 * replies or mentions that no longer exist.
 */
gboolean
clout_reconcile_upsert (sqlite3     *db,
                        gint64       account,
                        CloutBatch  *batch,
                        GError     **error)
{
  const CloutBatchListing *listing = clout_batch_get_listing (batch);
  g_autoptr(GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  Reconcile self = { db, account, clout_batch_get_time (batch), listing, shown };

  if (clout_batch_get_gone (batch) != NULL
      && !drop_words (db, account, clout_batch_get_gone (batch), error))
    return FALSE;
  if (listing == NULL)
    return TRUE;
  for (gsize i = 0; listing->names[i] != NULL; i++)
    g_hash_table_add (shown, (gpointer) listing->names[i]);
  return reconcile (&self, error) && drop_bare_posts (&self, error)
    && note_checked (&self, error);
}
