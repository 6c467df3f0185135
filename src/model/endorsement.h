/* endorsement.h: one +K, given or received.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CloutEndorsementState:
 *
 * The progress of a +K to its network. The values are stored: only append new ones.
 */
typedef enum
{
  CLOUT_ENDORSEMENT_STANDS,   /* on its network */
  CLOUT_ENDORSEMENT_WAITING,  /* given but not sent yet */
  CLOUT_ENDORSEMENT_SENDING,  /* sent, but without a response yet */
  CLOUT_ENDORSEMENT_UNDOING,  /* undone, but still on its network */
  CLOUT_ENDORSEMENT_REFUSED   /* rejected by its network */
} CloutEndorsementState;

/**
 * CloutVisibility:
 *
 * Who can read a +K post, using Mastodon's terms. The values are stored.
 */
typedef enum
{
  CLOUT_VISIBILITY_PUBLIC,
  CLOUT_VISIBILITY_UNLISTED,  /* everyone, but not in public timelines */
  CLOUT_VISIBILITY_FOLLOWERS, /* the endorser's followers and the receiver */
  CLOUT_VISIBILITY_DIRECT,    /* only the receiver */
  CLOUT_N_VISIBILITIES
} CloutVisibility;

/**
 * CloutEndorsementFacts:
 * @id: row in the store
 * @account: id of the own account that gave or received it
 * @network: id of its network
 * @given: whether the person gave it; otherwise it was received
 * @person: row of the friend in the store, as in #CloutFriendFacts
 * @handle, @name, @url: the friend's, as the network has them, or %NULL
 * @topic: the topic as written, cleaned
 * @time: when it was given, Unix seconds
 * @state: of a given +K; a received one is always on its network
 * @hidden: whether the person has hidden it, for a received one
 * @post: (nullable): its web address, if it is a post
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
