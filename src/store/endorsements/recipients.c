/* recipients.c: ranks people by +K received, for a topic or in total.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/endorsements.h"

#include "model/topic.h"
#include "store/endorsements/rows.h"
#include "store/database/call.h"
#include "topics/fold.h"
#include "topics/tally.h"

#define SHOWN 10

/* The person as endorser or receiver. */
#define SELF "self"

typedef struct
{
  gint64 person;
  char *folded;
  gint64 now;
} Wanted;

/* All +K of one receiver. */
typedef struct
{
  const char *who;
  GArray *sent;
  guint n;
  guint n_given;
  gint64 first;   /* one of their row ids, by which the receiver is found */
} Pile;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->folded);
  g_free (wanted);
}

static void
pile_free (Pile *pile)
{
  g_array_unref (pile->sent);
  g_free (pile);
}

/* The person's existing +K, and those that friends gave each other and the person. If two
   accounts know the same +K, it counts once. */
static const char rows_sql[] =
  "SELECT e.id, iif (e.giver = 0, '" SELF "', " CLOUT_PLUS_K_WHO ("g") "),"
  " iif (e.receiver = 0, '" SELF "', " CLOUT_PLUS_K_WHO ("r") "), e.topic, e.remote, e.time,"
  " e.giver = 0 OR " CLOUT_PLUS_K_ACQUAINTED ("g") " FROM endorsement AS e"
  " LEFT JOIN person AS g ON g.id = e.giver LEFT JOIN person AS r ON r.id = e.receiver"
  " LEFT JOIN hidden_endorsement AS h"
  " ON h.account = e.account AND h.person = e.giver AND h.folded = e.folded AND e.receiver = 0"
  " WHERE h.person IS NULL AND e.state IN (0, 1, 2) AND (?1 IS NULL OR e.folded = ?1)"
  " AND (?2 = 0 OR " CLOUT_PLUS_K_WHO ("r") " = (SELECT " CLOUT_PLUS_K_WHO ("person")
  " FROM person WHERE person.id = ?2)) GROUP BY coalesce (e.remote, e.id)";

static gboolean
load_rows (sqlite3         *db,
           const Wanted    *wanted,
           CloutPlusKRows  *rows,
           GError         **error)
{
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_select (db, rows_sql, clout_binds_new ("si", wanted->folded, wanted->person), error);

  clout_plus_k_rows_init (rows);
  return statement != NULL && clout_plus_k_rows_load (rows, statement, error);
}

/* Returns (element-type Pile): one per receiver, with the number of those that count. */
static GHashTable *
pile_up (const CloutPlusKRows *rows,
         gint64                now)
{
  GHashTable *piles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) pile_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < rows->sent->len; i++)
    {
      const CloutPlusKSent *sent = &g_array_index (rows->sent, CloutPlusKSent, i);
      Pile *pile = g_hash_table_lookup (piles, sent->plus_k.receiver);

      if (pile == NULL)
        {
          pile = g_new0 (Pile, 1);
          pile->who = sent->plus_k.receiver;
          pile->sent = g_array_new (FALSE, FALSE, sizeof (CloutPlusKSent));
          pile->first = g_array_index (rows->ids, gint64, i);
          g_hash_table_insert (piles, (gpointer) pile->who, pile);
        }
      g_array_append_val (pile->sent, *sent);
    }
  g_hash_table_iter_init (&iter, piles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Pile *pile = value;
      const char *const own[] = { pile->who, NULL };
      const CloutPlusKSent *sent = (const CloutPlusKSent *) pile->sent->data;
      g_autoptr(GArray) counted = clout_plus_k_clean_received (sent, pile->sent->len, own, now);

      pile->n = counted->len;
      for (guint i = 0; i < counted->len; i++)
        pile->n_given +=
          g_str_equal (sent[g_array_index (counted, CloutPlusKCounted, i).at].plus_k.endorser,
                       SELF);
    }
  return piles;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Pile *one = *(Pile *const *) a;
  const Pile *other = *(Pile *const *) b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->who, other->who);
}

static CloutRecipient *
read_recipient (sqlite3     *db,
                const Pile  *pile,
                guint        place,
                GError     **error)
{
  CloutRecipientFacts facts = { .place = place, .n = pile->n, .n_given = pile->n_given };
  g_autoptr(sqlite3_stmt) row =
    clout_sql_select (db, "SELECT e.receiver, e.account, coalesce (person.handle, account.handle),"
                      " coalesce (person.name, account.name) FROM endorsement AS e"
                      " JOIN account ON account.id = e.account"
                      " LEFT JOIN person ON person.id = e.receiver WHERE e.id = ?1",
                      clout_binds_new ("i", pile->first), error);

  if (!clout_sql_next (row) && !clout_sql_end (row, error))
    return NULL;
  facts.person = sqlite3_column_int64 (row, 0);
  facts.account = sqlite3_column_int64 (row, 1);
  facts.handle = clout_sql_text (row, 2);
  facts.name = clout_sql_text (row, 3);
  return clout_recipient_new (&facts);
}

static gpointer
list_recipients (sqlite3   *db,
                 gpointer   args,
                 GError   **error)
{
  const Wanted *wanted = args;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  g_autoptr(GHashTable) piles = NULL;
  g_auto(CloutPlusKRows) rows = { NULL, };
  GHashTableIter iter;
  gpointer value;
  guint place = 1;

  if (wanted->folded == NULL)
    return g_steal_pointer (&list);
  if (!load_rows (db, wanted, &rows, error))
    return NULL;
  piles = pile_up (&rows, wanted->now);
  g_hash_table_iter_init (&iter, piles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Pile *) value)->n > 0)
      g_ptr_array_add (order, value);
  g_ptr_array_sort (order, compare);
  for (guint i = 0; i < order->len; i++)
    {
      const Pile *pile = order->pdata[i];
      CloutRecipient *recipient;

      if (i > 0 && ((Pile *) order->pdata[i - 1])->n > pile->n)
        place = i + 1;
      if (i >= SHOWN && !g_str_equal (pile->who, SELF))
        continue;
      recipient = read_recipient (db, pile, place, error);
      if (recipient == NULL)
        return NULL;
      g_ptr_array_add (list, recipient);
    }
  return g_steal_pointer (&list);
}

static void
call (CloutStore            *self,
      const CloutStoreCall  *function,
      gint64                 person,
      const char            *topic,
      gint64                 now,
      GCancellable          *cancellable,
      GAsyncReadyCallback    callback,
      gpointer               user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->person = person;
  wanted->folded = clout_topic_fold (topic);
  wanted->now = now;
  clout_store_call_async (self, function, wanted, cancellable, callback, user_data);
}

void
clout_store_list_recipients_async (CloutStore          *self,
                                   const char          *topic,
                                   gint64               now,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  static const CloutStoreCall function = { CLOUT_STORE_READ, .load = list_recipients,
                                           .free_args = wanted_free,
                                           .free_result = (GDestroyNotify) g_ptr_array_unref };

  call (self, &function, 0, topic, now, cancellable, callback, user_data);
}

static GPtrArray *
list_topics (const CloutPlusKRows *rows,
             gint64                now)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CloutTally) tally = clout_tally_new ();
  g_autoptr(GPtrArray) list = NULL;

  if (rows->sent->len > 0)
    {
      const CloutPlusKSent *sent = (const CloutPlusKSent *) rows->sent->data;
      const char *const own[] = { sent[0].plus_k.receiver, NULL };
      g_autoptr(GArray) counted = clout_plus_k_clean_received (sent, rows->sent->len, own, now);

      for (guint i = 0; i < counted->len; i++)
        clout_tally_add_plus_k (tally, g_array_index (counted, CloutPlusKCounted, i).topic);
    }
  list = clout_tally_list (tally, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const CloutTallied *topic = list->pdata[i];

      g_ptr_array_add (topics, clout_topic_new (&(CloutTopicFacts) {
        .name = topic->name, .n_plus_k = topic->n_plus_k, .strength = topic->strength }));
    }
  return topics;
}

static gpointer
list_friend_topics (sqlite3   *db,
                    gpointer   args,
                    GError   **error)
{
  const Wanted *wanted = args;
  g_auto(CloutPlusKRows) rows = { NULL, };

  return load_rows (db, wanted, &rows, error) ? list_topics (&rows, wanted->now) : NULL;
}

void
clout_store_list_friend_topics_async (CloutStore          *self,
                                      gint64               person,
                                      gint64               now,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const CloutStoreCall function = { CLOUT_STORE_READ, .load = list_friend_topics,
                                           .free_args = wanted_free,
                                           .free_result = (GDestroyNotify) g_ptr_array_unref };

  call (self, &function, person, NULL, now, cancellable, callback, user_data);
}
