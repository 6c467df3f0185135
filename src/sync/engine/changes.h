/* changes.h: reports changes to the programs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

void clout_engine_changed         (CloutEngine        *self,
                                   CloutEngineChanges  what);
/* A sync stores page after page; the change is reported once, when an account is done. During an
   account's first sync, @live, it is reported every second, so that people see it arrive. */
void clout_engine_note_stored     (CloutEngine        *self,
                                   gboolean            live);
void clout_engine_report_stored   (CloutEngine        *self);
void clout_engine_not_served      (CloutEngine        *self,
                                   CloutAccount       *account,
                                   const char         *resource);
void clout_engine_plus_k_changed  (CloutEngine        *self);
void clout_engine_plus_k_received (CloutEngine        *self,
                                   CloutAccount       *account,
                                   GListModel         *endorsements);

G_END_DECLS
