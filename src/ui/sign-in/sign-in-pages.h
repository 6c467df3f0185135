/* sign-in-pages.h: the pages of a sign-in with their texts and entries.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/network-info.h"
#include "ui/sign-in/credentials-page.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_SIGN_IN_PAGES (clout_sign_in_pages_get_type ())

/* Handles navigation between its pages. Actions of the surrounding window do what needs a server
   or a file: sign-in.start, .look-up, .enter-code, .copy-link, .unlock, .keep-for-session, .file
   and .folder. */
G_DECLARE_FINAL_TYPE (CloutSignInPages, clout_sign_in_pages, CLOUT, SIGN_IN_PAGES, AdwBin)

void                    clout_sign_in_pages_set_fixed       (CloutSignInPages       *self,
                                                             gboolean                fixed);
void                    clout_sign_in_pages_set_network     (CloutSignInPages       *self,
                                                             const CloutNetworkInfo *info);
const CloutNetworkInfo *clout_sign_in_pages_get_network     (CloutSignInPages       *self);
void                    clout_sign_in_pages_set_server      (CloutSignInPages       *self,
                                                             const char             *server);
char                   *clout_sign_in_pages_dup_server      (CloutSignInPages       *self);
char                   *clout_sign_in_pages_dup_handle      (CloutSignInPages       *self);
const char             *clout_sign_in_pages_get_code        (CloutSignInPages       *self);
CloutCredentialsPage   *clout_sign_in_pages_get_credentials (CloutSignInPages       *self);
gboolean                clout_sign_in_pages_is_at           (CloutSignInPages       *self,
                                                             const char             *page);
void                    clout_sign_in_pages_show            (CloutSignInPages       *self,
                                                             const char             *page);
void                    clout_sign_in_pages_show_problem    (CloutSignInPages       *self,
                                                             const char             *page,
                                                             const char             *text);
void                    clout_sign_in_pages_show_error      (CloutSignInPages       *self,
                                                             const char             *page,
                                                             const GError           *error);
void                    clout_sign_in_pages_show_choices    (CloutSignInPages       *self,
                                                             const char *const      *names);
void                    clout_sign_in_pages_show_keyring    (CloutSignInPages       *self,
                                                             const GError           *error);

G_END_DECLS
