/* friend.h: someone whom the person follows, is followed by, or deals with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"

G_BEGIN_DECLS

/**
 * CloutFriendsShow:
 *
 * Which people a list shows, and in which order.
 */
typedef enum
{
  CLOUT_FRIENDS_ALL,         /* followed or following; the most influential first */
  CLOUT_FRIENDS_LISTENED_TO, /* whose posts the person reacts to; the most often first */
  CLOUT_FRIENDS_HEARD_BY,    /* who react to the person's; the most often first */
  CLOUT_FRIENDS_OWED,        /* whose own words had no answer; who waits longest first */
  CLOUT_N_FRIENDS_SHOWS
} CloutFriendsShow;

/* How far back reactions are looked at, and words that may wait for an answer, days. */
#define CLOUT_FRIENDS_DAYS 90
#define CLOUT_FRIENDS_OWED_DAYS 7

/**
 * CloutFriendFacts:
 * @id: row of the person in the store
 * @account: id of the own account that knows them
 * @network: id of its network
 * @remote: what the network calls them
 * @handle, @name, @url: as the network says, or %NULL
 * @followers: -1 unknown, as @following and @posts
 * @influence: 0 to 100 by their public counters, -1 where these are unknown
 * @low, @high: its band
 * @n: for the last three kinds of list, reactions given or received, or words that wait
 * @time: with @n, when the newest of these was, or the oldest that waits; else 0
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
  gint64 followers;
  gint64 following;
  gint64 posts;
  CloutPersonFlags flags;
  double influence;
  double low;
  double high;
  guint n;
  gint64 time;
} CloutFriendFacts;

#define CLOUT_TYPE_FRIEND (clout_friend_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriend, clout_friend, CLOUT, FRIEND, GObject)

/* Signal "changed": what is known of them is known now, or is something else. */
CloutFriend            *clout_friend_new       (const CloutFriendFacts *facts);
const CloutFriendFacts *clout_friend_get_facts (CloutFriend            *self);
void                    clout_friend_set_facts (CloutFriend            *self,
                                                const CloutFriendFacts *facts);
const char             *clout_friend_get_title (CloutFriend            *self);

G_END_DECLS
