/* scopes.h: the permissions that Clout requests on Bluesky.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/plus-k-text.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

/* Permission for these requests in the person's name and nothing else: none of them can write. */
#define CLOUT_BLUESKY_READING "atproto rpc?aud=*" \
  "&lxm=app.bsky.actor.getProfile" \
  "&lxm=app.bsky.actor.getProfiles" \
  "&lxm=app.bsky.feed.getActorLikes" \
  "&lxm=app.bsky.feed.getAuthorFeed" \
  "&lxm=app.bsky.feed.getLikes" \
  "&lxm=app.bsky.feed.getPostThread" \
  "&lxm=app.bsky.feed.getQuotes" \
  "&lxm=app.bsky.feed.getRepostedBy" \
  "&lxm=app.bsky.graph.getFollowers" \
  "&lxm=app.bsky.graph.getFollows" \
  "&lxm=app.bsky.notification.listNotifications"

/* Permission to write and delete +K, requested when the person wants to give one. */
#define CLOUT_BLUESKY_GIVING "repo:" CLOUT_PLUS_K_COLLECTION

/* Full access, for servers that don't support narrower scopes. */
#define CLOUT_BLUESKY_BROAD "transition:generic"

extern const CloutOAuthProfile clout_bluesky_giving_oauth;

G_END_DECLS
