/* notices.h: notifications while no window is open.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"
#include "score/week.h"

G_BEGIN_DECLS

void clout_notices_send_score    (GApplication *application,
                                  double        told,
                                  double        score);
void clout_notices_send_week     (GApplication    *application,
                                  const CloutWeek *week);
void clout_notices_send_sign_in  (GApplication *application,
                                  CloutAccount *account);
void clout_notices_send_plus_k   (GApplication *application,
                                  CloutAccount *account,
                                  GListModel   *endorsements);
void clout_notices_send_failure  (GApplication *application,
                                  CloutAccount *account,
                                  const char   *what,
                                  const char   *why);
void clout_notices_withdraw      (GApplication *application,
                                  GListModel   *accounts);

G_END_DECLS
