/* parts.h: what the engine holds, for the other files of sync/.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

typedef struct _CloutAccountList CloutAccountList;
typedef struct _CloutAccountTokens CloutAccountTokens;
typedef struct _CloutBusyAccounts CloutBusyAccounts;
typedef struct _CloutHttp CloutHttp;
typedef struct _CloutSecrets CloutSecrets;
typedef struct _CloutStore CloutStore;

/* (transfer none), each as long as the engine. Include the header of what you use. */
CloutStore         *clout_engine_get_store         (CloutEngine *self);
CloutAccountList   *clout_engine_get_account_list  (CloutEngine *self);
CloutBusyAccounts  *clout_engine_get_busy_accounts (CloutEngine *self);
CloutAccountTokens *clout_engine_get_tokens        (CloutEngine *self);
CloutSecrets       *clout_engine_get_secrets       (CloutEngine *self);
CloutHttp          *clout_engine_get_http          (CloutEngine *self);
/* Private folder of the locks that all of the person's programs share. */
const char         *clout_engine_get_lock_folder   (CloutEngine *self);
/* Longest pause to wait for if a server asks for one, seconds. */
guint               clout_engine_get_patience      (CloutEngine *self);
void                clout_engine_set_patience      (CloutEngine *self,
                                                    guint        seconds);
/* Makes this the sample, whose folder is removed with the engine. */
void                clout_engine_set_sample_folder (CloutEngine *self,
                                                    const char  *folder);

G_END_DECLS
