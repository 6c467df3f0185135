/* entity.h: GitHub users and their reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

char    *clout_github_dup_id            (JsonNode                  *user);
char    *clout_github_dup_issue         (const char                *url);
gboolean clout_github_is_self           (JsonNode                  *node,
                                         const char                *member,
                                         const char                *self);
gboolean clout_github_is_own_repository (JsonNode                  *repository,
                                         const char                *self);
void     clout_github_add_person        (CloutBatch                *batch,
                                         JsonNode                  *user,
                                         CloutPersonFlags           flags);
void     clout_github_add_reaction      (CloutBatch                *batch,
                                         const CloutRequestContext *context,
                                         JsonNode                  *item,
                                         const char                *member,
                                         CloutBatchReaction        *reaction);
void     clout_github_add_comment       (CloutBatch                *batch,
                                         const CloutRequestContext *context,
                                         JsonNode                  *item,
                                         const char                *post);

G_END_DECLS
