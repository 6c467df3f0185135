/* bench-store.c: stores and loads a million reactions, compared with plain SQLite.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/fixture.h"
#include "store/people/names.h"
#include "row.h"
#include "store/backup/export.h"
#include "store/score/points.h"
#include "store/score/topics.h"
#include "support/await.h"

#define N_REACTIONS 1000000
#define N_PEOPLE 100000
#define N_POSTS 20000
#define PAGE 80

typedef void (*List) (CloutStore *store, gint64 account, Await *one);

/* Who reacts in row @i, to what: one post in ten has far more likes than the others. */
typedef struct
{
  guint post;
  guint person;
  CloutReactionKind kind;
  gint64 time;
} Row;

static Row
make_row (guint i)
{
  guint ten = i / 500;
  guint within = i % 500;
  Row row;

  row.post = ten * 10 + (within < 320 ? 0 : 1 + (within - 320) / 20);
  row.person = (row.post * 7919 + within * 4409) % N_PEOPLE;
  row.kind = within % 20 < 15 ? CLOUT_REACTION_LIKE
    : within % 20 < 18 ? CLOUT_REACTION_RESHARE : CLOUT_REACTION_REPLY;
  row.time = NOW - (gint64) (i * 2654435761u % (80 * 86400));
  return row;
}

static CloutBatch *
make_page (guint first,
           guint step)
{
  CloutBatch *batch = clout_batch_new ();

  for (guint n = first; n < first + PAGE; n++)
    {
      guint i = (guint64) n * step % N_REACTIONS;
      Row row = make_row (i);
      g_autofree char *post = g_strdup_printf ("1127%014u", row.post);
      g_autofree char *person = g_strdup_printf ("user%u@example.social", row.person);
      g_autofree char *words = g_strdup_printf ("1128%014u", i);
      g_autofree char *url = g_strdup_printf ("https://example.social/@user%u/%s", row.person,
                                              words);
      gboolean reply = row.kind == CLOUT_REACTION_REPLY;
      CloutBatchReaction reaction = { row.kind, person, post, reply ? words : NULL,
                                      reply ? url : NULL, row.time };

      clout_batch_add_reaction (batch, &reaction);
    }
  return batch;
}

/* In a network's order: each post's reactions together. */
static CloutBatch *
make_reactions (guint first)
{
  return make_page (first, 1);
}

/* In an archive's or notification list's order: mixed. */
static CloutBatch *
make_scattered (guint first)
{
  return make_page (first, 600011);
}

static CloutBatch *
make_people (guint first)
{
  CloutBatch *batch = clout_batch_new ();

  for (guint i = first; i < first + PAGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("user%u@example.social", i);
      g_autofree char *name = g_strdup_printf ("User Number %u", i);
      g_autofree char *url = g_strdup_printf ("https://example.social/@user%u", i);
      g_autofree char *avatar = g_strdup_printf ("https://files.example.social/avatars/%032u.png",
                                                 i);
      CloutBatchPerson person = { .remote_id = id, .handle = id, .name = name, .url = url,
                                  .avatar = avatar, .followers = i, .following = i / 2,
                                  .posts = 9 };

      clout_batch_add_person (batch, &person);
    }
  return batch;
}

static CloutBatch *
make_posts (guint first)
{
  static const char *const tags[][2] = { { "gtk", NULL }, { "Orchids", NULL }, { "music", NULL } };
  CloutBatch *batch = clout_batch_new ();

  for (guint i = first; i < first + PAGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("1127%014u", i);
      g_autofree char *url = g_strdup_printf ("https://example.social/@ada/%s", id);
      CloutBatchPost post = { .remote_id = id, .url = url, .tags = tags[i % 3],
                              .excerpt = "What I have learnt of orchids since last spring, and why "
                              "the next ones will stand in the kitchen.",
                              .time = NOW - (gint64) (i * 2654435761u % (80 * 86400)) };

      post.told = CLOUT_ACTS_ONCE;
      post.counts[CLOUT_REACTION_LIKE] = i % 7 == 0 ? 400 : 10;
      clout_batch_add_post (batch, &post);
    }
  return batch;
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Returns: the seconds spent in the store, without building the pages */
static double
store_all (CloutStore   *store,
           CloutAccount *account,
           CloutBatch   *(*make) (guint),
           guint         n)
{
  gint64 start;
  double seconds = 0;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n; i += PAGE)
    {
      g_autoptr(CloutBatch) batch = make (i);

      start = g_get_monotonic_time ();
      store_upsert (store, account, batch, NULL, &error);
      g_assert_no_error (error);
      seconds += seconds_since (start);
    }
  return seconds;
}

static double
bytes_of (const char *path)
{
  struct stat status;

  store_count (path, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_size;
}

static long
read_memory (const char *field)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    line = strstr (text, field);
  return line != NULL ? strtol (line + strlen (field), NULL, 10) : 0;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static void
print_row (const char *name,
           double      figure,
           const char *unit)
{
  bench_row_print (&(BenchRow) { name, figure, unit });
}

/* Microseconds for each of @n rows, against a table without an index. */
static void
print_put (const char *name,
           double      seconds,
           double      n,
           const char *peer,
           double      peer_seconds)
{
  bench_row_print (&(BenchRow) { name, seconds * 1e6 / n, "µs per row", peer,
                                 peer_seconds * 1e6 / N_REACTIONS });
}

static void
bench_load (CloutStore *store,
            double     *ret_seconds)
{
  g_autoptr(CloutStoreHistory) history = NULL;
  gint64 start;
  long before;

  forget_peak ();
  before = read_memory ("VmRSS:");
  start = g_get_monotonic_time ();
  history = store_load (store);
  *ret_seconds = seconds_since (start);
  g_assert_cmpuint (history->input.accounts[0].n_reactions, ==, N_REACTIONS);
  print_row ("store: load for a score, memory", (read_memory ("VmHWM:") - before) / 1024.0, "MB");
}

static void
list_likes (CloutStore *store,
            gint64      account,
            Await      *one)
{
  clout_store_list_unlisted_async (store, account, CLOUT_REACTION_LIKE, "likes", 0, FALSE, 0, NULL,
                                   await_cb, one);
}

static void
list_replies (CloutStore *store,
              gint64      account,
              Await      *one)
{
  clout_store_list_unlisted_async (store, account, CLOUT_REACTION_REPLY, "replies", 0, FALSE, 0,
                                   NULL, await_cb, one);
}

static void
list_topics (CloutStore *store,
             gint64      account,
             Await      *one)
{
  clout_store_list_topics_async (store, NOW, NULL, NULL, await_cb, one);
}

static void
list_accounts (CloutStore *store,
               gint64      account,
               Await      *one)
{
  clout_store_list_accounts_async (store, NULL, await_cb, one);
}

static void
list_cursors (CloutStore *store,
              gint64      account,
              Await      *one)
{
  clout_store_list_cursors_async (store, account, NULL, await_cb, one);
}

static void
list_points (CloutStore *store,
             gint64      account,
             Await      *one)
{
  clout_store_list_points_async (store, 0, NULL, await_cb, one);
}

static void
load_names (CloutStore *store,
            gint64      account,
            Await      *one)
{
  gint64 ids[500];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = 1 + i * 199;
  clout_store_load_names_async (store, CLOUT_NAME_PERSON, ids, G_N_ELEMENTS (ids), NULL, await_cb,
                                one);
}

static void
export (CloutStore *store,
        gint64      account,
        Await      *one)
{
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr(GFileOutputStream) stream = g_file_append_to (nowhere, 0, NULL, NULL);

  clout_store_export_async (store, G_OUTPUT_STREAM (stream), NULL, await_cb, one);
}

static void
remove_account (CloutStore *store,
                gint64      account,
                Await      *one)
{
  clout_store_remove_account_async (store, account, NULL, await_cb, one);
}

static void
bench_lists (CloutStore   *store,
             CloutAccount *account)
{
  static const struct
  {
    const char *name;
    List list;
  } lists[] = {
    { "store: list accounts", list_accounts },
    { "store: list cursors", list_cursors },
    { "store: list points", list_points },
    { "store: list topics", list_topics },
    { "store: list posts with unlisted likes", list_likes },
    { "store: list posts with unlisted replies", list_replies },
    { "store: load 500 names", load_names },
    { "store: export", export },
    { "store: remove an account", remove_account },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto(Await) one = AWAIT_INIT;
      gint64 start = g_get_monotonic_time ();

      lists[i].list (store, clout_account_get_id (account), &one);
      while (one.result == NULL)
        g_main_context_iteration (NULL, TRUE);
      print_row (lists[i].name, seconds_since (start), "s");
    }
}

static void
bench_opening (Fixture *f)
{
  g_autofree char *suspect = g_strconcat (f->path, "-suspect", NULL);
  gint64 start;

  for (guint whole = 0; whole <= 1; whole++)
    {
      store_close (&f->store);
      if (whole)
        g_file_set_contents (suspect, "", 0, NULL);
      start = g_get_monotonic_time ();
      store_reopen (f);
      print_row (whole ? "store: open after damage" : "store: open", seconds_since (start), "s");
    }
}

/* Inserts the same rows into a table without an index, @page at a time. */
static double
insert_plain (sqlite3 *db,
              guint    page)
{
  sqlite3_stmt *insert = NULL;
  gint64 start;

  sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                " CREATE TABLE plain (account INTEGER, post INTEGER, kind INTEGER,"
                " person INTEGER, time INTEGER)", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO plain VALUES (1, ?1, ?2, ?3, ?4)", -1, &insert, NULL);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_REACTIONS; i++)
    {
      Row row = make_row (i);

      if (i % page == 0)
        sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
      sqlite3_bind_int64 (insert, 1, row.post);
      sqlite3_bind_int64 (insert, 2, row.kind);
      sqlite3_bind_int64 (insert, 3, row.person);
      sqlite3_bind_int64 (insert, 4, row.time);
      sqlite3_step (insert);
      sqlite3_reset (insert);
      if (i % page == page - 1)
        sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
    }
  sqlite3_finalize (insert);
  return seconds_since (start);
}

/* Returns: the seconds that plain SQLite needs */
static double
bench_plain (Fixture *f,
             guint    page)
{
  g_autofree char *path = g_strdup_printf ("%s/plain-%u.db", f->folder, page);
  sqlite3 *db = NULL;
  double seconds;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  seconds = insert_plain (db, page);
  sqlite3_close (db);
  return seconds;
}

/* Returns: the seconds that SQLite needs to sum the rows that a score loads */
static double
bench_scan (const char *path)
{
  gint64 start = g_get_monotonic_time ();

  store_count (path, "SELECT count (*), sum (time), sum (person), sum (post) FROM reaction");
  store_count (path, "SELECT count (*), sum (time), sum (person), sum (post) FROM remark");
  store_count (path, "SELECT count (*), sum (followers), sum (posts) FROM person");
  return seconds_since (start);
}

static void
bench_pages (Fixture *f,
             double   plain)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  double people = store_all (f->store, account, make_people, N_PEOPLE);
  double posts = store_all (f->store, account, make_posts, N_POSTS);
  double empty = bytes_of (f->path);
  double seconds = store_all (f->store, account, make_reactions, N_REACTIONS);

  g_assert_cmpint (store_count (f->path, "SELECT (SELECT count (*) FROM reaction)"
                                " + (SELECT count (*) FROM remark)"), ==, N_REACTIONS);
  print_put ("store: pages of people", people, N_PEOPLE, "plain SQLite", plain);
  print_put ("store: pages of posts", posts, N_POSTS, "plain SQLite", plain);
  print_put ("store: pages of reactions", seconds, N_REACTIONS, "plain SQLite", plain);
  print_row ("store: a reaction on disk", (bytes_of (f->path) - empty) / N_REACTIONS, "bytes");
  seconds = store_all (f->store, account, make_reactions, N_REACTIONS);
  print_put ("store: the same reactions again", seconds, N_REACTIONS, "plain SQLite", plain);
  bench_opening (f);
  bench_load (f->store, &seconds);
  bench_row_print (&(BenchRow) { "store: load for a score", seconds, "s", "SQLite summing the rows",
                                 bench_scan (f->path) });
  bench_lists (f->store, account);
}

static void
bench_import (Fixture *f,
              double   plain)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "2");
  gint64 start = g_get_monotonic_time ();
  double people, posts, reactions;

  store_begin_import (f->store, account);
  people = store_all (f->store, account, make_people, N_PEOPLE);
  posts = store_all (f->store, account, make_posts, N_POSTS);
  reactions = store_all (f->store, account, make_scattered, N_REACTIONS);
  print_put ("store: reactions of an import", reactions, N_REACTIONS,
             "plain SQLite, one transaction", plain);
  start = g_get_monotonic_time ();
  g_assert_true (store_end_import (f->store, TRUE, NULL));
  print_row ("store: import of 1 million reactions",
             people + posts + reactions + seconds_since (start), "s");
  print_row ("store: a reaction on disk, with all else", bytes_of (f->path) / N_REACTIONS, "bytes");
}

int
main (void)
{
  Fixture f = { NULL, };

  store_set_up (&f, NULL);
  bench_pages (&f, bench_plain (&f, PAGE));
  bench_import (&f, bench_plain (&f, N_REACTIONS));
  store_tear_down (&f, NULL);
  return 0;
}
