/* plus-k-received.c: decides which received +K count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/plus-k-received.h"

#include <string.h>

#include "base/duration.h"
#include "topics/fold.h"
#include "topics/sensitive.h"
#include "topics/topic-name.h"

/* The sender's time zone is unknown: two of their days can begin within one UTC day, and a pause
   of whole days can be a day shorter in seconds. */
#define MOST_A_DAY (2 * CLOUT_PLUS_K_A_DAY)
#define PAUSE_SECONDS ((CLOUT_PLUS_K_PAUSE_DAYS - 1) * CLOUT_DAY)

/* What has been counted for one sender. */
typedef struct
{
  GHashTable *keys;
  GHashTable *days;   /* UTC day → number of +K */
  GHashTable *topics; /* folded topic → time of the +K last accepted, owned */
  guint n;
} Endorser;

static void
endorser_free (gpointer data)
{
  Endorser *self = data;

  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->topics);
  g_free (self);
}

static Endorser *
find_endorser (GHashTable *endorsers,
               const char *id)
{
  Endorser *endorser = g_hash_table_lookup (endorsers, id);

  if (endorser == NULL)
    {
      endorser = g_new0 (Endorser, 1);
      endorser->keys = g_hash_table_new (g_str_hash, g_str_equal);
      endorser->days = g_hash_table_new (NULL, NULL);
      endorser->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (endorsers, (gpointer) id, endorser);
    }
  return endorser;
}

static gboolean
is_one_of (const char *const *own,
           const char        *person)
{
  for (gsize i = 0; own != NULL && own[i] != NULL; i++)
    if (g_ascii_strcasecmp (own[i], person) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_credible (const CloutPlusKSent *sent,
             const char *const    *own,
             gint64                now)
{
  const CloutPlusK *plus_k = &sent->plus_k;

  return sent->acquainted && plus_k->endorser != NULL && *plus_k->endorser != '\0'
         && plus_k->receiver != NULL && is_one_of (own, plus_k->receiver)
         && !is_one_of (own, plus_k->endorser)
         && plus_k->time > 0 && plus_k->time - CLOUT_PLUS_K_SKEW <= now;
}

/* Accepts or rejects a sender's next +K, newest first. */
static gboolean
count_in (Endorser         *endorser,
          const CloutPlusK *plus_k,
          const char       *topic)
{
  gpointer day = GINT_TO_POINTER ((int) MIN (plus_k->time / CLOUT_DAY, G_MAXINT));
  guint today = GPOINTER_TO_UINT (g_hash_table_lookup (endorser->days, day));
  g_autofree char *folded = clout_topic_fold (topic);
  const gint64 *newer = g_hash_table_lookup (endorser->topics, folded);

  if (endorser->n == CLOUT_PLUS_K_PER_ENDORSER || today == MOST_A_DAY
      || (newer != NULL && *newer - plus_k->time < PAUSE_SECONDS))
    return FALSE;
  if (plus_k->key != NULL && !g_hash_table_add (endorser->keys, (gpointer) plus_k->key))
    return FALSE;
  endorser->n++;
  g_hash_table_insert (endorser->days, day, GUINT_TO_POINTER (today + 1));
  g_hash_table_insert (endorser->topics, g_steal_pointer (&folded),
                       g_memdup2 (&plus_k->time, sizeof plus_k->time));
  return TRUE;
}

/* Newest first, independent of the order of arrival. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const CloutPlusKSent *sent = data;
  const CloutPlusK *one = &sent[*(const gsize *) a].plus_k;
  const CloutPlusK *other = &sent[*(const gsize *) b].plus_k;
  int order;

  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  order = g_strcmp0 (one->key, other->key);
  if (order == 0)
    order = g_strcmp0 (one->endorser, other->endorser);
  return order != 0 ? order : g_strcmp0 (one->topic, other->topic);
}

static GArray *
sort_credible (const CloutPlusKSent *sent,
               gsize                 n_sent,
               const char *const    *own,
               gint64                now)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < n_sent; i++)
    if (is_credible (&sent[i], own, now))
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare, (gpointer) sent);
  return order;
}

static void
counted_clear (gpointer data)
{
  g_free (((CloutPlusKCounted *) data)->topic);
}

static void
count (GArray               *counted,
       GHashTable           *endorsers,
       const CloutPlusKSent *sent,
       gsize                 at)
{
  const CloutPlusK *plus_k = &sent[at].plus_k;
  Endorser *endorser = find_endorser (endorsers, plus_k->endorser);
  CloutPlusKCounted entry = { .at = at };

  if (endorser->n == CLOUT_PLUS_K_PER_ENDORSER)
    return;
  entry.topic = clout_topic_clean (plus_k->topic, NULL);
  if (entry.topic != NULL && clout_topic_get_sensitive (entry.topic) == CLOUT_SENSITIVE_NONE
      && count_in (endorser, plus_k, entry.topic))
    g_array_append_val (counted, entry);
  else
    g_free (entry.topic);
}

/**
 * clout_plus_k_clean_received:
 * @sent: (array length=n_sent): +K reported by networks, in any order
 * @own: ids of all the person's accounts, %NULL-terminated
 * @now: Unix seconds
 *
 * Filters received +K, because anyone can write anything into their own records. A +K counts if
 * it is for one of the person's accounts and from someone else who follows or is followed, if it
 * is dated at most a day ahead, if its topic passes clout_topic_clean() and isn't sensitive, and
 * if it keeps the limits that the sender's program enforces. Duplicates count once.
 *
 * Returns: (transfer full) (element-type CloutPlusKCounted): the +K that count, newest first, at
 *   most %CLOUT_PLUS_K_PER_ENDORSER per sender; the array owns its topics
 */
GArray *
clout_plus_k_clean_received (const CloutPlusKSent *sent,
                             gsize                 n_sent,
                             const char *const    *own,
                             gint64                now)
{
  g_autoptr(GArray) order = sort_credible (sent, n_sent, own, now);
  g_autoptr(GHashTable) endorsers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           endorser_free);
  GArray *counted = g_array_new (FALSE, FALSE, sizeof (CloutPlusKCounted));

  g_array_set_clear_func (counted, counted_clear);
  for (guint i = 0; i < order->len; i++)
    count (counted, endorsers, sent, g_array_index (order, gsize, i));
  return counted;
}
