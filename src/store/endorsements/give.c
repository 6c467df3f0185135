/* give.c: applies the rules of giving to stored data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/endorsements.h"

#include "base/duration.h"
#include "store/endorsements/rows.h"
#include "store/database/call.h"
#include "topics/fold.h"
#include "topics/plus-k.h"

/* Older +K don't affect the limits in any time zone. */
#define BINDING_SECONDS ((CLOUT_PLUS_K_PAUSE_DAYS + 2) * CLOUT_DAY)

typedef struct
{
  gint64 id;      /* of the +K, or of the friend */
  char *topic;
  CloutVisibility visibility;
  gint64 now;
  GTimeZone *zone;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->topic);
  g_time_zone_unref (job->zone);
  g_free (job);
}

static Job *
job_new (gint64     id,
         gint64     now,
         GTimeZone *zone)
{
  Job *job = g_new0 (Job, 1);

  job->id = id;
  job->now = now;
  job->zone = g_time_zone_ref (zone);
  return job;
}

/* The person's +K that count toward the limits. Waiting ones count as given, and those to be
   undone as undone; when a +K is about to be @sent it is the other way round, as the networks
   see it. */
static GArray *
load_given (sqlite3         *db,
            const Job       *job,
            gboolean         sent,
            CloutPlusKRows  *rows,
            GError         **error)
{
  GArray *given = g_array_new (FALSE, FALSE, sizeof (CloutPlusK));
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (
    db,
    "SELECT e.id, NULL, " CLOUT_PLUS_K_WHO (
      "person") ", e.topic, NULL,"
                " e.time, 0 FROM endorsement AS e JOIN person ON person.id = e.receiver"
                " WHERE e.giver = 0 AND e.time > ?1"
                " AND iif (?2 = 0, e.state IN (0, 1, 2), e.state IN (0, 2, 3) AND e.id <> ?2)",
    error);

  clout_plus_k_rows_init (rows);
  if (statement == NULL)
    return given;
  clout_sql_bind (statement, "ii", job->now - BINDING_SECONDS, sent ? job->id : 0);
  if (clout_plus_k_rows_load (rows, statement, error))
    for (guint i = 0; i < rows->sent->len; i++)
      g_array_append_val (given, g_array_index (rows->sent, CloutPlusKSent, i).plus_k);
  return given;
}

static CloutPlusKLimits
limits_of (const Job *job,
           GArray    *given)
{
  return (CloutPlusKLimits) { (const CloutPlusK *) given->data, given->len, job->now, job->zone };
}

/* Returns a row of account, name, remote id, handle, acquaintance, settings and whether someone
   has the same name, or %NULL. */
static sqlite3_stmt *
find_person (sqlite3  *db,
             gint64    person,
             GError  **error)
{
  g_autoptr(sqlite3_stmt) row =
    clout_sql_prepare (db, "SELECT person.account, " CLOUT_PLUS_K_WHO ("person") ", person.remote,"
                       " person.handle, " CLOUT_PLUS_K_ACQUAINTED ("person") ", plus_k.explained,"
                       " plus_k.visibility, plus_k.notify,"
                       " EXISTS (SELECT 1 FROM person AS other WHERE other.name = person.name"
                       "  AND other.id <> person.id AND other.handle IS NOT person.handle)"
                       " FROM person"
                       " LEFT JOIN plus_k ON plus_k.account = person.account"
                       " WHERE person.id = ?1", error);
  gboolean found = FALSE;

  if (row == NULL)
    return NULL;
  clout_sql_bind (row, "i", person);
  if (!clout_sql_step (row, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&row);
  g_set_error_literal (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED, "store: no such person");
  return NULL;
}

static gpointer
load_outlook (sqlite3   *db,
              gpointer   args,
              GError   **error)
{
  const Job *job = args;
  g_autoptr(CloutOutlook) outlook = clout_outlook_new ();
  g_autoptr(sqlite3_stmt) row = find_person (db, job->id, error);
  g_auto(CloutPlusKRows) rows = { NULL, };
  g_autoptr(GArray) given = NULL;
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  given = load_given (db, job, FALSE, &rows, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  outlook->person = job->id;
  outlook->account_id = sqlite3_column_int64 (row, 0);
  outlook->remote = g_strdup (clout_sql_text (row, 2));
  outlook->handle = g_strdup (clout_sql_text (row, 3));
  outlook->acquainted = sqlite3_column_int (row, 4);
  outlook->settings = (CloutPlusKSettings) { sqlite3_column_int (row, 5),
                                             sqlite3_column_int (row, 6),
                                             sqlite3_column_int (row, 7) };
  outlook->namesake = sqlite3_column_int (row, 8);
  outlook->left = clout_plus_k_get_left (&(CloutPlusKLimits) { (const CloutPlusK *) given->data,
                                                               given->len, job->now, job->zone });
  return g_steal_pointer (&outlook);
}

void
clout_store_load_outlook_async (CloutStore          *self,
                                gint64               person,
                                gint64               now,
                                GTimeZone           *zone,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_outlook,
                                       .free_args = job_free,
                                       .free_result = (GDestroyNotify) clout_outlook_free };

  clout_store_call_async (self, &call, job_new (person, now, zone), cancellable, callback,
                          user_data);
}

/* Returns (transfer full): the cleaned topic, if the rules allow the +K. */
static char *
check (sqlite3       *db,
       const Job     *job,
       sqlite3_stmt  *person,
       GError       **error)
{
  g_auto(GStrv) own = clout_sql_list_names (db, "SELECT remote FROM account", NULL, error);
  g_auto(CloutPlusKRows) rows = { NULL, };
  g_autoptr(GArray) given = NULL;
  CloutPlusKLimits limits;
  CloutPlusKWish wish = { .own = (const char *const *) own,
                          .receiver = clout_sql_text (person, 1),
                          .acquainted = sqlite3_column_int (person, 4),
                          .topic = job->topic };
  GError *problem = NULL;

  if (own == NULL)
    return NULL;
  given = load_given (db, job, FALSE, &rows, &problem);
  limits = limits_of (job, given);
  if (problem == NULL)
    return clout_plus_k_check (&wish, &limits, error);
  g_propagate_error (error, problem);
  return NULL;
}

/* A rejected +K, or one waiting to be undone, may be given again: the former was never given,
   the latter is undone before anything is given. */
static gboolean
store_draft (sqlite3       *db,
             const Job     *job,
             sqlite3_stmt  *person,
             const char    *topic,
             GError       **error)
{
  g_autofree char *folded = clout_topic_fold (topic);
  g_autofree char *attempt = g_uuid_string_random ();
  gint64 account = sqlite3_column_int64 (person, 0);

  return clout_sql_change (db, "DELETE FROM endorsement WHERE account = ?1 AND giver = 0"
                           " AND receiver = ?2 AND folded = ?4 AND state = 4;"
                           "INSERT INTO endorsement (account, giver, receiver, topic, folded,"
                           " time, state, visibility, attempt)"
                           " VALUES (?1, 0, ?2, ?3, ?4, ?5, 1, ?6, ?7)",
                           clout_binds_new ("iissiis", account, job->id, topic, folded, job->now,
                                            (gint64) job->visibility, attempt), error);
}

static gpointer
give (sqlite3   *db,
      gpointer   args,
      GError   **error)
{
  const Job *job = args;
  g_autoptr(sqlite3_stmt) person = find_person (db, job->id, error);
  g_autofree char *topic = person != NULL ? check (db, job, person, error) : NULL;
  gint64 id;

  if (topic == NULL || !store_draft (db, job, person, topic, error))
    return NULL;
  id = sqlite3_last_insert_rowid (db);
  return g_memdup2 (&id, sizeof id);
}

/**
 * clout_store_give_async:
 * @self: a store
 * @draft: the +K; copied
 *
 * Checks the rules and adds a +K to the outbox, in one transaction.
 */
void
clout_store_give_async (CloutStore                  *self,
                        const CloutEndorsementDraft *draft,
                        GCancellable                *cancellable,
                        GAsyncReadyCallback          callback,
                        gpointer                     user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .load = give, .free_args = job_free,
                                       .free_result = g_free };
  Job *job = job_new (draft->person, draft->now, draft->zone);

  job->topic = g_strdup (draft->topic);
  job->visibility = draft->visibility;
  clout_store_call_async (self, &call, job, cancellable, callback, user_data);
}

/**
 * clout_store_give_finish:
 * @self: a store
 * @result: the result passed to the callback
 *
 * Returns: the id of the +K, or 0 with @error set, to a #CloutTopicsError if the rules forbid it
 */
gint64
clout_store_give_finish (CloutStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

/* Returns a row of recipient and topic, if the +K is waiting. */
static sqlite3_stmt *
find_waiting (sqlite3  *db,
              gint64    id,
              GError  **error)
{
  g_autoptr(sqlite3_stmt) row =
    clout_sql_prepare (db, "SELECT " CLOUT_PLUS_K_WHO ("person") ", e.topic, "
                       CLOUT_PLUS_K_ACQUAINTED ("person") " FROM endorsement AS e"
                       " JOIN person ON person.id = e.receiver WHERE e.id = ?1 AND e.state = 1",
                       error);
  gboolean found = FALSE;

  if (row == NULL)
    return NULL;
  clout_sql_bind (row, "i", id);
  if (!clout_sql_step (row, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&row);
  g_set_error_literal (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED,
                       "store: this +K waits no more");
  return NULL;
}

static gboolean
may_send (sqlite3    *db,
          const Job  *job,
          GError    **error)
{
  g_autoptr(sqlite3_stmt) row = find_waiting (db, job->id, error);
  g_auto(CloutPlusKRows) rows = { NULL, };
  g_autoptr(GArray) given = NULL;
  g_autofree char *topic = NULL;
  CloutPlusKLimits limits;
  CloutPlusKWish wish = { NULL, };
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  given = load_given (db, job, TRUE, &rows, &problem);
  limits = limits_of (job, given);
  wish = (CloutPlusKWish) { NULL, clout_sql_text (row, 0), sqlite3_column_int (row, 2),
                            clout_sql_text (row, 1) };
  if (problem == NULL)
    topic = clout_plus_k_check (&wish, &limits, error);
  else
    g_propagate_error (error, problem);
  return topic != NULL;
}

/* The same +K already exists, from another device, so there is nothing to send. One that now
   violates another rule is rejected, unless it can wait for tomorrow. */
static gboolean
postpone (sqlite3      *db,
          const Job    *job,
          const GError *why,
          GError      **error)
{
  if (g_error_matches (why, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_AGAIN))
    return clout_sql_change (db, "DELETE FROM endorsement WHERE id = ?1",
                             clout_binds_new ("i", job->id), error);
  if (why->domain != CLOUT_TOPICS_ERROR || why->code == CLOUT_TOPICS_ERROR_SPENT)
    return TRUE;
  return clout_sql_change (db, "UPDATE endorsement SET state = 4 WHERE id = ?1",
                           clout_binds_new ("i", job->id), error);
}

typedef struct
{
  const Job *job;
  GError *why;
} Claim;

static gboolean
claim (sqlite3   *db,
       gpointer   data,
       GError   **error)
{
  Claim *wanted = data;

  if (!may_send (db, wanted->job, &wanted->why))
    return postpone (db, wanted->job, wanted->why, error);
  return clout_sql_change (db, "UPDATE endorsement SET state = 2, time = ?2, checked = ?2"
                           " WHERE id = ?1",
                           clout_binds_new ("ii", wanted->job->id, wanted->job->now), error);
}

static void
claim_worker (CloutWorker *worker,
              sqlite3     *db,
              GTask       *task,
              gpointer     task_data)
{
  GError *error = NULL;
  Claim wanted = { task_data, NULL };

  if (!clout_sql_write (db, claim, &wanted, &error))
    {
      g_clear_error (&wanted.why);
      g_task_return_error (task, error);
    }
  else if (wanted.why != NULL)
    g_task_return_error (task, wanted.why);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * clout_store_claim_endorsement_async:
 * @self: a store
 * @id: id of a waiting +K
 * @now: Unix seconds, which becomes its time
 * @zone: the person's time zone
 *
 * Claims a +K for sending, if the rules allow it given what is on the networks now. Otherwise
 * fails with a #CloutTopicsError: after %CLOUT_TOPICS_ERROR_SPENT the +K waits for another day;
 * after %CLOUT_TOPICS_ERROR_AGAIN it is dropped, because the same +K already exists.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_claim_endorsement_async (CloutStore          *self,
                                     gint64               id,
                                     gint64               now,
                                     GTimeZone           *zone,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_claim_endorsement_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, job_new (id, now, zone), job_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, claim_worker);
}
