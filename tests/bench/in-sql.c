/* in-sql.c: what condensing costs in an in-memory database.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "in-sql.h"

#include <sqlite3.h>

#include "base/duration.h"
#include "score/decay.h"
#include "score/influence.h"
#include "score/tally.h"

static const char statement[] =
  "WITH r AS (SELECT person, post, max (kind - 2, 0) AS part, influence,"
  "  pow (0.5, (?1 - 1 - time) / 86400 / 30.0) AS weight"
  " FROM reaction JOIN person ON person.id = person"
  " WHERE time < ?1 AND time >= ?1 - 90 * 86400 AND kind < 5),"
  " people AS (SELECT part, sum (length) AS whole FROM (SELECT part,"
  "  max (influence) * sqrt (sum (weight * weight) / (1 + count (*) / 30.0)) AS length"
  "  FROM r GROUP BY part, person) GROUP BY part),"
  " posts AS (SELECT part, sum (length) AS whole FROM (SELECT part,"
  "  sqrt (sum (weight * weight * influence * influence)) AS length"
  "  FROM r GROUP BY part, post) GROUP BY part)"
  " SELECT sqrt (people.whole * posts.whole) * pow (1 + (SELECT count (*) FROM post"
  "  WHERE time < ?1 AND time >= ?1 - 90 * 86400) / 90.0, -1 / 3.0)"
  " FROM people JOIN posts USING (part) ORDER BY part";

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *rows = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL) != SQLITE_OK)
    g_error ("SQLite: %s", sqlite3_errmsg (db));
  return rows;
}

static void
insert_row (sqlite3_stmt *row,
            gint64        a,
            double        b)
{
  sqlite3_bind_int64 (row, 1, a);
  sqlite3_bind_double (row, 2, b);
  sqlite3_step (row);
  sqlite3_reset (row);
}

static void
fill (sqlite3      *db,
      const MadeUp *made_up)
{
  g_autofree float *influence = clout_influence_of_people (&made_up->input);
  sqlite3_stmt *person = prepare (db, "INSERT INTO person VALUES (?1, ?2)");
  sqlite3_stmt *post = prepare (db, "INSERT INTO post VALUES (?1, cast (?2 AS INTEGER))");
  sqlite3_stmt *reaction = prepare (db, "INSERT INTO reaction VALUES (?1, ?2, ?3, ?4)");

  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  for (gsize i = 0; i < made_up->input.n_people; i++)
    insert_row (person, i, influence[i]);
  for (gsize i = 0; i < made_up->account.n_posts; i++)
    insert_row (post, i, made_up->posts[i].time);
  for (gsize i = 0; i < made_up->account.n_reactions; i++)
    {
      sqlite3_bind_int64 (reaction, 1, made_up->time[i]);
      sqlite3_bind_int64 (reaction, 2, made_up->person[i]);
      sqlite3_bind_int64 (reaction, 3, made_up->post[i]);
      sqlite3_bind_int64 (reaction, 4, made_up->kind[i]);
      sqlite3_step (reaction);
      sqlite3_reset (reaction);
    }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_finalize (person);
  sqlite3_finalize (post);
  sqlite3_finalize (reaction);
}

/* Returns: the statement's run time in seconds; @signals: its result, by group. */
double
in_sql_time (const MadeUp *made_up,
             double       *signals)
{
  gint64 end = (clout_day_of (MADE_UP_NOW, NULL) + 1) * CLOUT_DAY;
  sqlite3 *db;
  sqlite3_stmt *rows;
  clock_t start;

  sqlite3_open (":memory:", &db);
  sqlite3_exec (db, "CREATE TABLE person (id INTEGER PRIMARY KEY, influence REAL);"
                "CREATE TABLE post (id INTEGER PRIMARY KEY, time INTEGER);"
                "CREATE TABLE reaction (time INTEGER, person INTEGER, post INTEGER, kind INTEGER)",
                NULL, NULL, NULL);
  fill (db, made_up);
  rows = prepare (db, statement);
  sqlite3_bind_int64 (rows, 1, end);
  start = clock ();
  for (int group = 0; group < CLOUT_N_GROUPS && sqlite3_step (rows) == SQLITE_ROW; group++)
    signals[group] = sqlite3_column_double (rows, 0);
  start = clock () - start;
  sqlite3_finalize (rows);
  sqlite3_close (db);
  return (double) start / CLOCKS_PER_SEC;
}
