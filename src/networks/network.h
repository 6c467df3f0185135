/* network.h: a network as a table: what can be asked, and how the answers are read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch.h"
#include "web/answer.h"
#include "web/oauth-profile.h"

G_BEGIN_DECLS

/**
 * CloutNetworkFlags:
 * @CLOUT_NETWORK_SIGN_IN: accounts can be signed in
 * @CLOUT_NETWORK_BY_HANDLE: public accounts can be read without signing in
 */
typedef enum
{
  CLOUT_NETWORK_SIGN_IN   = 1 << 0,
  CLOUT_NETWORK_BY_HANDLE = 1 << 1
} CloutNetworkFlags;

/**
 * CloutResourceFlags:
 * @CLOUT_RESOURCE_SIGNED_IN: asked for with a token only
 * @CLOUT_RESOURCE_OPTIONAL: servers may lack it: then it is passed over
 * @CLOUT_RESOURCE_PER_POST: asked for each own post that the network counts more
 *   reactions of the resource's kind on than it has listed
 */
typedef enum
{
  CLOUT_RESOURCE_SIGNED_IN = 1 << 0,
  CLOUT_RESOURCE_OPTIONAL  = 1 << 1,
  CLOUT_RESOURCE_PER_POST  = 1 << 2
} CloutResourceFlags;

/**
 * CloutAsk: what a request is made from.
 * @origin: the account's server, "https://mastodon.social"
 * @handle: the account's handle with its host
 * @self: (nullable): what the server's calls name the account, once its profile was read
 * @signed_in: whether a token goes with the request
 * @cursor: (nullable): where to go on, from #CloutPage, %NULL for the first page
 * @since: Unix seconds; nothing older is wanted
 * @post: (nullable): remote id of the post asked about, for %CLOUT_RESOURCE_PER_POST
 */
typedef struct
{
  const char *origin;
  const char *handle;
  const char *self;
  gboolean signed_in;
  const char *cursor;
  gint64 since;
  const char *post;
} CloutAsk;

/**
 * CloutPage: what an answer said.
 * @batch: what is to be stored
 * @next: (nullable): cursor of the next page, %NULL at the end
 * @self: (nullable): as in #CloutAsk, set by the first resource
 * @newest: Unix seconds of the newest item, 0 where items have no time
 */
typedef struct
{
  CloutBatch *batch;
  char *next;
  char *self;
  gint64 newest;
} CloutPage;

/**
 * CloutResource: one list of a network.
 * @name: "posts"; kept with the cursor: never change it
 * @kind: which reactions it lists, for %CLOUT_RESOURCE_PER_POST
 * @interval: seconds until it is due again
 * @overlap: seconds before the newest item known that are read again, since
 *   counts change and items arrive late
 * @max_pages: most pages of one pass
 * @request: the message that asks, or %NULL with an error. Pure
 * @read: takes the answer into @page, made empty by the caller. Pure. An item
 *   that is malformed is passed over; an answer that is none is
 *   %CLOUT_WEB_ERROR_BAD_ANSWER
 */
typedef struct
{
  const char *name;
  CloutResourceFlags flags;
  CloutReactionKind kind;
  guint interval;
  guint overlap;
  guint max_pages;
  SoupMessage *(*request) (const CloutAsk  *ask,
                           GError         **error);
  gboolean     (*read)    (const CloutAsk  *ask,
                           CloutAnswer     *answer,
                           CloutPage       *page,
                           GError         **error);
} CloutResource;

/**
 * CloutNetwork: everything the engine needs to know of a network.
 * @id: kept in the store: never change it
 * @name: as its makers write it
 * @oauth: (nullable): how to sign in
 * @resources: in the order fetched; the first is the profile, which sets #CloutPage.self
 * @n_resources: their number
 * @dup_origin: the server behind a typed handle or server name, or %NULL with
 *   %CLOUT_WEB_ERROR_BAD_ADDRESS or %CLOUT_WEB_ERROR_INSECURE. Pure
 */
typedef struct
{
  const char *id;
  const char *name;
  CloutNetworkFlags can;
  const CloutOAuthProfile *oauth;
  const CloutResource *resources;
  gsize n_resources;
  char *(*dup_origin) (const char  *typed,
                       GError     **error);
} CloutNetwork;

extern const CloutNetwork clout_network_mastodon;

const CloutNetwork *const *clout_networks_list (gsize      *ret_n);
const CloutNetwork        *clout_networks_find (const char *id);
void                       clout_page_clear    (CloutPage  *page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutPage, clout_page_clear)

G_END_DECLS
