/* later.h: adds accounts by name, syncs some hours later, and dumps the stored data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"

G_BEGIN_DECLS

CloutAccount *later_add        (Fixture            *self,
                                const char         *typed,
                                GError            **error);
CloutAccount *later_add_to     (Fixture            *self,
                                const char         *network,
                                const char         *typed,
                                GError            **error);
void          later_make_due   (Fixture            *self,
                                CloutAccount       *account,
                                const char *const  *resources);
char         *later_sync       (Fixture            *self,
                                CloutAccount       *account,
                                const char *const  *resources);
CloutAccount *later_use_key    (Fixture            *self,
                                const char         *network,
                                const char         *who,
                                const char         *key,
                                GError            **error);
void          later_assert_has (const char         *dump,
                                gboolean            wanted,
                                const char         *format,
                                ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
