/* test-github.c: requests to GitHub, and what is read from its responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "describe.h"
#include "networks/github/read.h"
#include "web/error.h"

#define NETWORK (&clout_network_github)

#define ORIGIN "https://api.github.com"
#define REPO ORIGIN "/repos/Ada/engine/"
#define BOB "{\"login\":\"Bob\",\"id\":5,\"type\":\"User\"}"
#define PERSON "person 5|Bob|Bob|-1|0/1\n"
#define ADA "{\"login\":\"ada\",\"id\":7}"

static const CloutRequestContext me = {
  .origin = ORIGIN, .handle = "Ada", .self = "Ada", .since = G_GINT64_CONSTANT (1700000000),
};

static CloutRequestContext
at (const char *cursor,
    const char *post)
{
  CloutRequestContext context = me;

  context.cursor = cursor;
  context.post = post;
  return context;
}

static void
test_handle (void)
{
  const struct { const char *typed, *handle, *named; } cases[] = {
    { "https://github.com/ada", "ada", "ada" },
    { "github.com/Ada-L/engine?x", "Ada-L", "Ada-L" },
    { " http://www.github.com/ada/ ", "ada", "ada" },
    { "ada", NULL, "ada" },
    { "-ada", NULL, NULL },
    { "github.com", NULL, NULL },
    { "github.com/", NULL, NULL },
    { "https://github.com/ada%2f..", NULL, NULL },
    { "https://gist.github.com/ada", NULL, NULL },
    { "https://github.com.evil.example/ada", NULL, NULL },
    { "", NULL, NULL },
    { "a b", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = clout_network_github.dup_handle (cases[i].typed);
      g_autofree char *named = clout_network_dup_handle (&clout_network_github, cases[i].typed);

      g_assert_cmpstr (handle, ==, cases[i].handle);
      g_assert_cmpstr (named, ==, cases[i].named);
    }
}

/* Sixty requests an hour must be enough to read everything once. */
static void
test_plan (void)
{
  g_assert_cmpuint (clout_github_plan (FALSE), ==, 12);
  g_assert_cmpuint (clout_github_plan (FALSE) * 3, <=, 60 - 20);
  g_assert_cmpuint (clout_github_plan (TRUE), ==, 300);
  g_assert_cmpuint (clout_github_plan (TRUE) * 3, <=, 5000 - 20);
}

static void
test_requests (void)
{
  CloutRequestContext issue = at (NULL, "far/away#7");
  CloutRequestContext repository = at (NULL, "Ada/engine");
  CloutRequestContext elsewhere = at ("https://evil.example/x", "Ada/engine");
  CloutRequestContext astray = at ("s|https://evil.example/x|Ada/engine|3", NULL);
  CloutRequestContext step = at ("f|" REPO "forks|Ada/engine| c|x|y|z", NULL);

  assert_url (NETWORK, "profile", &me, ORIGIN "/users/Ada");
  assert_url (NETWORK, "repositories", &me,
              ORIGIN "/users/Ada/repos?per_page=100&type=owner&sort=created");
  assert_url (NETWORK, "answers", &me,
              ORIGIN "/users/Ada/repos?per_page=100&type=owner&sort=pushed");
  assert_url (NETWORK, "issues", &me, ORIGIN "/search/issues?q=author%3AAda%20is%3Aissue%20"
              "is%3Apublic%20created%3A%3E%3D2023-11-14T22%3A13%3A20Z&sort=created&order=desc&"
              "per_page=100");
  assert_url (NETWORK, "reactions", &issue,
              ORIGIN "/repos/far/away/issues/7/reactions?per_page=100");
  assert_url (NETWORK, "comments", &issue,
              ORIGIN "/repos/far/away/issues/7/comments?per_page=100");
  assert_url (NETWORK, "reactions", &repository, REPO "stargazers?per_page=100");
  assert_url (NETWORK, "followers", &me, ORIGIN "/users/Ada/followers?per_page=100");
  assert_url (NETWORK, "answers", &step, REPO "forks");
  assert_url (NETWORK, "followers", &elsewhere, NULL);
  assert_url (NETWORK, "repositories", &elsewhere, NULL);
  assert_url (NETWORK, "reactions", &elsewhere, NULL);
  assert_url (NETWORK, "answers", &astray, NULL);
}

static void
test_profile (void)
{
  assert_reads (NETWORK, "profile", &me, response_new (ORIGIN, NULL,
    "{\"login\":\"Ada\",\"id\":7,\"name\":null,\"followers\":3,\"public_repos\":9}"),
    "profile 7|Ada|Ada|3|-1|9\n", NULL);
  assert_refuses (NETWORK, "profile", &me, response_new (ORIGIN, NULL, "{\"id\":7}"));
  assert_refuses (NETWORK, "profile", &me, response_new (ORIGIN, NULL, "{\"login\":\"Ad"));
}

#define REPOSITORY(name, more) "{\"name\":\"" name "\",\"full_name\":\"Ada/" name "\",\"owner\":" \
  ADA ",\"created_at\":\"2026-11-23T10:00:00Z\",\"stargazers_count\":250,\"forks_count\":2" more "}"

static void
test_repositories (void)
{
  assert_reads (NETWORK, "repositories", &me, response_new (ORIGIN "/a",
    "<" ORIGIN "/a?page=2>; rel=\"next\"", "[" REPOSITORY ("engine", ",\"description\":\"Why?\","
    "\"topics\":[7,\"maths\"]") "," REPOSITORY ("fork", ",\"fork\":true") ","
    REPOSITORY ("hidden", ",\"private\":true") ",{\"name\":\"x\",\"full_name\":\"Bob/x\",\"owner\":"
    BOB "},null]"),
    "post Ada/engine|engine: Why?|maths|2|1795428000|0 0 2 250\n", ORIGIN "/a?page=2");
  assert_reads (NETWORK, "answers", &me, response_new (ORIGIN, NULL,
    "[" REPOSITORY ("engine", "") "," REPOSITORY ("fork", ",\"fork\":true") "]"), "",
    "s|" REPO "stargazers%3Fper_page%3D100%26page%3D3|Ada/engine|3 "
    "f|" REPO "forks%3Fper_page%3D100%26sort%3Dnewest|Ada/engine| "
    "c|" REPO "issues/comments%3Fper_page%3D100%26sort%3Dcreated%26direction%3Ddesc%26since%3D"
    "2023-11-14T22:13:20Z|Ada/engine|");
  assert_reads (NETWORK, "answers", &me, response_new (ORIGIN, NULL, "[]"), "", NULL);
  assert_reads (NETWORK, "answers", &me, response_new (ORIGIN, NULL, "[" REPOSITORY ("..", "") ","
    REPOSITORY ("a/b", "") "," REPOSITORY ("", "") "," REPOSITORY ("a b", "") "]"), "", NULL);
}

static void
test_answers (void)
{
  CloutRequestContext stars = at ("s|" REPO "stargazers|Ada/engine|3 f|x||", NULL);
  CloutRequestContext first = at ("s|" REPO "stargazers|Ada/engine|1", NULL);
  CloutRequestContext forks = at ("f|" REPO "forks|Ada/engine|", NULL);
  CloutRequestContext comments = at ("c|" REPO "issues/comments|Ada/engine|", NULL);
  const char *star = "[{\"starred_at\":\"2026-11-23T10:00:00Z\",\"user\":" BOB "},"
    "{\"starred_at\":\"2026-11-23T10:00:00Z\",\"user\":" ADA "},{\"user\":null}]";
  const char *old = "[{\"starred_at\":\"2020-11-23T10:00:00Z\",\"user\":" BOB "}]";

  assert_reads (NETWORK, "answers", &stars, response_new (REPO, NULL, star),
                PERSON "reaction 4|5|Ada/engine|(null)|1795428000\nown 4|Ada/engine|-\n",
                "s|" REPO "stargazers%3Fper_page%3D100%26page%3D2|Ada/engine|2 f|x||");
  assert_reads (NETWORK, "answers", &stars, response_new (REPO, NULL, old), "", "f|x||");
  assert_reads (NETWORK, "answers", &first, response_new (REPO, NULL, star),
                PERSON "reaction 4|5|Ada/engine|(null)|1795428000\nown 4|Ada/engine|-\n", NULL);
  assert_reads (NETWORK, "answers", &forks, response_new (REPO "forks",
                "<" REPO "forks?page=2>; rel=\"next\"", "[{\"owner\":" BOB ","
                "\"created_at\":\"2026-11-23T10:00:00Z\"}]"),
                PERSON "reaction 3|5|Ada/engine|(null)|1795428000\n",
                "f|" REPO "forks%3Fpage%3D2|Ada/engine|%2B");
  assert_reads (NETWORK, "answers", &comments, response_new (REPO, NULL, "[{\"id\":9,\"html_url\":"
                "\"https://github.com/Ada/engine/issues/1#issuecomment-9\",\"user\":" BOB ","
                "\"created_at\":\"2026-11-23T10:00:00Z\"},{\"user\":" BOB "},7]"),
                PERSON "reaction 1|5|Ada/engine|https://github.com/Ada/engine/issues/1"
                "#issuecomment-9|1795428000\n", NULL);
  assert_refuses (NETWORK, "answers", &stars, response_new (REPO, NULL, "{\"message\":\"x\"}"));
  assert_refuses (NETWORK, "answers", &me, response_new (REPO, NULL, "[{\"name\":"));
}

static void
test_issues (void)
{
  CloutRequestContext issue = at (NULL, "far/away#7");

  assert_reads (NETWORK, "issues", &me, response_new (ORIGIN, NULL, "{\"total_count\":3,\"items\":["
    "{\"html_url\":\"https://github.com/far/away/issues/7\",\"title\":\"It fails\","
    "\"user\":" ADA ","
    "\"comments\":4,\"created_at\":\"2026-11-23T10:00:00Z\",\"reactions\":{\"total_count\":9,"
    "\"+1\":3,"
    "\"heart\":2,\"-1\":4}},{\"html_url\":\"https://github.com/far/away/issues/8\","
    "\"user\":" BOB ","
    "\"created_at\":\"2026-11-23T10:00:00Z\"},{\"html_url\":\"https://github.com/x\","
    "\"user\":" ADA ","
    "\"created_at\":\"2026-11-23T10:00:00Z\"}]}"),
    "post far/away#7|It fails|-|0|1795428000|4 0 0 5\n", NULL);
  assert_reads (NETWORK, "reactions", &issue, response_new (ORIGIN, NULL,
    "[{\"user\":" BOB ",\"content\":\"heart\",\"created_at\":\"2026-11-23T10:00:00Z\"},"
    "{\"user\":" BOB ",\"content\":\"-1\",\"created_at\":\"2026-11-23T10:00:00Z\"}]"),
    PERSON "reaction 4|5|far/away#7|(null)|1795428000\n", NULL);
  assert_refuses (NETWORK, "issues", &me, response_new (ORIGIN, NULL, "[]"));
}

static void
test_people (void)
{
  assert_reads (NETWORK, "followers", &me, response_new (ORIGIN, NULL,
    "[" BOB ",{\"login\":\"ci[bot]\",\"id\":6,\"type\":\"Bot\"},{\"id\":8},null]"),
    "person 5|Bob|Bob|-1|2/3\nperson 6|ci[bot]|ci[bot]|-1|3/3\n", NULL);
  assert_reads (NETWORK, "following", &me, response_new (ORIGIN, NULL, "[" BOB "]"),
    "person 5|Bob|Bob|-1|4/5\n", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/github/handle", test_handle);
  g_test_add_func ("/networks/github/plan", test_plan);
  g_test_add_func ("/networks/github/requests", test_requests);
  g_test_add_func ("/networks/github/profile", test_profile);
  g_test_add_func ("/networks/github/repositories", test_repositories);
  g_test_add_func ("/networks/github/answers", test_answers);
  g_test_add_func ("/networks/github/issues", test_issues);
  g_test_add_func ("/networks/github/people", test_people);
  return g_test_run ();
}
