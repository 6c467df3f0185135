/* test-secret-memory.c: a process that is signed in has its token in locked memory only.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "mastodon-fixture.h"
#include "support/memory-search.h"
#include "sync/connection/account-tokens.h"

/* The server has the token as well, so that the client is another process: this program again. */
static const char *program;

/* The end of the token remains longest in memory that was freed and used again. */
#define SIZE 40

/* libsoup doesn't wipe what it has sent and received: a token with this behind it. */
static const char *const excused[] = { "\r\n", "\",\"t" };

static void
mask_tail (const char *token,
           char       *masked)
{
  gsize length = strlen (token);

  g_assert_cmpuint (length, >=, SIZE);
  memcpy (masked, token + length - SIZE, SIZE);
  memory_mask (masked, SIZE);
}

static guint
count_excused (const char *masked)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (excused); i++)
    {
      gsize length = strlen (excused[i]);
      char longer[2 * SIZE];

      memcpy (longer, masked, SIZE);
      memcpy (longer + SIZE, excused[i], length);
      memory_mask (longer + SIZE, length);
      n += memory_search (longer, SIZE + length).open;
    }
  return n;
}

/* How many copies are in locked memory, and how many are elsewhere. */
static void
report (const char *masked)
{
  MemoryCopies copies = memory_search (masked, SIZE);

  g_print ("%u %u\n", copies.locked, copies.open - count_excused (masked));
}

/* The client: signs in for the session at the server given, and syncs. */
static int
be_client (const char *origin)
{
  Fixture fixture = { 0 };
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutSignIn) sign_in = NULL;
  g_autoptr(CloutToken) token = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *key = NULL;
  g_auto(Await) one = AWAIT_INIT;
  char masked[SIZE];

  fixture.folder = g_dir_make_tmp ("clout-sync-XXXXXX", NULL);
  fixture.path = g_build_filename (fixture.folder, "clout.db", NULL);
  fixture_open (&fixture);
  sign_in = clout_sign_in_new (fixture.engine, "mastodon", origin, NULL);
  account = fixture_sign_in_at (sign_in, "ann", &error);
  g_assert_no_error (error);
  g_clear_object (&sign_in);
  await_a_turn ();
  key = clout_account_tokens_dup_key (account);
  clout_account_tokens_load_async (clout_engine_get_tokens (fixture.engine), key, NULL, await_cb,
                                   &one);
  token = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  mask_tail (token->access, masked);
  report (masked);
  g_clear_pointer (&token, clout_token_free);
  await_clear (&one);
  report (masked);
  fixture_sync (&fixture, account, &error);
  g_assert_no_error (error);
  await_a_turn ();
  report (masked);
  fixture_close (&fixture);
  fixture_remove_files (fixture.folder);
  g_free (fixture.folder);
  g_free (fixture.path);
  return 0;
}

/* What the client says: held by a sync and by the session; by the session alone; after a sync. */
#define CLEAN "2 0\n1 0\n1 0\n"

static char *
run_client (void)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) client = NULL;
  char *out = NULL;
  Fixture fixture;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 10, 20);
  client = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--client",
                             mastodon_server_get_origin (fixture.server), NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (client, NULL, NULL, await_cb, &one);
  g_subprocess_communicate_utf8_finish (client, await_result (&one), &out, NULL, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture);
  return out;
}

/* What Clout leaves behind is there each time; a piece of libsoup's that is half overwritten isn't
 * recognized as such, but only now and then. */
static void
test_at_rest (void)
{
  g_autofree char *out = NULL;

  if (!memory_can_search ())
    {
      g_test_skip ("no memory to lock");
      return;
    }
  for (guint i = 0; i < 3 && g_strcmp0 (out, CLEAN) != 0; i++)
    {
      g_free (out);
      out = run_client ();
    }
  g_assert_cmpstr (out, ==, CLEAN);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--client"))
    return be_client (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/secret-memory/at-rest", test_at_rest);
  return g_test_run ();
}
