/* bench-plus-k.c: time to find the +K received among 1,000 friends.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "store/accounts/accounts.h"
#include "store/reactions/batches.h"
#include "store/endorsements/poll.h"
#include "row.h"
#include "support/await.h"
#include "support/http-server.h"
#include "sync/engine/clock.h"
#include "sync/engine/parts.h"
#include "sync/endorsements/poll.h"
#include "sync/endorsements.h"

#define N_FRIENDS 1000
#define SELF "did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"
#define COLLECTION "io.github.cloutapp.endorsement"

/* One friend in ten has given a +K, a generous assumption. */
#define GENEROUS 10

typedef struct
{
  HttpServer *server;
  gsize n_bytes;
} Network;

static char *
dup_did (guint number)
{
  char letters[5] = { 0, };

  for (int i = 3; i >= 0; i--, number /= 26)
    letters[i] = 'a' + number % 26;
  return g_strdup_printf ("did:plc:aaaaaaaaaaaaaaaaaaaa%s", letters);
}

static void
reply (Network           *network,
       SoupServerMessage *message,
       const char        *json)
{
  network->n_bytes += strlen (json);
  http_server_reply_json (message, 200, json);
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           data)
{
  Network *network = data;
  const char *did = query != NULL ? g_hash_table_lookup (query, "repo") : path + 1;
  g_autofree char *json = NULL;

  if (query == NULL)
    json = g_strdup_printf ("{\"id\":\"%s\",\"alsoKnownAs\":[],"
                            "\"service\":[{\"id\":\"#atproto_pds\","
                            "\"type\":\"AtprotoPersonalDataServer\",\"serviceEndpoint\":\"%s\"}]}",
                            did, http_server_get_origin (server));
  else if (g_str_hash (did) % GENEROUS != 0)
    json = g_strdup ("{\"records\":[]}");
  else
    json = g_strdup_printf ("{\"records\":[{\"uri\":\"at://%s/" COLLECTION "/1\",\"cid\":\"c\","
                            "\"value\":{\"$type\":\"" COLLECTION "\",\"subject\":\"" SELF "\","
                            "\"topic\":\"orchids\","
                            "\"createdAt\":\"2026-01-01T00:00:00Z\"}}]}", did);
  reply (network, message, json);
}

static CloutAccount *
add_account (CloutEngine *engine)
{
  CloutAccount *account = clout_account_new ("bluesky", "https://public.api.bsky.app",
                                             CLOUT_ACCOUNT_BY_HANDLE);
  CloutStore *store = clout_engine_get_store (engine);
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_auto(Await) two = AWAIT_INIT;

  clout_account_set_remote_id (account, SELF);
  clout_store_save_account_async (store, account, NULL, await_cb, &one);
  g_assert_true (clout_store_save_account_finish (store, await_result (&one), NULL));
  for (guint i = 0; i < N_FRIENDS; i++)
    {
      g_autofree char *did = dup_did (i);

      clout_batch_add_person (batch, &(CloutBatchPerson) {
        .remote_id = did, .flags = CLOUT_PERSON_FOLLOWS, .known = CLOUT_PERSON_FOLLOWS });
    }
  clout_store_upsert_batch_async (store, clout_account_get_id (account), batch, NULL, NULL,
                                  await_cb, &two);
  g_assert_true (clout_finish_boolean (await_result (&two), NULL));
  return account;
}

static void
print_row (const char *name,
           const char *what,
           double      figure,
           const char *unit)
{
  g_autofree char *whole = g_strconcat (name, what, NULL);

  bench_row_print (&(BenchRow) { whole, figure, unit });
}

static void
listen_once (CloutEngine  *engine,
             CloutAccount *account,
             Network      *network,
             const char   *what)
{
  g_auto(Await) one = AWAIT_INIT;
  g_auto(Await) two = AWAIT_INIT;
  g_autoptr(GPtrArray) friends = NULL;
  guint n_asked = http_server_get_n_asked (network->server);
  gint64 begin = g_get_monotonic_time ();

  network->n_bytes = 0;
  clout_store_list_repositories_async (clout_engine_get_store (engine),
                                       clout_account_get_id (account), clout_engine_now (),
                                       N_FRIENDS, NULL, await_cb, &one);
  friends = clout_finish_pointer (await_result (&one), NULL);
  clout_endorsement_poll_async (engine, account, SELF, friends, NULL, await_cb, &two);
  while (two.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (clout_finish_boolean (two.result, NULL));
  print_row (what, ", time", (g_get_monotonic_time () - begin) / 1e6, "s");
  print_row (what, ", requests", http_server_get_n_asked (network->server) - n_asked, "requests");
  print_row (what, ", received", network->n_bytes / 1000.0, "kB");
}

static void
list_received (CloutEngine *engine)
{
  g_auto(Await) one = AWAIT_INIT;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GListModel) received = NULL;

  clout_engine_list_received_async (engine, 0, NULL, FALSE, NULL, await_cb, &one);
  received = clout_finish_pointer (await_result (&one), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (received), >, 0);
  print_row ("+K received", ", listed", (g_get_monotonic_time () - begin) / 1e6, "s");
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("clout-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "clout.db", NULL);
  Network network = { NULL, 0 };
  g_autoptr(HttpServer) server = http_server_new (serve_cb, &network);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(CloutAccount) account = NULL;
  CloutEngine *engine;

  network.server = server;
  g_setenv ("CLOUT_BLUESKY_PLC", http_server_get_origin (server), TRUE);
  clout_engine_open_async (path, NULL, await_cb, &one);
  engine = clout_finish_pointer (await_result (&one), NULL);
  account = add_account (engine);
  listen_once (engine, account, &network, "+K of 1,000 friends");
  listen_once (engine, account, &network, "+K of 1,000 friends again");
  list_received (engine);
  g_object_unref (g_steal_pointer (&one.result));
  clout_engine_close (engine);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
