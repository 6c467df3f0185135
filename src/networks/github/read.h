/* read.h: reads GitHub REST API responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

/* GitHub's largest page size, and the last page of stars that it serves. */
#define CLOUT_GITHUB_PAGE 100
#define CLOUT_GITHUB_LAST_PAGE 400

/**
 * CloutGithubRequest: the kinds of requests about repositories; @of of #CloutQueuedRequest is
 * "ada/engine".
 * @CLOUT_GITHUB_STARS: stars with their times, newest on the last page
 * @CLOUT_GITHUB_FORKS: forks, newest first
 * @CLOUT_GITHUB_COMMENTS: comments on all its issues, newest first
 */
typedef enum
{
  CLOUT_GITHUB_STARS    = 's',
  CLOUT_GITHUB_FORKS    = 'f',
  CLOUT_GITHUB_COMMENTS = 'c'
} CloutGithubRequest;

guint    clout_github_plan            (gboolean                   signed_in);
char    *clout_github_build           (const CloutRequestContext *context,
                                       const char                *of,
                                       const char                *list,
                                       const char                *query);
gboolean clout_github_read_profile    (const CloutRequestContext *context,
                                       CloutResponse             *response,
                                       CloutPage                 *page,
                                       GError                   **error);
gboolean clout_github_read_activity   (const CloutRequestContext *context,
                                       CloutResponse             *response,
                                       CloutPage                 *page,
                                       GError                   **error);
void     clout_github_read_repository (CloutListing              *listing,
                                       JsonNode                  *item);
void     clout_github_read_issue      (CloutListing              *listing,
                                       JsonNode                  *item);
void     clout_github_read_reaction   (CloutListing              *listing,
                                       JsonNode                  *item);
void     clout_github_read_comment    (CloutListing              *listing,
                                       JsonNode                  *item);
void     clout_github_read_person     (CloutListing              *listing,
                                       JsonNode                  *item);

G_END_DECLS
