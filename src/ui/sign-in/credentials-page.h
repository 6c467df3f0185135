/* credentials-page.h: explains how to get an API app or key, and takes its data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/network-info.h"
#include "sync/sign-in.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_CREDENTIALS_PAGE (clout_credentials_page_get_type ())

/* Signals: "submit": the person wants to use what they entered. */
G_DECLARE_FINAL_TYPE (CloutCredentialsPage, clout_credentials_page, CLOUT, CREDENTIALS_PAGE, AdwBin)

void        clout_credentials_page_set_network (CloutCredentialsPage        *self,
                                                const CloutNetworkInfo *info);
void        clout_credentials_page_set_name    (CloutCredentialsPage        *self,
                                                const char                  *name);
const char *clout_credentials_page_check       (CloutCredentialsPage        *self);
char       *clout_credentials_page_dup_name    (CloutCredentialsPage        *self);
void        clout_credentials_page_apply       (CloutCredentialsPage        *self,
                                                CloutSignIn            *sign_in);

G_END_DECLS
