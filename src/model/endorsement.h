/* endorsement.h: one +K, given or received.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CloutEndorsementState:
 *
 * Where a +K stands on its way. The values are stored: append only.
 */
typedef enum
{
  CLOUT_ENDORSEMENT_STANDS,   /* its network has it */
  CLOUT_ENDORSEMENT_WAITING,  /* given, and not sent yet */
  CLOUT_ENDORSEMENT_SENDING,  /* sent, perhaps: no one heard the answer yet */
  CLOUT_ENDORSEMENT_UNDOING,  /* undone, and its network has not heard of it yet */
  CLOUT_ENDORSEMENT_REFUSED   /* its network did not take it */
} CloutEndorsementState;

/**
 * CloutVisibility:
 *
 * Who can read a post that carries a +K, as Mastodon has it. The values are stored.
 */
typedef enum
{
  CLOUT_VISIBILITY_PUBLIC,
  CLOUT_VISIBILITY_UNLISTED,  /* everyone, but not in public timelines */
  CLOUT_VISIBILITY_FOLLOWERS, /* who follows the giver, and the receiver */
  CLOUT_VISIBILITY_DIRECT,    /* the receiver alone */
  CLOUT_N_VISIBILITIES
} CloutVisibility;

/**
 * CloutEndorsementFacts:
 * @id: row in the store
 * @account: id of the own account that gave or received it
 * @network: id of its network
 * @given: whether the person gave it; otherwise it was received
 * @person: row of the friend in the store, as in #CloutFriendFacts
 * @handle, @name, @url: the friend, as the network says, or %NULL
 * @topic: as written, clean
 * @time: when it was given, Unix seconds
 * @state: of a given one; a received one stands
 * @hidden: of a received one: hidden by the person
 * @post: (nullable): where a browser shows it, for those that are posts
 */
typedef struct
{
  gint64 id;
  gint64 account;
  const char *network;
  gboolean given;
  gint64 person;
  const char *handle;
  const char *name;
  const char *url;
  const char *topic;
  gint64 time;
  CloutEndorsementState state;
  gboolean hidden;
  const char *post;
} CloutEndorsementFacts;

#define CLOUT_TYPE_ENDORSEMENT (clout_endorsement_get_type ())

G_DECLARE_FINAL_TYPE (CloutEndorsement, clout_endorsement, CLOUT, ENDORSEMENT, GObject)

CloutEndorsement            *clout_endorsement_new        (const CloutEndorsementFacts *facts);
const CloutEndorsementFacts *clout_endorsement_get_facts  (CloutEndorsement            *self);
gboolean                     clout_endorsement_is_waiting (CloutEndorsement            *self);

G_END_DECLS
