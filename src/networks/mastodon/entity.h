/* entity.h: accounts and statuses of the Mastodon API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/batch/batch.h"

G_BEGIN_DECLS

const char *clout_mastodon_host           (const char       *origin);
const char *clout_mastodon_domain         (const char       *own,
                                           const char       *origin);
gboolean    clout_mastodon_is_public      (JsonNode         *status);
gboolean    clout_mastodon_is_readable    (JsonNode         *status);
void        clout_mastodon_add_person     (CloutBatch       *batch,
                                           JsonNode         *account,
                                           const char       *origin,
                                           CloutPersonFlags  flags);
void        clout_mastodon_add_post       (CloutBatch       *batch,
                                           JsonNode         *status,
                                           const char       *self,
                                           guint             told);
void        clout_mastodon_add_own_act    (CloutBatch       *batch,
                                           JsonNode         *status,
                                           CloutReactionKind kind);
guint       clout_mastodon_add_own_acts   (CloutBatch       *batch,
                                           JsonNode         *status,
                                           const char       *self,
                                           gboolean          signed_in);
void        clout_mastodon_add_replied_to (CloutBatch       *batch,
                                           JsonNode         *status,
                                           const char       *origin,
                                           const char       *self);

G_END_DECLS
