/* upsert.c: stores a page and the cursor after it in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include "base/compare.h"
#include "base/duration.h"
#include "store/reactions/aliases.h"
#include "store/reactions/asked.h"
#include "store/reactions/batches.h"
#include "store/reactions/own-acts.h"
#include "store/endorsements/upsert.h"
#include "store/reactions/upsert-featured.h"
#include "store/reactions/upsert-tags.h"
#include "store/reactions/upsert.h"
#include "store/reactions/reconcile.h"
#include "store/database/sql.h"
#include "store/reactions/reconcile-reactions.h"
#include "store/database/call.h"

enum
{
  FIND_PERSON, PUT_PERSON, STUB_PERSON, FIND_POST, PUT_POST, FIND_UPDATED_POST, STUB_POST,
  PUT_REACTION, PUT_REMARK, PUT_GIVEN, PUT_PROFILE, PUT_FOLLOWERS, HIDE_WORDS, PUT_CURSOR,
  N_STATEMENTS
};

/* Data from an archive (?10) of a day (?11) replace older data from before that day, whether
   from an archive or the network; otherwise they only fill in unknown values. */
#define IS_NEWER "(?10 = 0 OR iif (source < " ARCHIVE ", ?11 > max (dated, last_sync)," \
  " ?11 >= dated))"
#define COUNTER(value, column) \
  column " = iif (" value " < 0 OR (NOT " IS_NEWER " AND " column " >= 0), " column ", " value ")"
#define WORD(value, column) \
  column " = iif (" IS_NEWER ", coalesce (" value ", " column "), coalesce (" column ", " value "))"
#define ARCHIVE "2"
G_STATIC_ASSERT (CLOUT_ACCOUNT_ARCHIVE == 2);

static const char *const statements[N_STATEMENTS] = {
  [FIND_PERSON] = "SELECT id FROM person WHERE account = ?1 AND remote = ?2",
  [PUT_PERSON] = "INSERT INTO person (account, remote, handle, name, avatar, url, followers,"
    " following, posts, flags, counted)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, iif (?7 < 0, 0, ?12))"
    " ON CONFLICT DO UPDATE SET handle = coalesce (excluded.handle, handle),"
    " name = coalesce (excluded.name, name), avatar = coalesce (excluded.avatar, avatar),"
    " url = coalesce (excluded.url, url),"
    " followers = iif (excluded.followers < 0, followers, excluded.followers),"
    " following = iif (excluded.following < 0, following, excluded.following),"
    " posts = iif (excluded.posts < 0, posts, excluded.posts),"
    " flags = (flags & ~?11) | excluded.flags, counted = max (counted, excluded.counted)",
  [STUB_PERSON] = "INSERT INTO person (account, remote) VALUES (?1, ?2)",
  [FIND_POST] = "SELECT id FROM post WHERE account = ?1 AND remote = ?2 UNION ALL"
    " SELECT post FROM alias WHERE account = ?1 AND name = ?2 LIMIT 1",
  /* An archive has a post's counts from when it was made: fewer than now, or of fewer kinds. */
  [PUT_POST] = "INSERT INTO post (account, remote, url, excerpt, answers, time, flags, mentions,"
    " replies, quotes, reshares, likes) VALUES (?1, " CLOUT_ALIAS_REMOTE ("?2") ","
    " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    " ON CONFLICT DO UPDATE SET url = coalesce (excluded.url, url),"
    " excerpt = coalesce (excluded.excerpt, excerpt),"
    " answers = coalesce (excluded.answers, answers),"
    " time = iif (excluded.time = 0, time, excluded.time),"
    " flags = iif (?14 = 2, flags, excluded.flags),"
    " mentions = max (excluded.mentions, mentions * ?13),"
    " replies = max (excluded.replies, replies * ?13),"
    " quotes = max (excluded.quotes, quotes * ?13),"
    " reshares = max (excluded.reshares, reshares * ?13),"
    " likes = max (excluded.likes, likes * ?13)",
  [FIND_UPDATED_POST] = "SELECT id FROM post WHERE account = ?1 AND remote = "
    CLOUT_ALIAS_REMOTE ("?2"),
  [STUB_POST] = "INSERT INTO post (account, remote) VALUES (?1, ?2)",
  /* When someone undoes a like and likes again, the last time counts. */
  [PUT_REACTION] = "INSERT INTO reaction (account, post, kind, person, time)"
    " VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET time = excluded.time WHERE excluded.time > time",
  /* A reaction with a known post is more informative than one without, and a reply or quote more
     than a mention: the result is the same whichever comes first. */
  [PUT_REMARK] = "INSERT INTO remark (account, remote, post, kind, person, time, url)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
    " post = iif ((excluded.post <> 0, excluded.kind) > (post <> 0, kind), excluded.post, post),"
    " kind = iif ((excluded.post <> 0, excluded.kind) > (post <> 0, kind), excluded.kind, kind),"
    " time = iif (time = 0, excluded.time, time), url = coalesce (url, excluded.url)"
    " WHERE (excluded.post <> 0, excluded.kind) > (post <> 0, kind)"
    " OR (time = 0 AND excluded.time <> 0) OR (url IS NULL AND excluded.url IS NOT NULL)",
  [PUT_GIVEN] = "INSERT INTO given (account, kind, remote, person, time)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
  [PUT_PROFILE] = "UPDATE account SET " WORD ("?2", "handle") ", " WORD ("?3", "name") ", "
    WORD ("?4", "avatar") ", " COUNTER ("?5", "followers") ", " COUNTER ("?6", "following") ", "
    COUNTER ("?7", "listed") ", " COUNTER ("?8", "posts") ", last_sync = max (last_sync, ?9),"
    " protected = iif (?10 AND " IS_NEWER ", ?12, protected),"
    " dated = iif (" IS_NEWER ", max (dated, ?11), dated) WHERE id = ?1",
  [PUT_FOLLOWERS] = "INSERT OR IGNORE INTO follower_count (account, day, followers)"
    " VALUES (?1, ?2, ?3)",
  /* If an account is protected, no text is kept, whichever of two archives comes first. */
  [HIDE_WORDS] = "UPDATE post SET excerpt = NULL WHERE account = ?1 AND excerpt IS NOT NULL"
    " AND (SELECT protected FROM account WHERE id = ?1)",
  [PUT_CURSOR] = "INSERT INTO cursor (account, resource, cursor, mark, done, incomplete,"
    " validator) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
    " cursor = excluded.cursor, mark = excluded.mark, done = excluded.done,"
    " incomplete = excluded.incomplete, validator = excluded.validator",
};

typedef struct
{
  gint64 account;
  CloutBatch *batch;
  CloutCursor *cursor;
  gboolean import;
  CloutWorker *worker;
  sqlite3 *db;
  CloutIdCache *people;   /* (nullable) */
  CloutStoredPeople *stored; /* (nullable): people that needn't be stored again */
  CloutIdCache *posts;    /* (nullable) */
  CloutHeldReactions *held; /* (nullable): where reactions wait to be stored */
  const char *last_post;
  gint64 last_post_id;
  sqlite3_stmt *statement[N_STATEMENTS];
} Upsert;

static void
upsert_free (Upsert *upsert)
{
  clout_batch_unref (upsert->batch);
  g_clear_pointer (&upsert->cursor, clout_cursor_free);
  g_free (upsert);
}

static gboolean
query_or_insert (Upsert     *upsert,
                 guint       find,
                 guint       insert,
                 const char *remote,
                 gint64     *ret_id,
                 GError    **error)
{
  gboolean row = FALSE;

  clout_sql_bind (upsert->statement[find], "is", upsert->account, remote);
  if (!clout_sql_step (upsert->statement[find], &row, error))
    return FALSE;
  if (row)
    {
      *ret_id = sqlite3_column_int64 (upsert->statement[find], 0);
      return TRUE;
    }
  clout_sql_bind (upsert->statement[insert], "is", upsert->account, remote);
  if (!clout_sql_run (upsert->statement[insert], error))
    return FALSE;
  *ret_id = sqlite3_last_insert_rowid (upsert->db);
  return TRUE;
}

static gboolean
find_person (Upsert      *upsert,
             const char  *remote,
             gint64      *ret_id,
             GError     **error)
{
  *ret_id = remote != NULL && upsert->people != NULL
    ? clout_id_cache_get (upsert->people, remote) : 0;
  if (remote == NULL || *ret_id != 0)
    return TRUE;
  if (!query_or_insert (upsert, FIND_PERSON, STUB_PERSON, remote, ret_id, error))
    return FALSE;
  if (upsert->people != NULL)
    clout_id_cache_set (upsert->people, remote, *ret_id);
  return TRUE;
}

/* Only pages of a network have a time of counting. */
static gboolean
is_stored (Upsert                 *upsert,
           const CloutBatchPerson *person)
{
  return upsert->stored != NULL && clout_batch_get_time (upsert->batch) == 0
    && !clout_stored_people_add (upsert->stored, person);
}

static gboolean
upsert_person (Upsert                  *upsert,
               const CloutBatchPerson  *p,
               GError                 **error)
{
  gint64 id;

  if (is_stored (upsert, p))
    return TRUE;
  clout_sql_bind (upsert->statement[PUT_PERSON], "isssssiiiiii", upsert->account, p->remote_id,
                  p->handle, p->name, p->avatar, p->url, p->followers, p->following, p->posts,
                  (gint64) (p->flags & p->known), (gint64) p->known,
                  clout_batch_get_time (upsert->batch));
  sqlite3_set_last_insert_rowid (upsert->db, 0);
  if (!clout_sql_run (upsert->statement[PUT_PERSON], error))
    return FALSE;
  id = sqlite3_last_insert_rowid (upsert->db);
  if (upsert->people != NULL && id != 0)
    clout_id_cache_set (upsert->people, p->remote_id, id);
  return TRUE;
}

static gboolean
upsert_people (Upsert  *upsert,
               GError **error)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (upsert->batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (!upsert_person (upsert, &people[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Not with RETURNING, for which SQLite writes a copy of each page that the statement changes. */
static gboolean
find_upserted_post (Upsert     *upsert,
                    const char *remote,
                    gint64     *ret_id,
                    GError    **error)
{
  sqlite3_stmt *statement = upsert->statement[FIND_UPDATED_POST];
  gboolean row;

  *ret_id = sqlite3_last_insert_rowid (upsert->db);
  if (*ret_id != 0)
    return TRUE;
  clout_sql_bind (statement, "is", upsert->account, remote);
  if (!clout_sql_step (statement, &row, error))
    return FALSE;
  *ret_id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
upsert_post (Upsert                *upsert,
             const CloutBatchPost  *p,
             GError               **error)
{
  sqlite3_stmt *statement = upsert->statement[PUT_POST];
  gint64 id;

  clout_sql_bind (statement, "issssiiiiiiiii", upsert->account, p->remote_id, p->url, p->excerpt,
                  p->in_reply_to, p->time, (gint64) p->flags,
                  (gint64) p->counts[CLOUT_REACTION_MENTION],
                  (gint64) p->counts[CLOUT_REACTION_REPLY],
                  (gint64) p->counts[CLOUT_REACTION_QUOTE],
                  (gint64) p->counts[CLOUT_REACTION_RESHARE],
                  (gint64) p->counts[CLOUT_REACTION_LIKE],
                  (gint64) (upsert->import || p->part == CLOUT_POST_WITHOUT_COUNTS),
                  (gint64) p->part);
  sqlite3_set_last_insert_rowid (upsert->db, 0);
  if (!clout_sql_run (statement, error))
    return FALSE;
  if (upsert->import && p->tags == NULL)
    return TRUE;
  return find_upserted_post (upsert, p->remote_id, &id, error)
    && clout_tags_upsert (upsert->worker, id, p, upsert->import, error);
}

static gboolean
upsert_posts (Upsert  *upsert,
              GError **error)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (upsert->batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (!upsert_post (upsert, &posts[i], error))
        return FALSE;
    }
  return TRUE;
}

/* A page's reactions are usually to the same post. */
static gboolean
find_post (Upsert     *upsert,
           const char *remote,
           gint64     *ret_id,
           GError    **error)
{
  if (remote == NULL)
    {
      *ret_id = 0;
      return TRUE;
    }
  if (g_strcmp0 (remote, upsert->last_post) != 0)
    {
      gint64 id = upsert->posts != NULL ? clout_id_cache_get (upsert->posts, remote) : 0;

      if (id == 0)
        {
          if (!query_or_insert (upsert, FIND_POST, STUB_POST, remote, &id, error))
            return FALSE;
          if (upsert->posts != NULL)
            clout_id_cache_set (upsert->posts, remote, id);
        }
      upsert->last_post = remote;
      upsert->last_post_id = id;
    }
  *ret_id = upsert->last_post_id;
  return TRUE;
}

typedef struct
{
  const CloutBatchReaction *reaction;
  gint64 person;
  gint64 post;
} Row;

/* Mentions, replies and quotes are identified by their id, everything else by person, post and
   kind. */
static gboolean
is_remark (const CloutBatchReaction *reaction)
{
  return reaction->kind <= CLOUT_REACTION_QUOTE && reaction->remote_id != NULL;
}

/* Sorts by the tables' keys. Stable, so that items with the same key remain in order. */
static int
compare_rows_cb (gconstpointer a,
                 gconstpointer b)
{
  const Row *first = a;
  const Row *second = b;
  gboolean remark = is_remark (first->reaction);
  int order = remark - is_remark (second->reaction);

  if (order == 0 && remark)
    order = strcmp (first->reaction->remote_id, second->reaction->remote_id);
  else if (order == 0)
    {
      order = clout_compare_int64 (first->post, second->post);
      if (order == 0)
        order = clout_compare_int64 (first->reaction->kind, second->reaction->kind);
      if (order == 0)
        order = clout_compare_int64 (first->person, second->person);
    }

  return order != 0 ? order : (first->reaction > second->reaction) ? 1 : -1;
}

static gboolean
store_held (CloutHeldReactions *held,
            sqlite3_stmt       *statement,
            GError            **error)
{
  gsize n;
  const CloutHeldReaction *reactions = clout_held_reactions_sort (held, &n);

  for (gsize i = 0; i < n; i++)
    {
      const CloutHeldReaction *r = &reactions[i];

      clout_sql_bind (statement, "iiiii", r->account, r->post, (gint64) r->kind, r->person,
                      r->time);
      if (!clout_sql_run (statement, error))
        return FALSE;
    }
  clout_held_reactions_clear (held);
  return TRUE;
}

/* Some batches change or count the reactions that are stored, or change people. */
static gboolean
hold_none (Upsert  *upsert,
           GError **error)
{
  gsize n;

  clout_batch_get_aliases (upsert->batch, &n);
  if (upsert->held == NULL
      || (n == 0 && clout_batch_get_complete (upsert->batch) == NULL
          && clout_batch_get_listing (upsert->batch) == NULL
          && clout_batch_get_asked (upsert->batch) == NULL))
    return TRUE;
  clout_stored_people_clear (upsert->stored);
  upsert->stored = NULL;
  return store_held (g_steal_pointer (&upsert->held), upsert->statement[PUT_REACTION], error);
}

static gboolean
hold_reaction (Upsert     *upsert,
               const Row  *row,
               GError    **error)
{
  CloutHeldReaction reaction = { upsert->account, row->post, row->person, row->reaction->time,
                                 row->reaction->kind };

  return !clout_held_reactions_add (upsert->held, &reaction)
    || store_held (upsert->held, upsert->statement[PUT_REACTION], error);
}

static gboolean
upsert_reaction (Upsert     *upsert,
                 const Row  *row,
                 GError    **error)
{
  const CloutBatchReaction *r = row->reaction;
  sqlite3_stmt *statement = upsert->statement[is_remark (r) ? PUT_REMARK : PUT_REACTION];
  gint64 kind = r->kind;

  if (upsert->held != NULL && !is_remark (r))
    return hold_reaction (upsert, row, error);
  if (is_remark (r))
    clout_sql_bind (statement, "isiiiis", upsert->account, r->remote_id, row->post, kind,
                    row->person, r->time, r->url);
  else
    clout_sql_bind (statement, "iiiii", upsert->account, row->post, kind, row->person, r->time);
  return clout_sql_run (statement, error);
}

/* In the order of the tables' keys, so that fewer pages are read and changed again. An import holds
   reactions back until there are more of them than in a batch. */
static gboolean
upsert_reactions (Upsert  *upsert,
                  GError **error)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (upsert->batch, &n);
  g_autofree Row *rows = g_new (Row, n);

  for (gsize i = 0; i < n; i++)
    {
      rows[i].reaction = &reactions[i];
      if (!find_person (upsert, reactions[i].person, &rows[i].person, error)
          || !find_post (upsert, reactions[i].post, &rows[i].post, error))
        return FALSE;
    }
  if (n > 1)
    qsort (rows, n, sizeof (Row), compare_rows_cb);
  for (gsize i = 0; i < n; i++)
    if (!upsert_reaction (upsert, &rows[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
upsert_given (Upsert  *upsert,
              GError **error)
{
  gsize n;
  const CloutBatchGiven *given = clout_batch_get_given (upsert->batch, &n);
  sqlite3_stmt *statement = upsert->statement[PUT_GIVEN];
  gint64 person;

  for (gsize i = 0; i < n; i++)
    {
      if (!find_person (upsert, given[i].person, &person, error))
        return FALSE;
      clout_sql_bind (statement, "iisii", upsert->account, (gint64) given[i].kind,
                      given[i].remote_id,
                      person, given[i].time);
      if (!clout_sql_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
reconcile_reactions (Upsert  *upsert,
                     GError **error)
{
  const CloutBatchComplete *list = clout_batch_get_complete (upsert->batch);
  gint64 post;

  return list == NULL
    || (find_post (upsert, list->post, &post, error)
        && clout_reconcile_reactions (upsert->db, upsert->account, post, list, error));
}

static gboolean
update_profile (Upsert  *upsert,
                GError **error)
{
  const CloutBatchProfile *p = clout_batch_get_profile (upsert->batch);

  if (p == NULL)
    return TRUE;
  clout_sql_bind (upsert->statement[PUT_PROFILE], "isssiiiiiiii", upsert->account, p->handle,
                  p->name,
                  p->avatar, p->followers, p->following, p->listed, p->posts, p->reaches,
                  (gint64) upsert->import, p->dated, (gint64) p->is_protected);
  if (!clout_sql_run (upsert->statement[PUT_PROFILE], error))
    return FALSE;
  if (!upsert->import || p->dated <= 0 || p->followers < 0)
    return TRUE;
  clout_sql_bind (upsert->statement[PUT_FOLLOWERS], "iii", upsert->account, p->dated / CLOUT_DAY,
                  p->followers);
  return clout_sql_run (upsert->statement[PUT_FOLLOWERS], error);
}

/* Only the last batch of an archive has a profile. */
static gboolean
hide_words (Upsert  *upsert,
            GError **error)
{
  if (!upsert->import || clout_batch_get_profile (upsert->batch) == NULL)
    return TRUE;
  clout_sql_bind (upsert->statement[HIDE_WORDS], "i", upsert->account);
  return clout_sql_run (upsert->statement[HIDE_WORDS], error);
}

static gboolean
store_cursor (Upsert  *upsert,
              GError **error)
{
  if (upsert->cursor == NULL)
    return TRUE;
  clout_sql_bind (upsert->statement[PUT_CURSOR], "isssiis", upsert->account,
                  upsert->cursor->resource,
                  upsert->cursor->cursor, upsert->cursor->mark, upsert->cursor->done,
                  upsert->cursor->incomplete, upsert->cursor->validator);
  return clout_sql_run (upsert->statement[PUT_CURSOR], error);
}

static gboolean
prepare (Upsert      *upsert,
         CloutWorker *worker,
         GError     **error)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      upsert->statement[i] = clout_worker_prepare (worker, statements[i], error);
      if (upsert->statement[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Posts were merged, so cached ids may be stale. */
static gboolean
upsert_aliases (Upsert  *upsert,
                GError **error)
{
  gsize n;

  clout_batch_get_aliases (upsert->batch, &n);
  if (n > 0 && upsert->posts != NULL)
    clout_id_cache_clear (upsert->posts);
  return clout_aliases_upsert (upsert->db, upsert->account, upsert->batch, error);
}

/* A statement that isn't reset keeps the transaction open. */
static gboolean
upsert_rows (Upsert  *upsert,
             GError **error)
{
  gboolean done = hold_none (upsert, error)
    && update_profile (upsert, error)
    && upsert_people (upsert, error)
    && upsert_aliases (upsert, error)
    && upsert_posts (upsert, error)
    && hide_words (upsert, error)
    && upsert_reactions (upsert, error)
    && reconcile_reactions (upsert, error)
    && clout_own_acts_upsert (upsert->db, upsert->account, upsert->batch, upsert->import, error)
    && clout_endorsements_upsert (upsert->db, upsert->account, upsert->batch, error)
    && clout_featured_upsert (upsert->db, upsert->account, upsert->batch, error)
    && upsert_given (upsert, error)
    && clout_reconcile_upsert (upsert->db, upsert->account, upsert->batch, error)
    && clout_asked_upsert (upsert->db, upsert->account, upsert->batch, error)
    && store_cursor (upsert, error);

  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      sqlite3_reset (upsert->statement[i]);
      sqlite3_clear_bindings (upsert->statement[i]);
    }
  return done;
}

static gboolean
upsert_in_transaction (sqlite3 *db,
                       gpointer data,
                       GError **error)
{
  return upsert_rows (data, error);
}

static void
upsert_worker (CloutWorker *worker,
               sqlite3     *db,
               GTask       *task,
               gpointer     task_data)
{
  Upsert *upsert = task_data;
  GError *error = NULL;

  upsert->worker = worker;
  upsert->db = db;
  if (upsert->import)
    {
      upsert->people = clout_store_import_get_people (clout_worker_get_import (worker));
      upsert->stored = clout_store_import_get_stored (clout_worker_get_import (worker));
      upsert->posts = clout_store_import_get_posts (clout_worker_get_import (worker));
      upsert->held = clout_store_import_get_reactions (clout_worker_get_import (worker));
    }
  if (prepare (upsert, worker, &error)
      && (upsert->import ? upsert_rows (upsert, &error)
          : clout_sql_write (db, upsert_in_transaction, upsert, &error)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (upsert->import)
    clout_worker_fail_import (worker, error);
  g_task_return_error (task, error);
}

/**
 * clout_store_upsert_batch_async:
 * @self: a store
 * @account: an account's id
 * @batch: contents of a page
 * @cursor: (nullable): the resource's cursor after the page
 *
 * Stores a page and its cursor, both or neither.
 */
void
clout_store_upsert_batch_async (CloutStore          *self,
                                gint64               account,
                                CloutBatch          *batch,
                                const CloutCursor   *cursor,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_upsert_batch_async, cancellable,
                                                callback, user_data);
  Upsert *upsert = g_new0 (Upsert, 1);

  upsert->account = account;
  upsert->batch = clout_batch_ref (batch);
  if (cursor != NULL)
    {
      upsert->cursor = clout_cursor_new (cursor->resource, cursor->cursor, cursor->mark,
                                         cursor->done);
      upsert->cursor->incomplete = cursor->incomplete;
      upsert->cursor->validator = g_strdup (cursor->validator);
    }
  g_task_set_task_data (task, upsert, (GDestroyNotify) upsert_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, upsert_worker);
}

/**
 * clout_store_import_batch_async:
 * @self: a store
 * @import: an open import
 * @account: the import's account
 * @batch: next part of the archive
 *
 * Adds a batch to an import. If one fails, the import ends and rejects the rest.
 */
void
clout_store_import_batch_async (CloutStore          *self,
                                CloutStoreImport    *import,
                                gint64               account,
                                CloutBatch          *batch,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_import_batch_async,
                                                cancellable, callback, user_data);
  Upsert *upsert = g_new0 (Upsert, 1);

  upsert->account = account;
  upsert->batch = clout_batch_ref (batch);
  upsert->import = TRUE;
  g_task_set_task_data (task, upsert, (GDestroyNotify) upsert_free);
  clout_store_push_import (self, task, CLOUT_STORE_WRITE, import, upsert_worker);
}

/**
 * clout_upsert_held_reactions:
 * @worker: a worker with an open import
 *
 * Stores the import's reactions that weren't stored yet.
 */
gboolean
clout_upsert_held_reactions (CloutWorker  *worker,
                             GError      **error)
{
  sqlite3_stmt *statement = clout_worker_prepare (worker, statements[PUT_REACTION], error);
  gboolean done = statement != NULL
    && store_held (clout_store_import_get_reactions (clout_worker_get_import (worker)), statement,
                   error);

  if (statement != NULL)
    sqlite3_reset (statement);
  return done;
}
