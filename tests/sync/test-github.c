/* test-github.c: a GitHub account by name and by token, from the API to the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "later.h"
#include "support/github-server.h"
#include "sync/sign-in.h"
#include "sync/sync-error.h"

#define VARIABLE "CLOUT_GITHUB_API"
#define ENGINE GITHUB_SELF "/engine"
#define ISSUE "far/away#3"
#define TOKEN "github_pat_hidden-3f1c"

static const char *const all[] = { "repositories", "answers", "issues", "comments", "reactions",
                                   NULL };

static void
set_up (Fixture      *self,
        GithubServer *github)
{
  fixture_set_up (self);
  g_setenv (VARIABLE, github_server_get_origin (github), TRUE);
  github_server_repository (github, "engine", self->now - 900 * (gint64) CLOUT_DAY, FALSE);
  github_server_repository (github, "notes", self->now - 5 * CLOUT_DAY, FALSE);
  github_server_repository (github, "linux", self->now - 7 * CLOUT_DAY, TRUE);
  github_server_issue (github, "far/away", 3, self->now - 4 * CLOUT_DAY);
}

static CloutAccount *
add (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account = later_add (self, "https://github.com/ada", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_network (account), ==, "github");
  return account;
}

static guint
id_of (const char *login)
{
  return g_str_hash (login) % 100000 + 1;
}

static void
assert_did (const char *dump,
            gboolean    wanted,
            guint       kind,
            const char *login,
            const char *post,
            gint64      time)
{
  later_assert_has (dump, wanted, "reaction %u %u %s - %d", kind, id_of (login), post, (int) time);
}

static void
test_whole (void)
{
  g_autoptr(GithubServer) github = github_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  gint64 then;
  gsize n;

  set_up (&f, github);
  then = f.now - CLOUT_DAY;
  github_server_act (github, ENGINE, "stargazers", "Old", f.now - 400 * (gint64) CLOUT_DAY);
  github_server_act (github, ENGINE, "stargazers", "Bob", then);
  github_server_act (github, ENGINE, "stargazers", GITHUB_SELF, then);
  github_server_act (github, ENGINE, "forks", "Eve", then);
  github_server_act (github, ENGINE, "issues/comments", "Mia", then);
  github_server_act (github, ENGINE, "issues/comments", "ci[bot]", then);
  github_server_act (github, ISSUE, "comments", "Noa", then);
  github_server_act (github, ISSUE, "comments", NULL, then);
  github_server_act (github, ISSUE, "reactions", "Kim", then);
  github_server_act (github, NULL, "followers", "Bob", 0);
  github_server_act (github, NULL, "following", "Eve", 0);
  account = add (&f);
  g_assert_cmpstr (clout_account_get_handle (account), ==, GITHUB_SELF);
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, "7");
  g_assert_cmpint (clout_account_get_followers (account), ==, 1);
  dump = later_sync (&f, account, all);
  later_assert_has (dump, TRUE, "post " ENGINE " %d 3", (int) (f.now - 900 * (gint64) CLOUT_DAY));
  later_assert_has (dump, TRUE, "post " GITHUB_SELF "/notes %d 0", (int) f.now - 5 * CLOUT_DAY);
  later_assert_has (dump, FALSE, "post " GITHUB_SELF "/linux %d 0", (int) f.now - 7 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "post " ISSUE " %d 1", (int) f.now - 4 * CLOUT_DAY);
  assert_did (dump, TRUE, 4, "Bob", ENGINE, then);
  assert_did (dump, FALSE, 4, "Old", ENGINE, f.now - 400 * (gint64) CLOUT_DAY);
  assert_did (dump, FALSE, 4, GITHUB_SELF, ENGINE, then);
  assert_did (dump, TRUE, 3, "Eve", ENGINE, then);
  assert_did (dump, TRUE, 4, "Kim", ISSUE, then);
  later_assert_has (dump, TRUE,
                    "reaction 1 %u " ENGINE " https://github.com/x/y/issues/1#issuecomment-5 %d",
                    id_of ("Mia"), (int) then);
  later_assert_has (dump, TRUE,
                    "reaction 1 %u " ISSUE " https://github.com/x/y/issues/1#issuecomment-7 %d",
                    id_of ("Noa"), (int) then);
  later_assert_has (dump, TRUE, "person %u -1 1", id_of ("ci[bot]"));
  later_assert_has (dump, TRUE, "person %u -1 2", id_of ("Bob"));
  later_assert_has (dump, TRUE, "person %u -1 4", id_of ("Eve"));
  g_assert_cmpfloat (fixture_score (&f, &n), >, 0);
  again = later_sync (&f, account, all);
  g_assert_cmpstr (again, ==, dump);
  fixture_tear_down (&f);
}

/* Of thousands of stars only the recent pages are read, starting with the last. */
static void
test_many_stars (void)
{
  g_autoptr(GithubServer) github = github_server_new ();
  Faults *faults = github_server_get_faults (github);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, github);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *login = g_strdup_printf ("fan%u", i);

      github_server_act (github, ENGINE, "stargazers", login,
                         f.now - (1000 - (gint64) i) * CLOUT_DAY);
    }
  account = add (&f);
  dump = later_sync (&f, account, all);
  assert_did (dump, TRUE, 4, "fan999", ENGINE, f.now - CLOUT_DAY);
  assert_did (dump, TRUE, 4, "fan830", ENGINE, f.now - 170 * (gint64) CLOUT_DAY);
  assert_did (dump, FALSE, 4, "fan700", ENGINE, f.now - 300 * (gint64) CLOUT_DAY);
  g_assert_cmpuint (faults_count_asked (faults, "/repos/" ENGINE "/stargazers"), ==, 2);
  fixture_tear_down (&f);
}

/* The budget without a token is used up: Clout reports it, and continues an hour later. */
static void
test_budget (void)
{
  g_autoptr(GithubServer) github = github_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  guint n;

  set_up (&f, github);
  clout_engine_set_patience (f.engine, 1);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("repo%u", i);
      g_autofree char *full = g_strdup_printf (GITHUB_SELF "/%s", name);

      github_server_repository (github, name, f.now - (200 + (gint64) i) * CLOUT_DAY, FALSE);
      github_server_act (github, full, "stargazers", "Bob", f.now - CLOUT_DAY);
    }
  account = add (&f);
  github_server_set_budget (github, 5, f.now + 3600);
  fixture_sync (&f, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_RATE_LIMITED);
  g_clear_error (&error);
  n = faults_count_asked (github_server_get_faults (github), "/repos/");
  github_server_set_budget (github, 60, f.now + 3600);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  dump = fixture_dump (&f);
  assert_did (dump, TRUE, 4, "Bob", GITHUB_SELF "/repo3", f.now - CLOUT_DAY);
  n = faults_count_asked (github_server_get_faults (github), "/repos/") - n;
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <=, 40);
  fixture_tear_down (&f);
}

static void
test_token (void)
{
  g_autoptr(GithubServer) github = github_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) same = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, github);
  github_server_set_token (github, TOKEN);
  github_server_set_budget (github, 0, f.now + 3600);
  github_server_act (github, ENGINE, "stargazers", "Bob", f.now - CLOUT_DAY);
  g_assert_null (later_use_key (&f, "github", NULL, "wrong", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS);
  g_clear_error (&error);
  account = later_use_key (&f, "github", NULL, TOKEN, &error);
  g_assert_no_error (error);
  dump = later_sync (&f, account, all);
  assert_did (dump, TRUE, 4, "Bob", ENGINE, f.now - CLOUT_DAY);
  g_assert_false (fixture_is_on_disk (&f, TOKEN));

  /* By its name it is the same account. */
  github_server_set_budget (github, 60, f.now + 3600);
  same = add (&f);
  g_assert_true (same == account);
  github_server_set_token (github, NULL);
  fixture_sync (&f, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_SIGN_IN_AGAIN);
  fixture_tear_down (&f);
}

static void
test_empty (void)
{
  g_autoptr(GithubServer) github = github_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up (&f);
  g_setenv (VARIABLE, github_server_get_origin (github), TRUE);
  account = add (&f);
  dump = later_sync (&f, account, all);
  g_assert_cmpstr (dump, ==, "");
  fixture_tear_down (&f);
}

static const struct
{
  const char *name;
  const char *path;
  guint status;   /* 0: cut halfway */
  const char *header;
  int code;       /* -1: the sync continues without it */
  const char *incomplete;
} faults[] = {
  { "profile-5xx", "/users/Ada", 502, NULL, CLOUT_SYNC_ERROR_SERVER },
  { "profile-cut", "/users/Ada", 0, NULL, CLOUT_SYNC_ERROR_BAD_RESPONSE },
  { "repositories-cut", "/users/Ada/repos", 0, NULL, CLOUT_SYNC_ERROR_BAD_RESPONSE },
  { "stars-5xx", "/repos/" ENGINE "/stargazers", 500, NULL, -1, "answers" },
  { "stars-cut", "/repos/" ENGINE "/stargazers", 0, NULL, -1, "answers" },
  { "stars-gone", "/repos/" ENGINE "/stargazers", 404, NULL, -1 },
  { "stars-secondary-limit", "/repos/" ENGINE "/stargazers", 403, "Retry-After",
    CLOUT_SYNC_ERROR_RATE_LIMITED },
  { "issues-primary-limit", "/search/issues", 403, "X-RateLimit-Reset",
    CLOUT_SYNC_ERROR_RATE_LIMITED },
  { "issues-limit", "/search/issues", 429, "Retry-After", CLOUT_SYNC_ERROR_RATE_LIMITED },
  { "forks-blocked", "/repos/" ENGINE "/forks", 403, NULL, -1 },
  { "comments-gone", "/repos/far/away/issues/3/comments", 410, NULL, -1 },
};

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GithubServer) github = github_server_new ();
  Faults *server = github_server_get_faults (github);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, github);
  clout_engine_set_patience (f.engine, 1);
  github_server_act (github, ENGINE, "stargazers", "Bob", f.now - CLOUT_DAY);
  github_server_act (github, ENGINE, "forks", "Eve", f.now - CLOUT_DAY);
  github_server_act (github, ISSUE, "comments", "Noa", f.now - CLOUT_DAY);
  account = add (&f);
  if (faults[i].status == 0)
    faults_cut (server, faults[i].path);
  else
    faults_add (server, faults[i].path, 2, faults[i].status, faults[i].header, "3600");
  fixture_sync (&f, account, &error);
  if (faults[i].code >= 0)
    g_assert_error (error, CLOUT_SYNC_ERROR, faults[i].code);
  else
    g_assert_no_error (error);
  g_clear_error (&error);
  if (faults[i].code < 0)
    fixture_assert_incomplete (account, faults[i].incomplete != NULL ? faults[i].incomplete : "");
  faults_clear (server);
  dump = later_sync (&f, account, all);
  fixture_assert_incomplete (account, "");
  assert_did (dump, TRUE, 4, "Bob", ENGINE, f.now - CLOUT_DAY);
  assert_did (dump, TRUE, 3, "Eve", ENGINE, f.now - CLOUT_DAY);
  later_assert_has (dump, TRUE, "person %u -1 0", id_of ("Noa"));
  fixture_tear_down (&f);
}

static void
test_unknown_account (void)
{
  g_autoptr(GithubServer) github = github_server_new ();
  Fixture f;
  g_autoptr(GError) error = NULL;

  set_up (&f, github);
  g_assert_null (later_add_to (&f, "github", "nobody", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND);
  fixture_tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/github/whole", test_whole);
  g_test_add_func ("/sync/github/many-stars", test_many_stars);
  g_test_add_func ("/sync/github/budget", test_budget);
  g_test_add_func ("/sync/github/token", test_token);
  g_test_add_func ("/sync/github/empty", test_empty);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/github/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/sync/github/unknown-account", test_unknown_account);
  return g_test_run ();
}
