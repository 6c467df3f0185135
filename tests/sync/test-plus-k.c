/* test-plus-k.c: +K over the Mastodon API: given once, received, undone, whatever fails.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <string.h>

#include "base/duration.h"
#include "sync/endorsements.h"
#include "sync/score.h"
#include "sync/sync-error.h"
#include "topics/error.h"

static const char *program;

typedef struct
{
  Fixture base;
  CloutAccount *account;
  gint64 ben;
  guint n_news;
} Social;

static void
sync_account (Social *s)
{
  g_autoptr(GError) error = NULL;

  fixture_sync (&s->base, s->account, &error);
  g_assert_no_error (error);
}

static gint64
find_person (Social     *s,
             const char *name)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *handle = g_strdup_printf ("%s@%s", name,
                                             mastodon_server_get_origin (s->base.server)
                                             + strlen ("http://"));

  clout_engine_find_person_async (s->base.engine, handle, NULL, await_cb, &one);
  return clout_engine_find_person_finish (s->base.engine, await_result (&one), NULL);
}

/* Like the fixture's sign-in, but with permission to give +K. */
static void
sign_in (Social   *s,
         gboolean  giving)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&s->account);
  s->account = fixture_sign_in_giving (&s->base, "ann", giving, &error);
  g_assert_no_error (error);
  sync_account (s);
  s->ben = find_person (s, "ben");
  g_assert_cmpint (s->ben, !=, 0);
}

static void
received_cb (CloutEngine  *engine,
             CloutAccount *account,
             GListModel   *news,
             Social       *s)
{
  s->n_news += g_list_model_get_n_items (news);
}

static void
set_up (Social             *s,
        MastodonServerKind  kind)
{
  memset (s, 0, sizeof *s);
  fixture_set_up_mastodon (&s->base, kind);
  mastodon_server_populate (s->base.server, s->base.now, 5, 3);
  mastodon_server_add_person (s->base.server, "ben", 200, FALSE);
  mastodon_server_follow (s->base.server, "ben", "ann", s->base.now - CLOUT_DAY);
  mastodon_server_follow (s->base.server, "ann", "ben", s->base.now - CLOUT_DAY);
  sign_in (s, TRUE);
  g_signal_connect (s->base.engine, "plus-k-received", G_CALLBACK (received_cb), s);
}

static void
tear_down (Social *s)
{
  g_clear_object (&s->account);
  fixture_tear_down (&s->base);
}

static CloutEndorsement *
give (Social      *s,
      const char  *topic,
      GError     **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_give_async (s->base.engine, s->ben, topic, CLOUT_VISIBILITY_UNLISTED, NULL, await_cb,
                           &one);
  return clout_finish_pointer (await_result (&one), error);
}

static GListModel *
list (Social   *s,
      gboolean  given)
{
  g_auto(Await) one = AWAIT_INIT;

  if (given)
    clout_engine_list_given_async (s->base.engine, 0, NULL, NULL, await_cb, &one);
  else
    clout_engine_list_received_async (s->base.engine, 0, NULL, FALSE, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), NULL);
}

static void
assert_n (Social   *s,
          gboolean  given,
          guint     n)
{
  g_autoptr(GListModel) model = list (s, given);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
}

static gboolean
undo (Social  *s,
      gint64   id,
      GError **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_undo_async (s->base.engine, id, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

static void
test_given (gconstpointer data)
{
  Social s;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutEndorsement) first = NULL;
  g_autoptr(CloutEndorsement) second = NULL;
  const CloutEndorsementFacts *facts;
  double before;

  set_up (&s, GPOINTER_TO_INT (data));
  before = fixture_score (&s.base, NULL);
  first = give (&s, "space opera", &error);
  g_assert_no_error (error);
  facts = clout_endorsement_get_facts (first);
  g_assert_cmpint (facts->state, ==, CLOUT_ENDORSEMENT_STANDS);
  g_assert_cmpstr (facts->topic, ==, "space opera");
  g_assert_nonnull (facts->post);
  second = give (&s, "C++", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 2);
  g_assert_null (give (&s, "#SpaceOpera", &error));
  g_assert_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_AGAIN);
  sync_account (&s);
  assert_n (&s, TRUE, 2);
  g_assert_cmpfloat (fixture_score (&s.base, NULL), ==, before);
  /* A server without a delete call responds with 404, as if the post didn't exist. */
  mastodon_server_fail_next (s.base.server, "/api/v1/statuses/", 1, 404, NULL);
  g_clear_error (&error);
  g_assert_false (undo (&s, facts->id, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_CANNOT_DELETE);
  assert_n (&s, TRUE, 2);
  g_assert_true (undo (&s, facts->id, NULL));
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 1);
  assert_n (&s, TRUE, 1);
  /* Deleted elsewhere. */
  g_assert_true (mastodon_server_delete_post (s.base.server, "+K @ben"));
  sync_account (&s);
  assert_n (&s, TRUE, 0);
  tear_down (&s);
}

/* The server accepts the post and the response is lost: it is looked for, and not sent again. */
static void
test_lost (gconstpointer data)
{
  Social s;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutEndorsement) given = NULL;
  g_autoptr(GListModel) left = NULL;
  g_autoptr(CloutEndorsement) now = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  mastodon_server_lose_next (s.base.server, 1);
  given = give (&s, "orchids", &error);
  g_assert_no_error (error);
  g_assert_true (clout_endorsement_is_waiting (given));
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 1);
  sync_account (&s);
  left = list (&s, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (left), ==, 1);
  now = g_list_model_get_item (left, 0);
  g_assert_cmpint (clout_endorsement_get_facts (now)->state, ==, CLOUT_ENDORSEMENT_STANDS);
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 1);
  tear_down (&s);
}

/* Undone before its response arrived. */
static void
post_as (Social     *s,
         const char *author,
         const char *text,
         const char *visibility)
{
  g_autofree char *html = g_strdup_printf ("<p>%s</p>", text);

  mastodon_server_add_post (s->base.server, author, s->base.now - 60, html, visibility, NULL);
}

static void
assert_topic (Social     *s,
              gboolean    given,
              const char *topic)
{
  g_autoptr(GListModel) all = list (s, given);
  g_autoptr(CloutEndorsement) one = g_list_model_get_item (all, 0);

  g_assert_nonnull (one);
  g_assert_cmpstr (clout_endorsement_get_facts (one)->topic, ==, topic);
}

/* A two-word topic stays one topic: given once although the response is lost, and received. */
static void
test_spelling (gconstpointer data)
{
  Social s;
  g_autoptr(CloutEndorsement) given = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  mastodon_server_lose_next (s.base.server, 1);
  given = give (&s, "Garden design", NULL);
  sync_account (&s);
  sync_account (&s);
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "#GardenDesign"), ==, 1);
  assert_n (&s, TRUE, 1);
  assert_topic (&s, TRUE, "Garden design");
  post_as (&s, "ben", "+K @ann “Slow cooking” #SlowCooking", "public");
  sync_account (&s);
  assert_n (&s, FALSE, 1);
  assert_topic (&s, FALSE, "Slow cooking");
  tear_down (&s);
}

static void
test_lost_and_undone (gconstpointer data)
{
  Social s;
  g_autoptr(CloutEndorsement) given = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  mastodon_server_lose_next (s.base.server, 1);
  given = give (&s, "orchids", NULL);
  g_assert_true (undo (&s, clout_endorsement_get_facts (given)->id, NULL));
  assert_n (&s, TRUE, 0);
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 0);
  tear_down (&s);
}

/* The server is down: the +K waits, survives a restart, and is sent by the next sync. */
static void
test_waits (gconstpointer data)
{
  Social s;
  g_autoptr(CloutEndorsement) given = NULL;
  g_autoptr(GListModel) left = NULL;
  g_autoptr(CloutEndorsement) now = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  mastodon_server_fail_next (s.base.server, "/api/v1/statuses", 10, 503, NULL);
  given = give (&s, "orchids", NULL);
  g_assert_true (clout_endorsement_is_waiting (given));
  mastodon_server_fail_next (s.base.server, "/api/v1/statuses", 0, 503, NULL);
  sync_account (&s);
  left = list (&s, TRUE);
  now = g_list_model_get_item (left, 0);
  g_assert_false (clout_endorsement_is_waiting (now));
  g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 1);
  tear_down (&s);
}

/* A +K that the server refuses is removed from the lists, and the user is told. */
static void
test_refused (gconstpointer data)
{
  Social s;
  g_autoptr(GError) error = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  mastodon_server_fail_next (s.base.server, "/api/v1/statuses", 1, 403, NULL);
  g_assert_null (give (&s, "orchids", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_PERMISSION);
  g_clear_error (&error);
  assert_n (&s, TRUE, 0);
  mastodon_server_fail_next (s.base.server, "/api/v1/statuses", 1, 422, NULL);
  g_assert_null (give (&s, "orchids", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_REFUSED);
  assert_n (&s, TRUE, 0);
  tear_down (&s);
}

static void
test_reading_only (gconstpointer data)
{
  Social s;
  g_autoptr(GError) error = NULL;
  guint before;

  set_up (&s, GPOINTER_TO_INT (data));
  before = mastodon_server_get_n_asked (s.base.server, "/api/v1/statuses");
  fixture_remove (&s.base, s.account, &error);
  g_assert_no_error (error);
  sign_in (&s, FALSE);
  g_assert_null (give (&s, "orchids", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_PERMISSION);
  g_assert_cmpuint (mastodon_server_get_n_asked (s.base.server, "/api/v1/statuses"), ==, before);
  tear_down (&s);
}

static void
ask_for_news (Social *s)
{
  g_auto(Await) one = AWAIT_INIT;
  CloutPlusKSettings settings = { .notify = TRUE };

  clout_engine_save_plus_k_async (s->base.engine, s->account, &settings, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

static void
test_received (gconstpointer data)
{
  Social s;
  double before;

  set_up (&s, GPOINTER_TO_INT (data));
  ask_for_news (&s);
  sync_account (&s);
  before = fixture_score (&s.base, NULL);
  post_as (&s, "ben", "+K @ann #orchids", "unlisted");
  post_as (&s, "ben", "+K @ann #ferns", "direct");
  sync_account (&s);
  assert_n (&s, FALSE, 2);
  g_assert_cmpuint (s.n_news, ==, 2);
  g_assert_cmpfloat (fixture_score (&s.base, NULL), ==, before);
  sync_account (&s);
  g_assert_cmpuint (s.n_news, ==, 2);
  mastodon_server_mute (s.base.server, "ben", TRUE);
  sync_account (&s);
  assert_n (&s, FALSE, 0);
  mastodon_server_mute (s.base.server, "ben", FALSE);
  sync_account (&s);
  assert_n (&s, FALSE, 2);
  g_assert_true (mastodon_server_delete_post (s.base.server, "#ferns"));
  sync_account (&s);
  assert_n (&s, FALSE, 1);
  tear_down (&s);
}

static void
hide (Social   *s,
      gint64    id,
      gboolean  hidden)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_engine_hide_received_async (s->base.engine, id, hidden, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

/* A topic from a friend stays hidden when they repeat it, and comes back on request. */
static void
test_hidden (gconstpointer data)
{
  Social s;
  g_autoptr(GListModel) all = NULL;
  g_autoptr(CloutEndorsement) one = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  post_as (&s, "ben", "+K @ann #orchids", "public");
  sync_account (&s);
  all = list (&s, FALSE);
  one = g_list_model_get_item (all, 0);
  hide (&s, clout_endorsement_get_facts (one)->id, TRUE);
  assert_n (&s, FALSE, 0);
  post_as (&s, "ben", "+K @ann #Orchid", "public");
  sync_account (&s);
  assert_n (&s, FALSE, 0);
  hide (&s, clout_endorsement_get_facts (one)->id, FALSE);
  assert_n (&s, FALSE, 1);
  tear_down (&s);
}

static guint
count_topics (Social *s)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GListModel) topics = NULL;

  clout_engine_load_topics_async (s->base.engine, NULL, await_cb, &one);
  topics = clout_finish_pointer (await_result (&one), NULL);
  return g_list_model_get_n_items (topics);
}

static void
assert_topics (Social *s,
               guint   n_shown,
               guint   n_hidden)
{
  g_auto(Await) one = AWAIT_INIT;
  g_auto(GStrv) hidden = NULL;

  g_assert_cmpuint (count_topics (s), ==, n_shown);
  clout_engine_list_hidden_topics_async (s->base.engine, NULL, await_cb, &one);
  hidden = clout_finish_pointer (await_result (&one), NULL);
  g_assert_cmpuint (g_strv_length (hidden), ==, n_hidden);
}

static void
hide_topic (Social     *s,
            const char *topic,
            gboolean    hidden)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_engine_hide_topic_async (s->base.engine, topic, hidden, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

/* In any spelling, and permanently. */
static void
test_hidden_topic (gconstpointer data)
{
  Social s;
  guint n;

  set_up (&s, GPOINTER_TO_INT (data));
  n = count_topics (&s);
  post_as (&s, "ben", "+K @ann #zithers", "public");
  sync_account (&s);
  assert_topics (&s, n + 1, 0);
  hide_topic (&s, "Zither", TRUE);
  assert_topics (&s, n, 1);
  fixture_close (&s.base);
  fixture_open (&s.base);
  assert_topics (&s, n, 1);
  hide_topic (&s, "#ZITHERS", FALSE);
  assert_topics (&s, n + 1, 0);
  tear_down (&s);
}

/* Text-direction controls are not shown. */
static void
test_cleaned (gconstpointer data)
{
  Social s;
  g_autoptr(GListModel) left = NULL;
  g_autoptr(CloutEndorsement) one = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  post_as (&s, "ben", "+K @ann \342\200\234\342\200\256tra nredom\342\200\235", "public");
  sync_account (&s);
  left = list (&s, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (left), ==, 1);
  one = g_list_model_get_item (left, 0);
  g_assert_cmpstr (clout_endorsement_get_facts (one)->topic, ==, "tra nredom");
  tear_down (&s);
}

/* Posts by others never make a +K that counts, whatever they contain. */
static void
test_forged (gconstpointer data)
{
  static const char *const texts[] = {
    "+K @ann &lt;b&gt;", "+K @ann \342\200\234&lt;i&gt;x&lt;/i&gt;\342\200\235", "+K @ann",
    "+K @ann #", "+K @ann #x #y", "look: +K @ann #orchids", "+K @nobody #orchids", "-K @ann #ferns",
  };
  Social s;
  g_autofree char *long_topic = g_strnfill (10 * 1024, 'y');
  g_autofree char *long_text = g_strconcat ("+K @ann #", long_topic, NULL);

  set_up (&s, GPOINTER_TO_INT (data));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    post_as (&s, "ben", texts[i], "public");
  post_as (&s, "ben", long_text, "public");
  mastodon_server_add_person (s.base.server, "unknown", 5, FALSE);
  post_as (&s, "unknown", "+K @ann #orchids", "public");
  sync_account (&s);
  assert_n (&s, FALSE, 0);
  tear_down (&s);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *(gboolean *) data = TRUE;
}

/* Gives in another process, which is killed at its @n-th request. */
static void
give_and_kill (Social *s,
               guint   n)
{
  g_autofree char *handle = g_strdup_printf ("ben@%s", mastodon_server_get_origin (s->base.server)
                                             + strlen ("http://"));
  gboolean ended = FALSE;
  g_autoptr(GSubprocess) child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                      program, "--store", s->base.path, "--yes", "give", "+K", handle, "orchids",
                      NULL);

  g_subprocess_wait_async (child, NULL, ended_cb, &ended);
  mastodon_server_kill_at (s->base.server, child, n);
  await_flag (&ended);
  mastodon_server_kill_at (s->base.server, NULL, 0);
}

/* Killed between sending and storing: the next sync finds the +K and doesn't send another. */
static void
test_killed (gconstpointer data)
{
  Social s;
  g_autoptr(GListModel) left = NULL;
  g_autoptr(CloutEndorsement) now = NULL;

  set_up (&s, GPOINTER_TO_INT (data));
  for (guint i = 0; i < 3; i++)
    {
      give_and_kill (&s, 1);
      sync_account (&s);
      g_assert_cmpuint (mastodon_server_count_posts (s.base.server, "+K @ben"), ==, 1);
    }
  left = list (&s, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (left), ==, 1);
  now = g_list_model_get_item (left, 0);
  g_assert_cmpint (clout_endorsement_get_facts (now)->state, ==, CLOUT_ENDORSEMENT_STANDS);
  tear_down (&s);
}

static const struct
{
  const char *name;
  MastodonServerKind kind;
} kinds[] = {
  { "mastodon", MASTODON_SERVER_MASTODON },
  { "gotosocial", MASTODON_SERVER_GOTOSOCIAL },
  { "snac", MASTODON_SERVER_SNAC },
};

static void
add (const char    *name,
     GTestDataFunc  test)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/plus-k/%s/%s", name, kinds[i].name);

      g_test_add_data_func (path, GINT_TO_POINTER (kinds[i].kind), test);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("given", test_given);
  add ("lost", test_lost);
  add ("spelling", test_spelling);
  add ("lost-and-undone", test_lost_and_undone);
  add ("waits", test_waits);
  add ("refused", test_refused);
  add ("reading-only", test_reading_only);
  add ("received", test_received);
  add ("hidden", test_hidden);
  add ("hidden-topic", test_hidden_topic);
  add ("forged", test_forged);
  add ("cleaned", test_cleaned);
  /* A killed program leaves its token only in a keyring. */
  if (argc > 1)
    {
      program = argv[1];
      add ("killed", test_killed);
    }
  return g_test_run ();
}
