/* test-blocking.c: the window stays responsive while 100,000 reactions are fetched.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/row.h"
#include "support/http-server.h"
#include "sync/accounts.h"
#include "sync/fixture.h"
#include "ui/application.h"
#include "ui/window/watchdog.h"
#include "ui/window/private.h"

/* A page has three times the items that a server returns at most. */
#define N_POSTS 40u
#define N_PAGES 10u
#define N_ITEMS 250u
#define N_REACTIONS (N_POSTS * N_PAGES * N_ITEMS)

/* How many times the longest turn may be with a hundred times the reactions. Work that grows with
 * them would be far beyond. */
#define LIMIT 3.0

/* Time to draw the changes after the sync. */
#define DRAWING_MS 1000

typedef struct
{
  GMainContext *context;
  GMainLoop *loop;
  HttpServer *server;
  GMutex mutex;
  GCond started;
} Network;

/* How many liked each post, in pages. */
static guint n_pages = N_PAGES, n_items = N_ITEMS;

static void
add_person (GString    *json,
            const char *id,
            const char *name)
{
  g_string_append_printf (json, "{\"id\":\"%s\",\"username\":\"%s\",\"acct\":\"%s\","
    "\"display_name\":\"%s\",\"locked\":false,\"bot\":false,\"discoverable\":true,\"group\":false,"
    "\"created_at\":\"2022-11-05T00:00:00.000Z\",\"note\":\"<p>Of tea and orchids, and of what "
    "can be said about either in so many words.</p>\",\"url\":\"https://far.example/@%s\","
    "\"avatar\":\"https://far.example/a/%s.png\",\"avatar_static\":\"https://far.example/%s.png\","
    "\"followers_count\":120,\"following_count\":80,\"statuses_count\":%u,\"emojis\":[],"
    "\"fields\":[{\"name\":\"Web\",\"value\":\"<a href=\\\"https://far.example\\\">far</a>\","
    "\"verified_at\":null}]}", id, name, name, name, name, name, name, N_POSTS);
}

static void
add_posts (GString *json)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (now - (gint64) (i + 1) * 86400);
      g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.000Z");

      g_string_append_printf (json, "%s{\"id\":\"%u\",\"created_at\":\"%s\","
                              "\"visibility\":\"public\","
        "\"language\":\"en\",\"uri\":\"https://far.example/%u\",\"content\":\"<p>Tea.</p>\","
        "\"favourites_count\":%u,\"reblogs_count\":0,\"replies_count\":0,\"reblog\":null,"
        "\"tags\":[],\"mentions\":[],\"account\":", i > 0 ? "," : "", 1000 + i, text, i,
        n_pages * n_items);
      add_person (json, "1", "ann");
      g_string_append_c (json, '}');
    }
}

/* Every post is liked by the same people: people count, too, and these are many. */
static void
add_favourites (HttpServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                GString           *json)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, "page") : NULL;
  guint page = text != NULL ? strtoul (text, NULL, 10) : 0;
  g_autofree char *link = g_strdup_printf ("<%s%s?page=%u>; rel=\"next\"",
                                           http_server_get_origin (server), path, page + 1);

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 100000 + page * n_items + i);
      g_autofree char *name = g_strdup_printf ("p%s", id);

      if (i > 0)
        g_string_append_c (json, ',');
      add_person (json, id, name);
    }
  if (page + 1 < n_pages)
    http_server_set_header (message, "Link", link);
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           data)
{
  g_autoptr(GString) json = g_string_new (NULL);

  if (g_str_has_suffix (path, "/accounts/lookup"))
    add_person (json, "1", "ann");
  else if (g_str_has_suffix (path, "/statuses"))
    {
      g_string_append_c (json, '[');
      add_posts (json);
      g_string_append_c (json, ']');
    }
  else if (g_str_has_suffix (path, "/favourited_by"))
    {
      g_string_append_c (json, '[');
      add_favourites (server, message, path, query, json);
      g_string_append_c (json, ']');
    }
  else
    return;
  http_server_reply_json (message, 200, json->str);
}

/* A separate thread, whose time isn't the main thread's. */
static gpointer
serve (gpointer data)
{
  Network *self = data;

  g_main_context_push_thread_default (self->context);
  g_mutex_lock (&self->mutex);
  self->server = http_server_new (serve_cb, NULL);
  g_cond_signal (&self->started);
  g_mutex_unlock (&self->mutex);
  g_main_loop_run (self->loop);
  http_server_free (self->server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static GThread *
network_start (Network *self)
{
  GThread *thread;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->started);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_lock (&self->mutex);
  thread = g_thread_new ("server", serve, self);
  while (self->server == NULL)
    g_cond_wait (&self->started, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return thread;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
network_end (Network *self,
             GThread *thread)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->started);
}

static void
add_account (Fixture    *store,
             HttpServer *server)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *handle = g_strdup_printf ("@ann@%s",
                                             http_server_get_origin (server) + strlen ("http://"));
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  clout_engine_add_by_handle_async (store->engine, "mastodon", handle, NULL, await_cb, &one);
  account = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer user_data)
{
  CloutWindow *window = user_data;

  if (window->n_syncs > 0)
    return G_SOURCE_CONTINUE;
  g_timeout_add (DRAWING_MS, close_cb, window);
  return G_SOURCE_REMOVE;
}

/* The time to create the window isn't measured here. */
static void
ready_cb (CloutWindow *window)
{
  clout_watchdog_take_longest ();
  if (window->n_syncs == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.sync", NULL);
  g_assert_cmpuint (window->n_syncs, >, 0);
  g_timeout_add (100, look_cb, window);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  if (CLOUT_IS_WINDOW (window))
    g_signal_connect (window, "ready", G_CALLBACK (ready_cb), NULL);
}

static void
run_window (const char *path)
{
  char *arguments[] = { (char *) "clout", (char *) "--store", (char *) path, NULL };
  g_autoptr(CloutApplication) application = clout_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  clout_watchdog_start ();
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
}

/* Returns the longest turn of the main loop, in microseconds of the main thread's CPU time. */
static gint64
measure (gsize *n_reactions)
{
  Network network = { NULL, };
  GThread *thread = network_start (&network);
  g_autofree char *folder = g_dir_make_tmp ("clout-blocking-XXXXXX", NULL);
  Fixture store = { .path = g_build_filename (folder, "clout.db", NULL) };
  gint64 longest;

  fixture_open (&store);
  add_account (&store, network.server);
  fixture_close (&store);
  run_window (store.path);
  longest = clout_watchdog_take_longest ();
  fixture_open (&store);
  fixture_score (&store, n_reactions);
  fixture_close (&store);
  network_end (&network, thread);
  fixture_remove_files (folder);
  g_free (store.path);
  return longest;
}

static void
test_sync (void)
{
  gsize n;
  gint64 longest = measure (&n);

  g_test_message ("longest turn: %.1f ms of processor time", longest / 1000.0);
  g_assert_cmpuint (n, ==, N_REACTIONS);
  g_assert_cmpint (longest, >, 0);
}

/* Checks that the test would notice a block. */
static void
test_watchdog (void)
{
  volatile guint sum = 0;

  clout_watchdog_start ();
  g_main_context_iteration (NULL, FALSE);
  clout_watchdog_take_longest ();
  for (volatile guint i = 0; i < 100 * 1000 * 1000; i++)
    sum += i;
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (clout_watchdog_take_longest (), >, 1000);
}

/* A process has one application, so each measurement runs in a separate process. */
static double
measure_in_process (const char *program,
                    const char *option)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const char *command[] = { program, option, NULL };

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return g_ascii_strtod (text, NULL);
}

static void
bench (const char *program)
{
  bench_row_print (&(BenchRow) {
    .name = "window while 100000 reactions are fetched: longest turn",
    .figure = measure_in_process (program, "--many") / 1000,
    .unit = "ms",
    .peer = "while 1000 are",
    .peer_figure = measure_in_process (program, "--few") / 1000,
    .limit = LIMIT,
  });
}

int
main (int    argc,
      char **argv)
{
  gsize n;

  if (argc == 2 && g_str_equal (argv[1], "--bench"))
    {
      bench (argv[0]);
      return 0;
    }
  if (argc == 2 && g_str_equal (argv[1], "--few"))
    {
      n_pages = 1;
      n_items = N_ITEMS / 10;
    }
  if (argc == 2 && (g_str_equal (argv[1], "--few") || g_str_equal (argv[1], "--many")))
    {
      printf ("%" G_GINT64_FORMAT "\n", measure (&n));
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/blocking/watchdog-sees-work", test_watchdog);
  g_test_add_func ("/ui/blocking/sync-of-100000-reactions", test_sync);
  return g_test_run ();
}
