/* entity.h: Misskey users and notes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

char    *clout_misskey_dup_handle   (JsonNode                  *user,
                                     const char                *origin);
char    *clout_misskey_dup_note     (const char                *origin,
                                     const char                *id);
gboolean clout_misskey_is_public    (JsonNode                  *note);
gboolean clout_misskey_is_readable  (JsonNode                  *note);
gboolean clout_misskey_is_renote    (JsonNode                  *note);
void     clout_misskey_add_person   (CloutBatch                *batch,
                                     JsonNode                  *user,
                                     const char                *origin,
                                     CloutPersonFlags           flags);
guint    clout_misskey_add_own_acts (CloutBatch                *batch,
                                     JsonNode                  *note,
                                     const CloutRequestContext *context);
void     clout_misskey_add_note     (CloutBatch                *batch,
                                     JsonNode                  *note,
                                     const CloutRequestContext *context,
                                     guint                      told);

G_END_DECLS
