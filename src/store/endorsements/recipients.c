/* recipients.c: ranks people by +K received, for a topic or in total.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/endorsements.h"

#include "model/topic.h"
#include "store/endorsements/piles.h"
#include "store/database/call.h"
#include "topics/fold.h"

#define SHOWN 10

typedef struct
{
  gint64 person;
  char *folded;
  gint64 now;
  GTimeZone *zone;
} Wanted;

typedef struct
{
  const CloutPlusKPile *pile;
  guint n;
  guint n_given;
} Ranked;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->folded);
  g_time_zone_unref (wanted->zone);
  g_free (wanted);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->pile->who, other->pile->who);
}

static CloutRecipient *
read_recipient (sqlite3      *db,
                const Ranked *ranked,
                guint         place,
                GError      **error)
{
  CloutRecipientFacts facts = { .place = place, .n = ranked->n, .n_given = ranked->n_given };
  g_autoptr(sqlite3_stmt) row =
    clout_sql_select (db, "SELECT e.receiver, e.account, coalesce (person.handle, account.handle),"
                      " coalesce (person.name, account.name) FROM endorsement AS e"
                      " JOIN account ON account.id = e.account"
                      " LEFT JOIN person ON person.id = e.receiver WHERE e.id = ?1",
                      clout_binds_new ("i", ranked->pile->first), error);

  if (!clout_sql_next (row) && !clout_sql_end (row, error))
    return NULL;
  facts.person = sqlite3_column_int64 (row, 0);
  facts.account = sqlite3_column_int64 (row, 1);
  facts.handle = clout_sql_text (row, 2);
  facts.name = clout_sql_text (row, 3);
  return clout_recipient_new (&facts);
}

/* Returns (element-type Ranked): most first. */
static GArray *
rank (CloutPlusKPiles *piles,
      gint64           now)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GHashTableIter iter;
  gpointer pile;

  g_hash_table_iter_init (&iter, piles->piles);
  while (g_hash_table_iter_next (&iter, NULL, &pile))
    {
      Ranked ranked = { .pile = pile };
      g_autoptr(GArray) counted = clout_plus_k_pile_count (pile, now, &ranked.n_given);

      ranked.n = counted->len;
      if (ranked.n > 0)
        g_array_append_val (order, ranked);
    }
  g_array_sort (order, compare);
  return order;
}

static gpointer
list_recipients (sqlite3   *db,
                 gpointer   args,
                 GError   **error)
{
  const Wanted *wanted = args;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) order = NULL;
  g_autoptr(CloutPlusKPiles) piles = NULL;
  guint place = 1;

  if (wanted->folded == NULL)
    return g_steal_pointer (&list);
  piles = clout_plus_k_piles_load (db, wanted->folded, 0, error);
  if (piles == NULL)
    return NULL;
  order = rank (piles, wanted->now);
  for (guint i = 0; i < order->len; i++)
    {
      const Ranked *ranked = &g_array_index (order, Ranked, i);
      CloutRecipient *recipient;

      if (i > 0 && (ranked - 1)->n > ranked->n)
        place = i + 1;
      if (i >= SHOWN && !g_str_equal (ranked->pile->who, CLOUT_PLUS_K_SELF))
        continue;
      recipient = read_recipient (db, ranked, place, error);
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
      GTimeZone             *zone,
      GCancellable          *cancellable,
      GAsyncReadyCallback    callback,
      gpointer               user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->person = person;
  wanted->folded = clout_topic_fold (topic);
  wanted->now = now;
  wanted->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();
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

  call (self, &function, 0, topic, now, NULL, cancellable, callback, user_data);
}

static gpointer
list_friend_topics (sqlite3   *db,
                    gpointer   args,
                    GError   **error)
{
  const Wanted *wanted = args;
  g_autoptr(CloutPlusKPiles) piles = clout_plus_k_piles_load (db, NULL, wanted->person, error);
  GHashTableIter iter;
  gpointer pile;

  if (piles == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, piles->piles);
  if (g_hash_table_iter_next (&iter, NULL, &pile))
    return clout_plus_k_pile_list_topics (pile, wanted->now, wanted->zone);
  return g_ptr_array_new_with_free_func (g_object_unref);
}

void
clout_store_list_friend_topics_async (CloutStore          *self,
                                      gint64               person,
                                      gint64               now,
                                      GTimeZone           *zone,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const CloutStoreCall function = { CLOUT_STORE_READ, .load = list_friend_topics,
                                           .free_args = wanted_free,
                                           .free_result = (GDestroyNotify) g_ptr_array_unref };

  call (self, &function, person, NULL, now, zone, cancellable, callback, user_data);
}
