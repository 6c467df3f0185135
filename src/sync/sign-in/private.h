/* private.h: the state of a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/accounts/profile-fetch.h"
#include "sync/sign-in/way.h"
#include "sync/sign-in.h"

G_BEGIN_DECLS

struct _CloutSignIn
{
  GObject parent_instance;

  CloutEngine *engine;
  CloutSignInWanted wanted;
  char *key;
  char *good;
  char *bad;

  CloutSignInState state;
  char *link;
  char *origin;
  CloutOAuthSignIn *oauth;
  CloutToken *token;
  CloutToken *before;
  GPtrArray *choices;
  GPtrArray *names;
  GTask *choosing;
  CloutProfileFetch *profile_fetch;
};

void    clout_sign_in_set_state    (CloutSignIn      *self,
                                    CloutSignInState  state);
void    clout_sign_in_drop_token   (CloutSignIn      *self);
void    clout_sign_in_end_before   (CloutSignIn      *self);

/* The task of a sign-in passes from step to step: each finishes it or hands it on. */
void    clout_sign_in_list_choices (GTask            *task);
void    clout_sign_in_introduce    (GTask            *task,
                                    const char       *handle);
void    clout_sign_in_fail         (GTask            *task,
                                    GError           *error,
                                    const char       *doing);
GError *clout_sign_in_blame_keys   (CloutSignIn      *self,
                                    GError           *error);

G_END_DECLS
