/* same-account.h: decides whether a profile still belongs to a stored account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "networks/network.h"
#include "store/accounts/known-accounts.h"

G_BEGIN_DECLS

gboolean    clout_same_account_is   (const CloutNetwork      *network,
                                     const CloutKnownAccount *known,
                                     const char              *remote_id,
                                     const char              *self);
const char *clout_same_account_find (const CloutNetwork      *network,
                                     GPtrArray               *known,
                                     const char              *remote_id,
                                     const char              *self,
                                     GError                 **error);

void        clout_same_account_join (GListModel              *accounts,
                                     CloutAccount            *account);

G_END_DECLS
