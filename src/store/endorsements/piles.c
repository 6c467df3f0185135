/* piles.c: all +K by receiver, and the topics that they are for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/piles.h"

#include "model/topic.h"
#include "store/database/call.h"
#include "topics/fold.h"
#include "topics/plus-k.h"
#include "topics/sensitive.h"
#include "topics/tally.h"

/* The person's existing +K, and those that friends gave each other and the person. If two
   accounts know the same +K, it counts once. */
static const char rows_sql[] =
  "SELECT e.id, iif (e.giver = 0, '" CLOUT_PLUS_K_SELF "', " CLOUT_PLUS_K_WHO ("g") "),"
  " iif (e.receiver = 0, '" CLOUT_PLUS_K_SELF "', " CLOUT_PLUS_K_WHO ("r") "), e.topic, e.remote,"
  " e.time, e.giver = 0 OR " CLOUT_PLUS_K_ACQUAINTED ("g") " FROM endorsement AS e"
  " LEFT JOIN person AS g ON g.id = e.giver LEFT JOIN person AS r ON r.id = e.receiver"
  " LEFT JOIN hidden_endorsement AS h"
  " ON h.account = e.account AND h.person = e.giver AND h.folded = e.folded AND e.receiver = 0"
  " WHERE h.person IS NULL AND e.state IN (0, 1, 2) AND (?1 IS NULL OR e.folded = ?1)"
  " AND (?2 = 0 OR " CLOUT_PLUS_K_WHO ("r") " = (SELECT " CLOUT_PLUS_K_WHO ("person")
  " FROM person WHERE person.id = ?2)) GROUP BY coalesce (e.remote, e.id)";

static void
pile_free (gpointer data)
{
  CloutPlusKPile *pile = data;

  g_array_unref (pile->sent);
  g_free (pile);
}

void
clout_plus_k_piles_free (CloutPlusKPiles *self)
{
  g_hash_table_unref (self->piles);
  clout_plus_k_rows_clear (&self->rows);
  g_free (self);
}

static void
pile_up (CloutPlusKPiles *self)
{
  for (guint i = 0; i < self->rows.sent->len; i++)
    {
      const CloutPlusKSent *sent = &g_array_index (self->rows.sent, CloutPlusKSent, i);
      CloutPlusKPile *pile;

      if (sent->plus_k.receiver == NULL)
        continue;
      pile = g_hash_table_lookup (self->piles, sent->plus_k.receiver);
      if (pile == NULL)
        {
          pile = g_new0 (CloutPlusKPile, 1);
          pile->who = sent->plus_k.receiver;
          pile->sent = g_array_new (FALSE, FALSE, sizeof (CloutPlusKSent));
          pile->first = g_array_index (self->rows.ids, gint64, i);
          g_hash_table_insert (self->piles, (gpointer) pile->who, pile);
        }
      g_array_append_val (pile->sent, *sent);
    }
}

/**
 * clout_plus_k_piles_load:
 * @db: a connection
 * @folded: (nullable): only those for this topic
 * @person: only those to this friend, 0 for all
 *
 * Returns: (transfer full): the +K, including those that don't count
 */
CloutPlusKPiles *
clout_plus_k_piles_load (sqlite3     *db,
                         const char  *folded,
                         gint64       person,
                         GError     **error)
{
  g_autoptr(CloutPlusKPiles) self = g_new0 (CloutPlusKPiles, 1);
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_select (db, rows_sql, clout_binds_new ("si", folded, person), error);

  self->piles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, pile_free);
  clout_plus_k_rows_init (&self->rows);
  if (statement == NULL || !clout_plus_k_rows_load (&self->rows, statement, error))
    return NULL;
  pile_up (self);
  return g_steal_pointer (&self);
}

static gboolean
is_own (const CloutPlusKSent *sent)
{
  return g_strcmp0 (sent->plus_k.endorser, CLOUT_PLUS_K_SELF) == 0;
}

/**
 * clout_plus_k_pile_count:
 * @self: a pile
 * @now: Unix seconds
 * @ret_given: (out): how many of them the person gave
 *
 * Returns: (transfer full) (element-type CloutPlusKCounted): those that count
 */
GArray *
clout_plus_k_pile_count (const CloutPlusKPile *self,
                         gint64                now,
                         guint                *ret_given)
{
  const char *const own[] = { self->who, NULL };
  const CloutPlusKSent *sent = (const CloutPlusKSent *) self->sent->data;
  GArray *counted = clout_plus_k_clean_received (sent, self->sent->len, own, now);

  *ret_given = 0;
  for (guint i = 0; i < counted->len; i++)
    *ret_given += is_own (&sent[g_array_index (counted, CloutPlusKCounted, i).at]);
  return counted;
}

static CloutTopic *
make_topic (const CloutPlusKPile   *self,
            const CloutTallied     *tallied,
            GArray                 *counted,
            const CloutPlusKLimits *limits)
{
  CloutTopicFacts facts = { .name = tallied->name, .n_plus_k = tallied->n_plus_k,
                            .strength = tallied->strength };

  for (guint i = 0; i < counted->len; i++)
    {
      const CloutPlusKCounted *one = &g_array_index (counted, CloutPlusKCounted, i);

      facts.n_given += is_own (&g_array_index (self->sent, CloutPlusKSent, one->at))
                       && clout_topic_same (one->topic, tallied->name);
    }
  facts.paused = clout_plus_k_was_given (limits, self->who, tallied->name);
  return clout_topic_new (&facts);
}

/**
 * clout_plus_k_pile_list_topics:
 * @self: a pile
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Returns: (transfer full) (element-type CloutTopic): what the +K that count are for, most first
 */
GPtrArray *
clout_plus_k_pile_list_topics (const CloutPlusKPile *self,
                               gint64                now,
                               GTimeZone            *zone)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_given = 0;
  g_autoptr(GArray) counted = clout_plus_k_pile_count (self, now, &n_given);
  g_autoptr(GArray) given = g_array_new (FALSE, FALSE, sizeof (CloutPlusK));
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;

  for (guint i = 0; i < self->sent->len; i++)
    if (is_own (&g_array_index (self->sent, CloutPlusKSent, i)))
      g_array_append_val (given, g_array_index (self->sent, CloutPlusKSent, i).plus_k);
  for (guint i = 0; i < counted->len; i++)
    clout_tally_add_plus_k (tally, g_array_index (counted, CloutPlusKCounted, i).topic);
  list = clout_tally_list (tally, NULL);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (topics, make_topic (self, list->pdata[i], counted,
                                         &(CloutPlusKLimits) { (const CloutPlusK *) given->data,
                                                               given->len, now, zone }));
  return topics;
}

/**
 * clout_plus_k_pile_suggest:
 * @self: a pile
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Returns: (transfer full) (nullable): the topic that the friend received most +K for, of those
 *   that the person may give one for now
 */
char *
clout_plus_k_pile_suggest (const CloutPlusKPile *self,
                           gint64                now,
                           GTimeZone            *zone)
{
  g_autoptr(GPtrArray) topics = clout_plus_k_pile_list_topics (self, now, zone);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *name = clout_topic_get_name (topics->pdata[i]);

      if (!clout_topic_is_paused (topics->pdata[i])
          && clout_topic_get_sensitive (name) == CLOUT_SENSITIVE_NONE)
        return g_strdup (name);
    }
  return NULL;
}

/**
 * clout_plus_k_pile_find_given:
 * @self: a pile
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Returns: (transfer full) (nullable): the topic of the latest +K from the person, if the same one
 *   can't be given again yet
 */
char *
clout_plus_k_pile_find_given (const CloutPlusKPile *self,
                              gint64                now,
                              GTimeZone            *zone)
{
  const CloutPlusK *latest = NULL;

  for (guint i = 0; i < self->sent->len; i++)
    {
      const CloutPlusKSent *sent = &g_array_index (self->sent, CloutPlusKSent, i);

      if (is_own (sent) && (latest == NULL || sent->plus_k.time > latest->time)
          && clout_plus_k_was_given (&(CloutPlusKLimits) { &sent->plus_k, 1, now, zone },
                                     self->who, NULL))
        latest = &sent->plus_k;
    }
  return latest != NULL ? g_strdup (latest->topic) : NULL;
}

/* Number of +K by folded topic, of one receiver. */
static GHashTable *
count_topics (const CloutPlusKPile *pile,
              gint64                now)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_given;
  g_autoptr(GArray) counted = clout_plus_k_pile_count (pile, now, &n_given);

  for (guint i = 0; i < counted->len; i++)
    {
      char *key = clout_topic_fold (g_array_index (counted, CloutPlusKCounted, i).topic);
      guint n = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) : 0;

      if (key != NULL)
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

/* Ranks the person, who received @own by topic, against one friend. */
static void
rank_friend (GHashTable *places,
             GHashTable *own,
             GHashTable *counts)
{
  GHashTableIter iter;
  gpointer key, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      CloutPlusKPlace *place = g_hash_table_lookup (places, key);

      if (place == NULL)
        continue;
      place->of++;
      place->place += GPOINTER_TO_UINT (n) > GPOINTER_TO_UINT (g_hash_table_lookup (own, key));
    }
}

/**
 * clout_plus_k_load_places:
 * @db: a connection
 * @now: Unix seconds
 *
 * Returns: (transfer full) (element-type utf8 CloutPlusKPlace): by folded topic, for those that
 *   the person received +K for
 */
GHashTable *
clout_plus_k_load_places (sqlite3  *db,
                          gint64    now,
                          GError  **error)
{
  g_autoptr(CloutPlusKPiles) piles = clout_plus_k_piles_load (db, NULL, 0, error);
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const CloutPlusKPile *self = piles != NULL ? g_hash_table_lookup (piles->piles,
                                                                    CLOUT_PLUS_K_SELF) : NULL;
  g_autoptr(GHashTable) own = self != NULL ? count_topics (self, now) : NULL;
  GHashTableIter iter;
  gpointer key;

  if (piles == NULL)
    return NULL;
  if (own == NULL)
    return g_steal_pointer (&places);
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      CloutPlusKPlace place = { 1, 1 };

      g_hash_table_insert (places, g_strdup (key), g_memdup2 (&place, sizeof place));
    }
  g_hash_table_iter_init (&iter, piles->piles);
  while (g_hash_table_iter_next (&iter, NULL, &key))
    if (key != self)
      {
        g_autoptr(GHashTable) counts = count_topics (key, now);

        rank_friend (places, own, counts);
      }
  return g_steal_pointer (&places);
}
