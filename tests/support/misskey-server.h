/* misskey-server.h: a Misskey server in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/faults.h"

G_BEGIN_DECLS

/* The account is "ada", with the ID "ada". Everyone's ID is their name. */
typedef struct _MisskeyServer MisskeyServer;

MisskeyServer *misskey_server_new          (void);
void           misskey_server_free         (MisskeyServer *self);
const char    *misskey_server_get_origin   (MisskeyServer *self);
Faults        *misskey_server_get_faults   (MisskeyServer *self);
void           misskey_server_set_software (MisskeyServer *self,
                                            const char    *name);
/* Whether the user approves; a token is invalid after it was revoked. */
void           misskey_server_set_agrees   (MisskeyServer *self,
                                            gboolean       agrees);
void           misskey_server_revoke       (MisskeyServer *self);
/* Returns: (transfer none): the note's ID */
const char    *misskey_server_note         (MisskeyServer *self,
                                            const char    *user,
                                            const char    *text,
                                            const char    *reply_to,
                                            const char    *renote_of,
                                            const char    *visibility,
                                            gint64         time);
void           misskey_server_react        (MisskeyServer *self,
                                            const char    *user,
                                            const char    *note,
                                            gint64         time);
void           misskey_server_follow       (MisskeyServer *self,
                                            const char    *follower,
                                            const char    *followee,
                                            gint64         time);
void           misskey_server_delete       (MisskeyServer *self,
                                            const char    *note);
/* "ada" has moved to "ada@new.example", which the profile names by its id only; %NULL undoes it. */
void           misskey_server_move         (MisskeyServer *self,
                                            const char    *handle);
/* Takes back @user's reactions to a note, or a follow. */
void           misskey_server_take_back    (MisskeyServer *self,
                                            const char    *user,
                                            const char    *of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MisskeyServer, misskey_server_free)

G_END_DECLS
