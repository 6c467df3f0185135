/* credentials-page.h: how to get an app or key of one's own, and where it is entered.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/network-info.h"
#include "sync/sign-in/sign-in.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_OWN_APP_PAGE (clout_own_app_page_get_type ())

/* Signals: "submit": what was entered is meant to be used. */
G_DECLARE_FINAL_TYPE (CloutOwnAppPage, clout_own_app_page, CLOUT, OWN_APP_PAGE, AdwBin)

void        clout_own_app_page_set_network (CloutOwnAppPage        *self,
                                            const CloutNetworkInfo *info);
const char *clout_own_app_page_check       (CloutOwnAppPage        *self);
char       *clout_own_app_page_dup_name    (CloutOwnAppPage        *self);
void        clout_own_app_page_apply       (CloutOwnAppPage        *self,
                                            CloutSignIn            *sign_in);
void        clout_own_app_page_clear       (CloutOwnAppPage        *self);

G_END_DECLS
