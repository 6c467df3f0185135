/* outlook.h: whether and how a +K to someone would travel.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "model/endorsement.h"

G_BEGIN_DECLS

/**
 * CloutCarrier:
 *
 * What a +K becomes on its network.
 */
typedef enum
{
  CLOUT_CARRIER_NONE,   /* the network carries none */
  CLOUT_CARRIER_RECORD, /* a record in the giver's own repository: always public */
  CLOUT_CARRIER_POST    /* a post that mentions the friend, as public as the giver picks */
} CloutCarrier;

/**
 * CloutReadiness:
 *
 * What stands between the person and a +K to a friend; the first that holds.
 */
typedef enum
{
  CLOUT_READINESS_READY,
  CLOUT_READINESS_NOT_CARRIED,  /* this account's network carries no +K, or it is an archive */
  CLOUT_READINESS_NEEDS_SIGN_IN,/* the account is read by its handle alone, or must sign in again */
  CLOUT_READINESS_NEEDS_LEAVE,  /* signed in to read only: clout_sign_in_set_giving() asks for it */
  CLOUT_READINESS_STRANGER,     /* neither follows the person nor is followed */
  CLOUT_READINESS_SPENT         /* nothing is left today */
} CloutReadiness;

/**
 * CloutPlusKSettings: how an account gives and hears of +K; kept.
 * @explained: whether the person was told what becomes public, and agreed
 * @visibility: of posts that carry one
 * @notify: whether newly received ones are reported, see #CloutEngine::plus-k-received
 */
typedef struct
{
  gboolean explained;
  CloutVisibility visibility;
  gboolean notify;
} CloutPlusKSettings;

/**
 * CloutOutlook:
 * @person: row of the friend
 * @account_id: id of the own account that knows the friend, and gives
 * @account: (nullable): the same as the engine's object
 * @remote: what the network calls the friend
 * @handle: (nullable): the friend's handle
 * @namesake: whether another person has the same name
 * @acquainted: whether the person follows the friend or is followed
 * @carrier: what the +K would be
 * @readiness: whether it can be given now
 * @left: how many +K are left today, over all accounts
 * @settings: of the account
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
