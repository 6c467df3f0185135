/* github.c: GitHub, with repositories and issues.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "later.h"
#include "support/github-server.h"
#include "worlds/world.h"

#include <string.h>

#define N_REPOSITORIES 4

static gpointer
open_server (Life *life)
{
  GithubServer *github = github_server_new ();

  g_setenv ("CLOUT_GITHUB_API", github_server_get_origin (github), TRUE);
  github_server_set_budget (github, G_MAXUINT, 0);
  return github;
}

static void
close_server (gpointer server)
{
  github_server_free (server);
}

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  return later_add (f, "https://github.com/ada", NULL);
}

static char *
post (Life   *life,
      guint   number,
      gint64  time)
{
  g_autofree char *name = g_strdup_printf ("r%u", number);

  char *post;

  if (number >= N_REPOSITORIES)
    {
      github_server_issue (life->server, "far/away", number, time);
      return g_strdup_printf ("far/away#%u", number);
    }
  post = g_strconcat (GITHUB_SELF "/", name, NULL);
  github_server_repository (life->server, name, time, FALSE);
  /* Never taken back: an empty list of comments may be a server problem. */
  github_server_act (life->server, post, "issues/comments", "pat", time + CLOUT_HOUR);
  return post;
}

static void
remove_post (Life       *life,
             const char *post)
{
  const char *number = strchr (post, '#');

  if (number == NULL)
    github_server_remove (life->server, strchr (post, '/') + 1, 0);
  else
    github_server_remove (life->server, "far/away",
                          (guint) g_ascii_strtoull (number + 1, NULL, 10));
}

static const char *
get_list (const Act *act)
{
  static const char *const of_issues[] = { "reactions", "comments", "comments", "comments",
                                           "followers" };
  static const char *const of_repositories[] = { "stargazers", "forks", "issues/comments",
                                                 "issues/comments", "followers" };

  return strchr (act->post, '#') != NULL ? of_issues[act->kind] : of_repositories[act->kind];
}

static void
act (Life *life,
     Act  *act)
{
  github_server_act (life->server, act->kind == FOLLOW ? NULL : act->post, get_list (act), act->who,
                     act->time);
}

static void
take_back (Life      *life,
           const Act *act)
{
  github_server_take_back (life->server, act->kind == FOLLOW ? NULL : act->post, get_list (act),
                           act->who);
}

const World world_github = {
  .name = "github",
  .resources = (const char *const[]) {
    "profile", "repositories", "repositories/checked", "answers", "issues", "issues/checked",
    "comments", "reactions", "followers", "following", NULL
  },
  .open = open_server,
  .close = close_server,
  .add = add,
  .post = post,
  .remove = remove_post,
  .act = act,
  .take_back = take_back,
};
