/* load-history.c: loads the input of scores from the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/load-history.h"

#include <string.h>

#include "base/duration.h"
#include "model/account.h"
#include "model/batch/batch.h"
#include "score/network-weight.h"
#include "store/database/call.h"
#include "store/people/merged.h"
#include "store/score/away-periods.h"
#include "topics/fold.h"
#include "topics/sensitive.h"

/* Window of the first day of a history, in active days. */
#define WINDOW_DAYS 91
#define OWED_DAYS 7

/* Ids are nearly consecutive, so they are looked up in an array unless it had this many entries
   per id. */
#define MOST_GAPS 16

/* Finds the index of an id. */
typedef struct
{
  gint64 first;
  gsize n;
  guint32 *at;
  GHashTable *scattered;
} Index;

typedef struct
{
  gint64 now;
  gint64 since;
  sqlite3 *db;
  const CloutNetworkWeight *weights;
  CloutStoreHistory *history;
  Index people;
  GHashTable *waiting; /* a person → their position in the history's list, from 1 */
  GHashTable *written; /* a hashtag → its topic */
  GHashTable *tags;    /* the same, folded */
  GStrvBuilder *tag_names;
} Load;

static gboolean
load_away_periods (Load    *load,
                   GError **error)
{
  g_autoptr(GArray) away_periods = clout_away_periods_load (load->db, error);
  gint64 days = (gint64) load->history->n_days + WINDOW_DAYS;

  if (away_periods == NULL)
    return FALSE;
  for (guint i = 0; i < away_periods->len; i++)
    {
      const CloutAwayPeriod *away_period = &g_array_index (away_periods, CloutAwayPeriod, i);

      days += MAX (0, (gint64) away_period->last - away_period->first + 1);
    }
  load->since = load->history->n_days > 0 ? load->now - days * CLOUT_DAY : 1;
  load->history->input.n_away_periods = away_periods->len;
  load->history->input.away_periods =
    (const CloutAwayPeriod *) g_array_free (g_steal_pointer (&away_periods), FALSE);
  return TRUE;
}

static void
index_clear (Index *self)
{
  g_free (self->at);
  g_clear_pointer (&self->scattered, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static void
index_init (Index        *self,
            const gint64 *ids,
            gsize         n)
{
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  for (gsize i = 0; i < n; i++)
    {
      first = MIN (first, ids[i]);
      last = MAX (last, ids[i]);
    }
  if (n == 0)
    return;
  self->first = first;
  if ((guint64) last - (guint64) first >= n * MOST_GAPS)
    self->scattered = g_hash_table_new (NULL, NULL);
  else
    {
      self->n = last - first + 1;
      self->at = g_new (guint32, self->n);
      memset (self->at, 0xff, self->n * sizeof *self->at);
    }
  for (gsize i = 0; i < n; i++)
    if (self->scattered != NULL)
      g_hash_table_insert (self->scattered, GSIZE_TO_POINTER (ids[i]), GSIZE_TO_POINTER (i));
    else
      self->at[ids[i] - first] = i;
}

/* Returns %CLOUT_NONE for an unknown id. */
static guint32
index_find (const Index *self,
            gint64       id)
{
  guint64 at = (guint64) id - (guint64) self->first;
  gpointer found;

  if (G_UNLIKELY (self->scattered != NULL))
    return g_hash_table_lookup_extended (self->scattered, GSIZE_TO_POINTER (id), NULL, &found)
      ? GPOINTER_TO_UINT (found) : CLOUT_NONE;
  return at < self->n ? self->at[at] : CLOUT_NONE;
}

static void
index_replace (Index   *self,
               gint64   id,
               guint32  with)
{
  if (self->scattered != NULL)
    g_hash_table_insert (self->scattered, GSIZE_TO_POINTER (id), GSIZE_TO_POINTER (with));
  else
    self->at[id - self->first] = with;
}

/* Reactions of merged people are those of one of them. */
static gboolean
merge_people (Load    *load,
              GError **error)
{
  g_autoptr(GHashTable) leaders = clout_merged_load (load->db, error);
  GHashTableIter iter;
  gpointer id, leader;

  if (leaders == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, leaders);
  while (g_hash_table_iter_next (&iter, &id, &leader))
    index_replace (&load->people, *(gint64 *) id,
                   index_find (&load->people, *(gint64 *) leader));
  return TRUE;
}

static gboolean
load_people (Load    *load,
             GError **error)
{
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (CloutScorePerson));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (load->db, "SELECT id, followers, following, posts, flags FROM person"
                       " ORDER BY id", error);
  gboolean row = FALSE;

  while (rows != NULL)
    {
      CloutScorePerson person;
      gint64 id;

      if (!clout_sql_step (rows, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (rows, 0);
      person.followers = sqlite3_column_int64 (rows, 1);
      person.following = sqlite3_column_int64 (rows, 2);
      person.posts = sqlite3_column_int64 (rows, 3);
      person.bot = (sqlite3_column_int (rows, 4) & CLOUT_PERSON_BOT) != 0;
      g_array_append_val (people, person);
      g_array_append_val (ids, id);
    }
  if (rows == NULL)
    return FALSE;
  index_init (&load->people, (const gint64 *) ids->data, ids->len);
  load->history->input.n_people = people->len;
  load->history->input.people =
    (const CloutScorePerson *) g_array_free (g_steal_pointer (&people), FALSE);
  load->history->person_ids = (gint64 *) g_array_free (g_steal_pointer (&ids), FALSE);
  return merge_people (load, error);
}

static gboolean
load_accounts (Load    *load,
               GError **error)
{
  static const CloutSignal signals[] = { CLOUT_SIGNAL_FOLLOWERS, CLOUT_SIGNAL_FOLLOWING,
                                         CLOUT_SIGNAL_LISTED, CLOUT_SIGNAL_POSTS };
  g_autoptr(GArray) accounts = g_array_new (FALSE, TRUE, sizeof (CloutScoreAccount));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GStrvBuilder) networks = g_strv_builder_new ();
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (
    load->db,
    "SELECT id, network, followers, following, listed, posts,"
    " CASE WHEN EXISTS (SELECT 1 FROM reaction WHERE account = account.id) THEN 0"
    " WHEN EXISTS (SELECT 1 FROM remark WHERE account = account.id) THEN 0"
    " WHEN source <> ?1 AND EXISTS (SELECT 1 FROM cursor WHERE account = account.id AND done > 0"
    " AND resource = CASE network WHEN 'github' THEN 'repositories' WHEN 'blog' THEN 'comments'"
    " ELSE 'posts' END) THEN 0"
    " ELSE NOT EXISTS (SELECT 1 FROM received WHERE account = account.id"
    " AND mentions + replies + quotes + reshares + likes > 0) END"
    " FROM account ORDER BY id",
    error);
  CloutStoreHistory *history = load->history;
  gboolean row = rows != NULL;

  /* A network reports the reactions to each post, so once its posts were read, an empty list
     means no reactions. Some archives only have posts, so an empty list means nothing there. */
  if (rows != NULL)
    clout_sql_bind (rows, "i", (gint64) CLOUT_ACCOUNT_ARCHIVE);
  while (row && clout_sql_step (rows, &row, error) && row)
    {
      const char *network = clout_sql_text (rows, 1);
      const CloutNetworkWeight *weight = clout_network_weight_find (load->weights, network);
      CloutScoreAccount account = { .weight = weight->weight, .closed = weight->closed };
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_strv_builder_add (networks, network);
      account.engagement_unknown = sqlite3_column_int (rows, 6) != 0;
      clout_signals_init (&account.counters);
      for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
        if (sqlite3_column_int64 (rows, 2 + i) >= 0)
          account.counters.value[signals[i]] = sqlite3_column_int64 (rows, 2 + i);
      g_array_append_val (accounts, account);
      g_array_append_val (ids, id);
    }
  history->input.n_accounts = accounts->len;
  history->post_ids = g_new0 (gint64 *, accounts->len + 1);
  history->flags = g_new0 (guint8 *, accounts->len + 1);
  history->topics = g_new0 (guint32 *, accounts->len + 1);
  history->input.accounts =
    (const CloutScoreAccount *) g_array_free (g_steal_pointer (&accounts), FALSE);
  history->account_ids = (gint64 *) g_array_free (g_steal_pointer (&ids), FALSE);
  history->networks = g_strv_builder_end (networks);
  return rows != NULL && !row;
}

/* Looks up the spelling, then its folded form; what isn't a presentable topic has no index. */
static guint32
topic_index (Load       *load,
             const char *name)
{
  g_autofree char *key = NULL;
  gpointer known;

  if (name == NULL)
    return CLOUT_NONE;
  if (g_hash_table_lookup_extended (load->written, name, NULL, &known))
    return GPOINTER_TO_UINT (known);
  key = clout_topic_fold (name);
  if (key == NULL || clout_topic_get_sensitive (name) != CLOUT_SENSITIVE_NONE)
    known = GUINT_TO_POINTER (CLOUT_NONE);
  else if (!g_hash_table_lookup_extended (load->tags, key, NULL, &known))
    {
      known = GUINT_TO_POINTER (g_hash_table_size (load->tags));
      g_hash_table_insert (load->tags, g_steal_pointer (&key), known);
      g_strv_builder_add (load->tag_names, name);
    }
  g_hash_table_insert (load->written, g_strdup (name), known);
  return GPOINTER_TO_UINT (known);
}

/* A later post in the person's own thread, or a quote of an own post, isn't counted as another
   post if no one else reacted to it: continuing a thread costs nothing. */
#define SELECT_POSTS \
  "SELECT id, time, flags, mentions, replies, quotes, reshares, likes," \
  " (SELECT name FROM tag JOIN post_tag ON tag.id = tag WHERE post = received.id LIMIT 1)" \
  " FROM received WHERE account = ?1 AND (time >= ?2 OR time = 0)" \
  " AND NOT (remote IN (SELECT remote FROM own_act WHERE account = ?1 AND remote <> ''" \
  " AND (kind = 1 OR post IN (SELECT remote FROM post WHERE account = ?1)))" \
  " AND mentions + replies + quotes + reshares + likes = 0" \
  " AND NOT EXISTS (SELECT 1 FROM reaction WHERE account = ?1 AND post = received.id)" \
  " AND id NOT IN (SELECT post FROM remark WHERE account = ?1))"

static gboolean
load_posts (Load               *load,
            gsize               at,
            CloutScoreAccount  *account,
            Index              *index,
            GError            **error)
{
  g_autoptr(GArray) posts = g_array_new (FALSE, TRUE, sizeof (CloutScorePost));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GByteArray) flags = g_byte_array_new ();
  g_autoptr(GArray) topics = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (load->db, SELECT_POSTS, error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "ii", load->history->account_ids[at], load->since);
  while (row && clout_sql_step (rows, &row, error) && row)
    {
      CloutScorePost post = { .time = sqlite3_column_int64 (rows, 1) };
      gint64 id = sqlite3_column_int64 (rows, 0);
      guint8 bits = sqlite3_column_int (rows, 2);
      guint32 topic = topic_index (load, clout_sql_text (rows, 8));

      for (guint kind = CLOUT_REACTION_MENTION; kind <= CLOUT_REACTION_LIKE; kind++)
        post.counts[kind] = CLAMP (sqlite3_column_int64 (rows, 3 + kind), 0, G_MAXUINT32);
      g_array_append_val (posts, post);
      g_array_append_val (ids, id);
      g_byte_array_append (flags, &bits, 1);
      g_array_append_val (topics, topic);
    }
  index_init (index, (const gint64 *) ids->data, ids->len);
  account->n_posts = posts->len;
  account->posts = (const CloutScorePost *) g_array_free (g_steal_pointer (&posts), FALSE);
  load->history->post_ids[at] = (gint64 *) g_array_free (g_steal_pointer (&ids), FALSE);
  load->history->flags[at] = g_byte_array_free (g_steal_pointer (&flags), FALSE);
  load->history->topics[at] = (guint32 *) g_array_free (g_steal_pointer (&topics), FALSE);
  return rows != NULL && !row;
}

typedef struct
{
  gsize n;
  gsize n_allocated;
  gint64 *time;
  guint32 *person;
  guint32 *post;
  guint8 *kind;
} Columns;

static void
resize (Columns *self,
        gsize    n)
{
  self->n_allocated = n;
  self->time = g_renew (gint64, self->time, n);
  self->person = g_renew (guint32, self->person, n);
  self->post = g_renew (guint32, self->post, n);
  self->kind = g_renew (guint8, self->kind, n);
}

static void
add_waiting (Load    *load,
             guint32  person,
             gint64   time)
{
  GArray *waiting = load->history->waiting;
  gpointer key = GUINT_TO_POINTER (person);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (load->waiting, key));
  CloutWaiting one = { time, person };

  if (at > 0)
    {
      CloutWaiting *known = &g_array_index (waiting, CloutWaiting, at - 1);

      known->since = MIN (known->since, time);
      return;
    }
  g_array_append_val (waiting, one);
  g_hash_table_insert (load->waiting, key, GUINT_TO_POINTER (waiting->len));
}

typedef struct
{
  Load *load;
  const CloutScoreAccount *account;
  const Index *index;
  Columns *columns;
} Rows;

/* A reaction without a time has its post's. If that is unknown or long ago, it is outside every
   window.
   Called by SQLite for each row, with time, person, post, kind and whether a reply may be owed:
   fetching a million rows by steps takes longer than reading them. */
static void
take_reaction (sqlite3_context  *context,
               int               n_values,
               sqlite3_value   **values)
{
  const Rows *rows = sqlite3_user_data (context);
  Columns *columns = rows->columns;
  gint64 time = sqlite3_value_int64 (values[0]);
  guint32 person, post;

  if (time != 0 && time < rows->load->since)
    return;
  person = index_find (&rows->load->people, sqlite3_value_int64 (values[1]));
  post = index_find (rows->index, sqlite3_value_int64 (values[2]));
  if (time == 0 && post != CLOUT_NONE)
    time = rows->account->posts[post].time;
  if (time == 0)
    return;
  if (columns->n == columns->n_allocated)
    resize (columns, MAX (1024, columns->n * 2));
  columns->time[columns->n] = time;
  columns->person[columns->n] = person;
  columns->post[columns->n] = post;
  columns->kind[columns->n++] = sqlite3_value_int (values[3]);
  if (n_values > 4 && person != CLOUT_NONE && sqlite3_value_int (values[4]) != 0)
    add_waiting (rows->load, person, time);
}

/* SQLite requires a result of an aggregate. */
static void
end_reactions (sqlite3_context *context)
{
}

static gboolean
load_rows (Load        *load,
           gsize        at,
           const char  *sql,
           const char  *parameters,
           GError     **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (load->db, sql, clout_binds_new (parameters, load->history->account_ids[at],
                                                      load->now - OWED_DAYS * CLOUT_DAY), error);

  while (clout_sql_next (rows))
    ;
  return clout_sql_end (rows, error);
}

static gboolean
load_reactions (Load               *load,
                gsize               at,
                CloutScoreAccount  *account,
                const Index        *index,
                GError            **error)
{
  Columns columns = { 0 };
  Rows rows = { load, account, index, &columns };
  gboolean done;

  sqlite3_create_function (load->db, "clout_take", -1, SQLITE_UTF8, &rows, NULL, take_reaction,
                           end_reactions);
  done = load_rows (load, at, "SELECT clout_take (time, person, post, kind) FROM reaction"
                    " WHERE account = ?1", "i", error)
    && load_rows (load, at, "SELECT clout_take (time, person, post, kind, CASE WHEN time >= ?2 THEN"
                  " NOT EXISTS (SELECT 1 FROM post WHERE account = ?1 AND answers = remark.remote)"
                  " ELSE 0 END) FROM remark WHERE account = ?1", "ii", error);
  sqlite3_create_function (load->db, "clout_take", -1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  resize (&columns, columns.n);
  account->n_reactions = columns.n;
  account->time = columns.time;
  account->person = columns.person;
  account->post = columns.post;
  account->kind = columns.kind;
  return done;
}

static gboolean
load_all (Load    *load,
          GError **error)
{
  if (!load_away_periods (load, error) || !load_people (load, error) || !load_accounts (load,
                                                                                        error))
    return FALSE;
  for (gsize i = 0; i < load->history->input.n_accounts; i++)
    {
      CloutScoreAccount *account = (CloutScoreAccount *) &load->history->input.accounts[i];
      g_auto(Index) index = { 0 };

      if (!load_posts (load, i, account, &index, error)
          || !load_reactions (load, i, account, &index, error))
        return FALSE;
    }
  return TRUE;
}

/* Fills the history with the data for scores at its time and of its days. */
static gpointer
load_history (sqlite3   *db,
              gpointer   history,
              GError   **error)
{
  CloutStoreHistory *self = history;
  Load load = {
    .now = self->input.now,
    .db = db,
    .weights = self->weights,
    .history = self,
    .waiting = g_hash_table_new (NULL, NULL),
    .written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .tag_names = g_strv_builder_new (),
  };
  gboolean done;

  self->waiting = g_array_new (FALSE, FALSE, sizeof (CloutWaiting));
  done = load_all (&load, error);

  self->topic_names = g_strv_builder_end (load.tag_names);
  g_strv_builder_unref (load.tag_names);
  g_hash_table_unref (load.tags);
  g_hash_table_unref (load.written);
  g_hash_table_unref (load.waiting);
  index_clear (&load.people);
  /* Everything was read once, so the cached pages won't be needed again soon. */
  sqlite3_db_release_memory (db);
  return done ? clout_store_history_ref (self) : NULL;
}

/**
 * clout_store_load_history_async:
 * @self: a store
 * @weights: weights of networks, see clout_network_weight_find(); static
 * @now: time of the score, Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 * @n_days: number of days of history, 0 for all
 *
 * Loads everything that the score is computed from.
 */
void
clout_store_load_history_async (CloutStore               *self,
                                const CloutNetworkWeight *weights,
                                gint64                    now,
                                GTimeZone                *zone,
                                guint                     n_days,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_history,
                                       .free_args = (GDestroyNotify) clout_store_history_unref,
                                       .free_result = (GDestroyNotify) clout_store_history_unref };
  CloutStoreHistory *history = clout_store_history_new (now, zone, n_days);

  history->weights = weights;
  clout_store_call_async (self, &call, history, cancellable, callback, user_data);
}
