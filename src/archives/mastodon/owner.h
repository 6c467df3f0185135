/* owner.h: finds the owner of a Mastodon export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/container/members.h"
#include "model/account.h"

G_BEGIN_DECLS

CloutAccount *clout_mastodon_new_account (const char    *id,
                                          const char    *name,
                                          const char    *webfinger,
                                          const char    *shown);
CloutAccount *clout_mastodon_read_owner  (CloutMembers  *members,
                                          char         **ret_owner,
                                          GCancellable  *cancellable,
                                          GError       **error);

CloutAccount *clout_mastodon_new_typed_account (CloutMembers  *members,
                                                const char    *id,
                                                const char    *why,
                                                GError       **error);

G_END_DECLS
