/* trust.h: which servers may be in a private network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "networks/network.h"
#include "web/http/http.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

void clout_trust_settings (CloutHttp          *http,
                           const CloutNetwork *network);
void clout_trust_named    (CloutHttp          *http,
                           const CloutNetwork *network,
                           const char         *origin);
void clout_trust_account  (CloutHttp          *http,
                           const CloutNetwork *network,
                           CloutAccount       *account,
                           const CloutToken   *token);

G_END_DECLS
