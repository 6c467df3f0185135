/* id.h: status ids that don't change when a status is edited.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *clout_mastodon_dup_steady  (JsonNode   *root);
gboolean  clout_mastodon_id_is_steady (const char *id);

G_END_DECLS
