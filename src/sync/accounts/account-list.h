/* account-list.h: the accounts of an open engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"

G_BEGIN_DECLS

typedef struct _CloutAccountList CloutAccountList;

CloutAccountList *clout_account_list_new       (void);
void              clout_account_list_free      (CloutAccountList *self);
/* (transfer none): live #CloutAccount objects. */
GListModel       *clout_account_list_get_model (CloutAccountList *self);
CloutAccount     *clout_account_list_find      (CloutAccountList *self,
                                                gint64            id);
void              clout_account_list_add       (CloutAccountList *self,
                                                CloutAccount     *account);
void              clout_account_list_remove    (CloutAccountList *self,
                                                CloutAccount     *account);

G_END_DECLS
