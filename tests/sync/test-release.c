/* test-release.c: memory for an explanation is released when unused, and loaded again on demand.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"
#include "sync/engine/task.h"
#include "sync/report/report-private.h"
#include "sync/score.h"
#include "sync/sync-error.h"

static CloutReport *
report (Fixture *fixture)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutReport *made;

  clout_engine_report_async (fixture->engine, NULL, await_cb, &one);
  made = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return made;
}

/* The people behind the only account's engagement, one per line. */
static char *
people (Fixture      *fixture,
        CloutReport  *of,
        GError      **error)
{
  g_auto(Await) one = AWAIT_INIT;
  const CloutBreakdownFacts facts = { .level = CLOUT_BREAKDOWN_ENGAGEMENT, .index = 1,
                                      .points = 1 };
  g_autoptr(CloutBreakdownItem) parent = clout_breakdown_item_new (&facts);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GListModel) parts = NULL;

  clout_engine_load_breakdown_async (fixture->engine, of, parent, CLOUT_BREAKDOWN_PERSON, NULL,
                                     await_cb,
                                     &one);
  parts = clout_finish_pointer (await_result (&one), error);
  if (parts == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr(CloutBreakdownItem) part = g_list_model_get_item (parts, i);

      g_string_append_printf (lines, "%s %.17g\n", clout_breakdown_item_get_facts (part)->detail,
                              clout_breakdown_item_get_facts (part)->points);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
await_release (CloutReport *of)
{
  while (clout_report_get_data (of) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_release (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutReport) old = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  gsize n;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 10, 20);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  fixture_sync (&fixture, account, &error);
  g_assert_no_error (error);
  old = report (&fixture);
  n = clout_report_get_n_reactions (old);
  g_assert_cmpuint (n, >, 20);
  first = people (&fixture, old, &error);
  g_assert_no_error (error);
  g_assert_nonnull (clout_report_get_data (old));

  await_release (old);
  g_assert_cmpuint (clout_report_get_n_reactions (old), ==, n);
  again = people (&fixture, old, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, first);

  /* Newer rows would take the positions of others. */
  await_release (old);
  mastodon_server_favourite (fixture.server, "p2@far2.example",
                             mastodon_server_add_post (fixture.server, "ann", fixture.now - 60,
                                                       "<p>New</p>", "public", NULL),
                             fixture.now - 30);
  fixture_sync (&fixture, account, &error);
  g_assert_no_error (error);
  g_assert_null (people (&fixture, old, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OUTDATED);

  g_clear_object (&old);
  g_clear_object (&account);
  fixture_tear_down (&fixture);
}

static void
keep_worker (GTask        *step,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  *(GTask **) data = g_object_ref (step);
  g_task_return_boolean (step, TRUE);
}

static void
step_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;

  g_task_return_boolean (task, g_task_propagate_boolean (G_TASK (result), NULL));
}

/* A thread can release its task at any time, even after the engine was closed. */
static void
test_close (void)
{
  Fixture fixture;
  g_autoptr(GTask) step = NULL;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  {
    g_auto(Await) one = AWAIT_INIT;
    g_autoptr(GTask) task = clout_engine_task_new (fixture.engine, test_close, NULL, await_cb,
                                                   &one);

    g_task_set_task_data (task, &step, NULL);
    clout_engine_run_step (task, NULL, keep_worker, step_cb);
    g_object_unref (g_steal_pointer (&task));
    g_assert_true (g_task_propagate_boolean (G_TASK (await_result (&one)), NULL));
  }
  g_assert_nonnull (step);
  fixture_close (&fixture);
  fixture_open (&fixture);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/release/reads-again-what-was-let-go", test_release);
  g_test_add_func ("/sync/release/closes-whatever-a-thread-still-holds", test_close);
  return g_test_run ();
}
