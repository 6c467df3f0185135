/* github-server.h: GitHub's REST API in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/faults.h"

G_BEGIN_DECLS

/* The account is Ada, whose data are complete; everyone else only reacts. */
#define GITHUB_SELF "Ada"

typedef struct _GithubServer GithubServer;

GithubServer *github_server_new         (void);
void          github_server_free        (GithubServer *self);
const char   *github_server_get_origin  (GithubServer *self);
Faults       *github_server_get_faults  (GithubServer *self);
/* @token: (nullable): the valid one; @budget: the number of requests allowed without it */
void          github_server_set_token   (GithubServer *self,
                                         const char   *token);
void          github_server_set_budget  (GithubServer *self,
                                         guint         budget,
                                         gint64        reset);
void          github_server_repository  (GithubServer *self,
                                         const char   *name,
                                         gint64        time,
                                         gboolean      is_fork);
void          github_server_issue       (GithubServer *self,
                                         const char   *repository,
                                         guint         number,
                                         gint64        time);
/* @list: "stargazers", "forks", "issues/comments" of "ada/engine"; "comments", "reactions" of
 *   "ada/engine#1"; "followers", "following" of NULL
 * @login: (nullable): NULL for a deleted account */
void          github_server_act         (GithubServer *self,
                                         const char   *of,
                                         const char   *list,
                                         const char   *login,
                                         gint64        time);
/* Undoes the latest github_server_act() with the same arguments. */
void          github_server_take_back   (GithubServer *self,
                                         const char   *of,
                                         const char   *list,
                                         const char   *login);
/* @number: an issue's, or 0 for a repository with that name */
void          github_server_remove      (GithubServer *self,
                                         const char   *name,
                                         guint         number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GithubServer, github_server_free)

G_END_DECLS
