/* test-renew.c: a token is renewed once, in one process and in two.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/secret-memory.h"
#include "support/await.h"
#include "support/http-server.h"
#include "web/lock.h"
#include "web/oauth/renew.h"

#define ACCOUNT "mastodon:a.example/1"

/* A store for one token that is slow to save. */
#define MEMORY_TYPE_STORE (memory_store_get_type ())

G_DECLARE_FINAL_TYPE (MemoryStore, memory_store, MEMORY, STORE, GObject)

struct _MemoryStore
{
  GObject parent_instance;

  CloutToken *token;
  guint n_saved;
  gboolean full;
};

static void
memory_store_load_async (CloutTokenStore     *store,
                         const char          *account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_assert_cmpstr (account, ==, ACCOUNT);
  g_task_return_pointer (task, clout_token_copy (MEMORY_STORE (store)->token),
                         (GDestroyNotify) clout_token_free);
}

static CloutToken *
memory_store_load_finish (CloutTokenStore  *store,
                          GAsyncResult     *result,
                          GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
memory_store_save_async (CloutTokenStore     *store,
                         const char          *account,
                         const CloutToken    *token,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  MemoryStore *self = MEMORY_STORE (store);
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);

  if (self->full)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
      return;
    }
  clout_token_free (self->token);
  self->token = clout_token_copy (token);
  self->n_saved++;
  g_task_return_boolean (task, TRUE);
}

static gboolean
memory_store_save_finish (CloutTokenStore  *store,
                          GAsyncResult     *result,
                          GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
memory_store_iface_init (CloutTokenStoreInterface *iface)
{
  iface->load_async = memory_store_load_async;
  iface->load_finish = memory_store_load_finish;
  iface->save_async = memory_store_save_async;
  iface->save_finish = memory_store_save_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MemoryStore, memory_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CLOUT_TYPE_TOKEN_STORE,
                                                      memory_store_iface_init))

static void
memory_store_finalize (GObject *object)
{
  clout_token_free (MEMORY_STORE (object)->token);
  G_OBJECT_CLASS (memory_store_parent_class)->finalize (object);
}

static void
memory_store_class_init (MemoryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = memory_store_finalize;
}

static void
memory_store_init (MemoryStore *self)
{
}

typedef struct
{
  HttpServer *server;
  CloutHttp *http;
  MemoryStore *store;
  CloutToken *stale;
  char *folder;
  guint generation;
  gboolean revoked;
} Fixture;

/* A strict server: a refresh token can be used once, and using it again revokes everything. */
static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Fixture *f = user_data;
  g_autoptr(GHashTable) form = http_server_dup_form (message);
  g_autofree char *good = g_strdup_printf ("refresh-%u", f->generation);
  g_autofree char *response = NULL;

  if (f->revoked || g_strcmp0 (g_hash_table_lookup (form, "refresh_token"), good) != 0)
    {
      f->revoked = TRUE;
      http_server_reply_json (message, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
  f->generation++;
  response = g_strdup_printf ("{\"access_token\": \"access-%u\", \"refresh_token\": \"refresh-%u\","
                              " \"token_type\": \"Bearer\", \"expires_in\": 3600}", f->generation,
                              f->generation);
  http_server_reply_json (message, 200, response);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->server = http_server_new (serve, f);
  f->http = clout_http_new ();
  clout_http_trust (f->http, http_server_get_origin (f->server));
  f->folder = g_dir_make_tmp ("clout-renew-XXXXXX", NULL);
  f->store = g_object_new (MEMORY_TYPE_STORE, NULL);
  f->stale = clout_token_new ();
  f->stale->origin = g_strdup (http_server_get_origin (f->server));
  f->stale->access = g_strdup ("access-0");
  f->stale->refresh = g_strdup ("refresh-0");
  f->stale->client_id = g_strdup ("id");
  f->stale->token_url = g_strconcat (http_server_get_origin (f->server), "/token", NULL);
  f->store->token = clout_token_copy (f->stale);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  await_a_turn ();
  g_assert_finalize_object (f->store);
  g_clear_object (&f->http);
  http_server_free (f->server);
  clout_token_free (f->stale);
  remove_folder (f->folder);
  g_free (f->folder);
}

/* Ten callers with the same expired token: one request, and all ten get the new token. */
static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  Await waits[10] = { AWAIT_INIT };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    clout_renew_async (f->http, NULL, CLOUT_TOKEN_STORE (f->store), f->folder, ACCOUNT, f->stale,
                       NULL, await_cb, &waits[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutToken) token = clout_finish_pointer (await_result (&waits[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (token->access, ==, "access-1");
      g_assert_cmpstr (token->refresh, ==, "refresh-1");
      await_clear (&waits[i]);
    }
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, 1);
  g_assert_cmpuint (f->store->n_saved, ==, 1);
}

static CloutToken *
renew (Fixture       *f,
       GCancellable  *cancellable,
       GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_renew_async (f->http, NULL, CLOUT_TOKEN_STORE (f->store), f->folder, ACCOUNT, f->stale,
                     cancellable, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

/* Another process has renewed it meanwhile: no request is sent. */
static void
test_elsewhere (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = NULL;

  clout_secret_free (f->store->token->access);
  f->store->token->access = g_strdup ("access-of-another");
  token = renew (f, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->access, ==, "access-of-another");
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, 0);
}

static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->revoked = TRUE;
  g_assert_null (renew (f, NULL, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpstr (f->store->token->access, ==, "access-0");
}

static void
test_no_refresh_token (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&f->store->token->refresh, clout_secret_free);
  g_assert_null (renew (f, NULL, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, 0);
}

static void
test_not_saved (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->store->full = TRUE;
  g_assert_null (renew (f, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* After a request was sent, its response has the only valid token. */
static void
test_cancel_too_late (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = NULL;

  clout_renew_async (f->http, NULL, CLOUT_TOKEN_STORE (f->store), f->folder, ACCOUNT, f->stale,
                     cancellable, await_cb, &one);
  while (http_server_get_n_asked (f->server) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  token = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (f->store->token->access, ==, "access-1");
}

static CloutLock *
take (const char    *folder,
      guint          patience_ms,
      GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_lock_take_async (folder, ACCOUNT, patience_ms, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

/* A process that holds the lock until it is killed. */
static pid_t
hold_elsewhere (const char *folder)
{
  int ready[2];
  char sign;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      CloutLock *lock = take (folder, 1000, NULL);

      if (lock == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &sign, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);
  return child;
}

static void
test_two_processes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("clout-renew-XXXXXX", NULL);
  pid_t child = hold_elsewhere (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutLock) lock = NULL;

  g_assert_null (take (folder, 100, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TIMED_OUT);
  g_clear_error (&error);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  lock = take (folder, 5000, &error);
  g_assert_no_error (error);
  waitpid (child, NULL, 0);
  remove_folder (folder);
}

static void
test_cancel_wait (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(CloutLock) held = take (f->folder, 1000, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_renew_async (f->http, NULL, CLOUT_TOKEN_STORE (f->store), f->folder, ACCOUNT, f->stale,
                     cancellable, await_cb, &one);
  await_a_turn ();
  g_cancellable_cancel (cancellable);
  g_assert_null (clout_finish_pointer (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, 0);
}

#define ADD(name, func) g_test_add ("/web/renew/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/renew/two-processes", test_two_processes);
  ADD ("many-callers-one-request", test_many);
  ADD ("renewed-elsewhere", test_elsewhere);
  ADD ("refused", test_refused);
  ADD ("no-refresh-token", test_no_refresh_token);
  ADD ("not-saved-is-not-renewed", test_not_saved);
  ADD ("cancel-too-late", test_cancel_too_late);
  ADD ("cancel-while-waiting", test_cancel_wait);
  return g_test_run ();
}
