/* topics.c: ranks hashtags of own posts by reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topic.h"
#include "score/constants.h"
#include "score/decay.h"
#include "store/endorsements/piles.h"
#include "store/score/away-periods.h"
#include "store/score/topics.h"
#include "store/database/call.h"
#include "store/score/points.h"
#include "topics/fold.h"
#include "topics/tally.h"

/* Reactions to a post by known people. */
typedef struct
{
  gint64 n_timed;
  gint64 n_untimed;
  double strength;
} Received;

typedef struct
{
  sqlite3 *db;
  gint64 now;
  CloutDecay decay;
  GHashTable *received; /* post → Heard */
} Load;

typedef struct
{
  gint64 now;
  GTimeZone *zone;
} ReferenceTime;

static void
reference_free (gpointer data)
{
  ReferenceTime *reference = data;

  g_clear_pointer (&reference->zone, g_time_zone_unref);
  g_free (reference);
}

static gboolean
load_decay (Load                *load,
            const ReferenceTime *reference,
            GError             **error)
{
  g_autoptr(GArray) away_periods = clout_away_periods_load (load->db, error);
  CloutScoreInput input = { .now = reference->now, .zone = reference->zone };

  if (away_periods == NULL)
    return FALSE;
  input.n_away_periods = away_periods->len;
  input.away_periods = (const CloutAwayPeriod *) away_periods->data;
  clout_decay_init (&load->decay, &input, clout_day_of (reference->now, reference->zone),
                    CLOUT_WINDOW_DAYS);
  return TRUE;
}

static Received *
find_received (Load  *load,
               gint64 post)
{
  Received *received = g_hash_table_lookup (load->received, &post);

  if (received == NULL)
    {
      received = g_new0 (Received, 1);
      g_hash_table_insert (load->received, g_memdup2 (&post, sizeof post), received);
    }
  return received;
}

/* @sql selects post and time. */
static gboolean
load_received (Load       *load,
               const char *sql,
               GError    **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (load->db, sql, error);

  while (clout_sql_next (rows))
    {
      Received *received = find_received (load, sqlite3_column_int64 (rows, 0));
      gint64 time = sqlite3_column_int64 (rows, 1);

      if (time == 0)
        received->n_untimed++;
      else
        received->n_timed++;
      received->strength += time != 0 ? clout_decay_weight (&load->decay, time) : 0;
    }
  return clout_sql_end (rows, error);
}

/* As in the score, counted but unlisted reactions, and those without a time, have the post's
   time. */
static void
add_post (Load              *load,
          CloutTally        *tally,
          gint64             id,
          gint64             time,
          gint64             n_counted,
          const char *const *tags)
{
  const Received *received = find_received (load, id);
  CloutTallyPost post = { .tags = tags, .time = time };

  post.n_reactions = MAX (n_counted, received->n_timed + received->n_untimed);
  post.strength = received->strength
                  + (post.n_reactions - received->n_timed) * clout_decay_weight (&load->decay,
                                                                                 time);
  clout_tally_add_post (tally, &post);
}

static gboolean
tally_posts (Load        *load,
             CloutTally  *tally,
             GError     **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (load->db, "SELECT received.id, received.time,"
                       " mentions + replies + quotes + reshares + likes, tag.name"
                       " FROM post_tag JOIN received ON received.id = post_tag.post"
                       " JOIN tag ON tag.id = post_tag.tag ORDER BY post_tag.post", error);
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  gint64 id = 0, time = 0, n_counted = 0;
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, error))
    {
      if (tags->len > 0 && (!row || sqlite3_column_int64 (rows, 0) != id))
        {
          g_ptr_array_add (tags, NULL);
          add_post (load, tally, id, time, n_counted, (const char *const *) tags->pdata);
          g_ptr_array_set_size (tags, 0);
        }
      if (!row)
        break;
      id = sqlite3_column_int64 (rows, 0);
      time = sqlite3_column_int64 (rows, 1);
      n_counted = sqlite3_column_int64 (rows, 2);
      g_ptr_array_add (tags, g_strdup (clout_sql_text (rows, 3)));
    }
  return rows != NULL && !row;
}

static gboolean
tally_featured (Load        *load,
                CloutTally  *tally,
                GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (load->db, "SELECT name FROM featured_tag",
                                                    error);

  while (clout_sql_next (rows))
    clout_tally_add_featured (tally, clout_sql_text (rows, 0));
  return clout_sql_end (rows, error);
}

static gboolean
tally_plus_k (Load        *load,
              CloutTally  *tally,
              GError     **error)
{
  g_autoptr(GPtrArray) received = clout_plus_k_list (load->db, &(CloutEndorsementQuery) { FALSE },
                                                     load->now, error);

  for (guint i = 0; received != NULL && i < received->len; i++)
    clout_tally_add_plus_k (tally, clout_endorsement_get_facts (received->pdata[i])->topic);
  return received != NULL;
}

static GPtrArray *
load_topics (Load        *load,
             GError     **error)
{
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;
  g_auto(GStrv) hidden = NULL;
  g_autoptr(GHashTable) places = NULL;
  GPtrArray *topics;

  /* The order of the joins is fixed because each post's reactions are stored together. */
  if (!load_received (load, "SELECT post.id, reaction.time FROM post CROSS JOIN reaction"
                      " ON reaction.account = post.account AND reaction.post = post.id"
                      " WHERE post.id IN (SELECT post FROM post_tag)", error)
      || !load_received (load, "SELECT post, time FROM remark"
                         " WHERE post IN (SELECT post FROM post_tag)", error)
      || !tally_posts (load, tally, error))
    return NULL;
  if (!tally_featured (load, tally, error) || !tally_plus_k (load, tally, error))
    return NULL;
  hidden = clout_plus_k_list_hidden (load->db, error);
  places = hidden != NULL ? clout_plus_k_load_places (load->db, load->now, error) : NULL;
  if (places == NULL)
    return NULL;
  list = clout_tally_list (tally, (const char *const *) hidden);
  topics = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < list->len; i++)
    {
      const CloutTallied *topic = list->pdata[i];
      g_autofree char *key = clout_topic_fold (topic->name);
      const CloutPlusKPlace *place = key != NULL ? g_hash_table_lookup (places, key) : NULL;

      g_ptr_array_add (topics, clout_topic_new (&(CloutTopicFacts) {
        topic->name, topic->n_posts, topic->n_reactions, topic->last_used, topic->n_plus_k,
        topic->strength, -1, .place = place != NULL ? place->place : 0,
        .n_placed = place != NULL ? place->of : 0 }));
    }
  return topics;
}

static gpointer
list_topics (sqlite3   *db,
             gpointer   args,
             GError   **error)
{
  const ReferenceTime *reference = args;
  Load load = { .db = db, .now = reference->now };
  GPtrArray *topics = NULL;

  load.received = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (load_decay (&load, reference, error))
    topics = load_topics (&load, error);
  clout_decay_clear (&load.decay);
  g_hash_table_unref (load.received);
  return topics;
}

/**
 * clout_store_list_topics_async:
 * @self: a store
 * @now: time to rank the topics for, Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Lists what the person posts about, strongest first by reactions until @now; at most
 * %CLOUT_TOPICS_SHOWN, without sensitive ones.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutTopic) a #GPtrArray, or %NULL
 * with an error.
 */
void
clout_store_list_topics_async (CloutStore          *self,
                               gint64               now,
                               GTimeZone           *zone,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_topics,
                                       .free_args = reference_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  ReferenceTime *reference = g_new0 (ReferenceTime, 1);

  reference->now = now;
  reference->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  clout_store_call_async (self, &call, reference, cancellable, callback, user_data);
}
