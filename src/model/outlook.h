/* outlook.h: whether and how a +K can be given to someone.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "model/endorsement.h"

G_BEGIN_DECLS

/**
 * CloutCarrier:
 *
 * The form that a +K takes on its network.
 */
typedef enum
{
  CLOUT_CARRIER_NONE,   /* the network doesn't support +K */
  CLOUT_CARRIER_RECORD, /* a record in the endorser's own repository: always public */
  CLOUT_CARRIER_POST    /* a post that mentions the friend; the endorser picks its visibility */
} CloutCarrier;

/**
 * CloutReadiness:
 *
 * Whether the person can give a friend a +K, or the first reason why not.
 */
typedef enum
{
  CLOUT_READINESS_READY,
  CLOUT_READINESS_NOT_CARRIED,  /* the account's network doesn't support +K, or it is an archive */
  CLOUT_READINESS_NEEDS_SIGN_IN,/* the account was added by handle only, or must sign in again */
  /* read-only sign-in; clout_sign_in_set_giving() asks for more */
  CLOUT_READINESS_NEEDS_PERMISSION,
  CLOUT_READINESS_NOT_A_FRIEND,     /* neither follows the person nor is followed by them */
  CLOUT_READINESS_SPENT         /* today's are used up */
} CloutReadiness;

/**
 * CloutPlusKSettings: an account's +K preferences, which are stored.
 * @explained: whether the person saw what becomes public and agreed
 * @visibility: visibility of +K posts
 * @notify: whether to announce newly received ones, see #CloutEngine::plus-k-received
 */
typedef struct
{
  gboolean explained;
  CloutVisibility visibility;
  gboolean notify;
} CloutPlusKSettings;

/**
 * CloutOutlook:
 * @person: id of the friend in the store
 * @account_id: id of the account that knows the friend and gives the +K
 * @account: (nullable): the engine's object for this account
 * @remote: the friend's id on the network
 * @handle: (nullable): the friend's handle
 * @namesake: whether another person has the same name
 * @acquainted: whether the person follows the friend or the friend follows them
 * @carrier: form of the +K
 * @readiness: whether it can be given now
 * @left: number of +K left today, over all accounts
 * @settings: the account's preferences
 */
typedef struct
{
  gint64 person;
  gint64 account_id;
  CloutAccount *account;
  char *remote;
  char *handle;
  gboolean namesake;
  gboolean acquainted;
  CloutCarrier carrier;
  CloutReadiness readiness;
  guint left;
  CloutPlusKSettings settings;
} CloutOutlook;

#define CLOUT_TYPE_OUTLOOK (clout_outlook_get_type ())

GType         clout_outlook_get_type (void);
CloutOutlook *clout_outlook_new      (void);
CloutOutlook *clout_outlook_copy     (const CloutOutlook *self);
void          clout_outlook_free     (CloutOutlook       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutOutlook, clout_outlook_free)

G_END_DECLS
