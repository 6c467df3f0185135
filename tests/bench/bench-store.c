/* bench-store.c: stores and loads a million reactions, compared with plain SQLite.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/fixture.h"
#include "store/people/names.h"
#include "store/score/points.h"
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
bench_load (CloutStore *store)
{
  g_autoptr(CloutStoreHistory) history = NULL;
  gint64 start;
  long before;

  forget_peak ();
  before = read_memory ("VmRSS:");
  start = g_get_monotonic_time ();
  history = store_load (store);
  printf ("load_history            %8.3f s   %.1f MiB at its peak, %" G_GSIZE_FORMAT " reactions\n",
          seconds_since (start), (double) (read_memory ("VmHWM:") - before) / 1024,
          history->input.accounts[0].n_reactions);
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
    { "list_accounts", list_accounts },
    { "list_cursors", list_cursors },
    { "list_points", list_points },
    { "list_topics", list_topics },
    { "list_unlisted, likes", list_likes },
    { "list_unlisted, replies", list_replies },
    { "load_names of 500", load_names },
    { "export", export },
    { "remove_account", remove_account },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto(Await) one = AWAIT_INIT;
      gint64 start = g_get_monotonic_time ();

      lists[i].list (store, clout_account_get_id (account), &one);
      while (one.result == NULL)
        g_main_context_iteration (NULL, TRUE);
      printf ("%-23s %8.3f s\n", lists[i].name, seconds_since (start));
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
      printf ("%-23s %8.3f s\n", whole ? "open, after damage" : "open", seconds_since (start));
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

static void
bench_plain (Fixture *f,
             guint    page)
{
  g_autofree char *path = g_strdup_printf ("%s/plain-%u.db", f->folder, page);
  sqlite3 *db = NULL;
  double seconds;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  seconds = insert_plain (db, page);
  sqlite3_close (db);
  printf ("plain SQLite, %7u   %8.3f s   %.0f rows a second, %.1f bytes a row, no index\n", page,
          seconds, N_REACTIONS / seconds, bytes_of (path) / N_REACTIONS);
}

static void
bench_scan (const char *path)
{
  gint64 start = g_get_monotonic_time ();

  store_count (path, "SELECT count (*), sum (time), sum (person), sum (post) FROM reaction");
  store_count (path, "SELECT count (*), sum (time), sum (person), sum (post) FROM remark");
  store_count (path, "SELECT count (*), sum (followers), sum (posts) FROM person");
  printf ("plain SQLite, scan      %8.3f s   of the rows that load_history reads\n",
          seconds_since (start));
}

static void
bench_pages (Fixture *f)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  double people = store_all (f->store, account, make_people, N_PEOPLE);
  double posts = store_all (f->store, account, make_posts, N_POSTS);
  double empty = bytes_of (f->path);
  double seconds = store_all (f->store, account, make_reactions, N_REACTIONS);

  g_assert_cmpint (store_count (f->path, "SELECT (SELECT count (*) FROM reaction)"
                                " + (SELECT count (*) FROM remark)"), ==, N_REACTIONS);
  printf ("put people              %8.3f s   %.0f rows a second\n", people, N_PEOPLE / people);
  printf ("put posts               %8.3f s   %.0f rows a second\n", posts, N_POSTS / posts);
  printf ("put reactions, pages    %8.3f s   %.0f rows a second, %.1f bytes a row\n", seconds,
          N_REACTIONS / seconds, (bytes_of (f->path) - empty) / N_REACTIONS);
  seconds = store_all (f->store, account, make_reactions, N_REACTIONS);
  printf ("put the same again      %8.3f s   %.0f rows a second\n", seconds, N_REACTIONS / seconds);
  bench_opening (f);
  bench_load (f->store);
  bench_scan (f->path);
  bench_lists (f->store, account);
}

static void
bench_import (Fixture *f)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "2");
  gint64 start = g_get_monotonic_time ();
  double people, posts, reactions;

  store_begin_import (f->store, account);
  people = store_all (f->store, account, make_people, N_PEOPLE);
  posts = store_all (f->store, account, make_posts, N_POSTS);
  reactions = store_all (f->store, account, make_scattered, N_REACTIONS);
  printf ("put scattered, import   %8.3f s   %.0f rows a second\n", reactions,
          N_REACTIONS / reactions);
  start = g_get_monotonic_time ();
  g_assert_true (store_end_import (f->store, TRUE, NULL));
  printf ("import of it all        %8.3f s\n", people + posts + reactions + seconds_since (start));
  printf ("its file                %8.1f MiB, %.1f bytes a reaction with all else\n",
          bytes_of (f->path) / 1048576, bytes_of (f->path) / N_REACTIONS);
}

int
main (void)
{
  Fixture f = { NULL, };

  setvbuf (stdout, NULL, _IOLBF, 0);
  printf ("%d reactions of %d people to %d posts; SQLite %s\n", N_REACTIONS, N_PEOPLE, N_POSTS,
          sqlite3_libversion ());
  store_set_up (&f, NULL);
  bench_pages (&f);
  bench_import (&f);
  bench_plain (&f, PAGE);
  bench_plain (&f, N_REACTIONS);
  store_tear_down (&f, NULL);
  return 0;
}
