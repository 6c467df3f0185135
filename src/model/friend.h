/* friend.h: someone the person follows, is followed by, or interacts with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"

G_BEGIN_DECLS

/**
 * CloutFriendsShow:
 *
 * Which people a list shows and how it is sorted.
 */
typedef enum
{
  CLOUT_FRIENDS_ALL,         /* followers and followed people; most influential first */
  CLOUT_FRIENDS_REACTED_TO, /* people whose posts the person reacts to; most frequent first */
  CLOUT_FRIENDS_REACTING,    /* people who react to the person; most frequent first */
  CLOUT_FRIENDS_OWED,        /* people waiting for a reply; longest wait first */
  CLOUT_N_FRIENDS_SHOWS
} CloutFriendsShow;

/* How far back to look for reactions, and for messages without a reply, days. */
#define CLOUT_FRIENDS_DAYS 90
#define CLOUT_FRIENDS_OWED_DAYS 7

/**
 * CloutFriendFacts:
 * @id: id of the person in the store
 * @account: id of the own account that knows them
 * @network: id of its network
 * @remote: their id on the network
 * @handle, @name, @url, @avatar: as the network has them, or %NULL
 * @followers: -1 unknown, as @following and @posts
 * @influence: score estimated from their public counts, 0 to 100, -1 if these are unknown
 * @low, @high: its likely range
 * @n: for the last three kinds of list, number of reactions given or received, or of messages
 *   waiting for a reply
 * @topic: (nullable): of their topics that the person may give a +K for now, the best known
 * @given: (nullable): topic of the latest +K from the person, if the same one has to wait
 * @time: with @n, time of the newest reaction or the oldest waiting message; else 0
 */
typedef struct
{
  gint64 id;
  gint64 account;
  const char *network;
  const char *remote;
  const char *handle;
  const char *name;
  const char *url;
  const char *avatar;
  gint64 followers;
  gint64 following;
  gint64 posts;
  CloutPersonFlags flags;
  double influence;
  double low;
  double high;
  const char *topic;
  const char *given;
  guint n;
  gint64 time;
} CloutFriendFacts;

#define CLOUT_TYPE_FRIEND (clout_friend_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriend, clout_friend, CLOUT, FRIEND, GObject)

/* Signal "changed": the person's data arrived or changed. */
CloutFriend            *clout_friend_new       (const CloutFriendFacts *facts);
const CloutFriendFacts *clout_friend_get_facts (CloutFriend            *self);
void                    clout_friend_set_facts (CloutFriend            *self,
                                                const CloutFriendFacts *facts);
const char             *clout_friend_get_title (CloutFriend            *self);

G_END_DECLS
