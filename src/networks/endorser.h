/* endorser.h: describes how a network supports +K, as a table.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"
#include "model/outlook.h"
#include "web/http/response.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

/**
 * CloutEndorserContext: the data for a request about a +K.
 * @origin: the account's server
 * @self: the account's id in requests
 * @own: (nullable): the account's handle, with its server
 * @receiver: the friend's id in requests
 * @handle: (nullable): the friend's handle
 * @topic: the cleaned topic
 * @visibility: visibility of a post
 * @attempt: id of the act of giving, the same for every retry
 * @remote: (nullable): the network's id of an existing +K
 * @time: when it was given, Unix seconds
 */
typedef struct
{
  const char *origin;
  const char *self;
  const char *own;
  const char *receiver;
  const char *handle;
  const char *topic;
  CloutVisibility visibility;
  const char *attempt;
  const char *remote;
  gint64 time;
} CloutEndorserContext;

/**
 * CloutEndorser:
 * @carrier: the form of a +K
 * @explanation: what becomes public, for people: a sentence with %s for the account's handle
 * @oauth: the sign-in that also permits giving, instead of the network's read-only one
 * @may_give: whether the granted scopes permit giving. Pure
 * @dup_preview: what others will see, or %NULL with a #CloutTopicsError. Pure
 * @endorse: makes the request that gives, which may be sent again. Pure
 * @read_endorsed: reads its id and, if there is one, its URL. Pure
 * @retract: makes the request that undoes a +K, even one that no longer exists. Pure
 * @find: (nullable): requests the account's latest posts, for networks where retrying could give
 *   twice. Pure
 * @read_found: finds the +K among them, with its id and URL. Pure
 * @list: (nullable): requests @endorser's +K from their server, for networks that store them there;
 *   needs no sign-in. Pure
 * @read_list: adds them to @batch; only records in @endorser's repository count. Pure
 * @check: (nullable): checks whether a +K still exists, for networks that don't list them. Pure
 * @read_check: adds it to @batch if it is still a +K. Pure
 * @relationship: requests the account's relationship to @people, at most %CLOUT_ENDORSER_PEOPLE.
 * Pure
 * @parse_relationship: adds them to @batch with their flags. Pure
 */
typedef struct
{
  CloutCarrier carrier;
  const char *explanation;
  const CloutOAuthProfile *oauth;
  gboolean     (*may_give)      (const char           *granted);
  char        *(*dup_preview)   (const CloutEndorserContext  *context,
                                 GError              **error);
  SoupMessage *(*endorse)       (const CloutEndorserContext  *context,
                                 GError              **error);
  gboolean     (*read_endorsed) (const CloutEndorserContext  *context,
                                 CloutResponse          *response,
                                 char                **ret_remote,
                                 char                **ret_url,
                                 GError              **error);
  SoupMessage *(*retract)       (const CloutEndorserContext  *context,
                                 GError              **error);
  SoupMessage *(*find)          (const CloutEndorserContext  *context,
                                 GError              **error);
  gboolean     (*read_found)    (const CloutEndorserContext  *context,
                                 CloutResponse          *response,
                                 char                **ret_remote,
                                 char                **ret_url,
                                 GError              **error);
  SoupMessage *(*list)          (const char           *pds,
                                 const char           *endorser,
                                 const char           *cursor,
                                 GError              **error);
  gboolean     (*read_list)     (CloutResponse          *response,
                                 const char           *endorser,
                                 const char           *self,
                                 CloutBatch           *batch,
                                 char                **ret_next,
                                 GError              **error);
  SoupMessage *(*check)         (const CloutEndorserContext  *context,
                                 GError              **error);
  gboolean     (*read_check)    (const CloutEndorserContext  *context,
                                 CloutResponse          *response,
                                 gboolean              given,
                                 CloutBatch           *batch,
                                 GError              **error);
  SoupMessage *(*relationship)      (const char           *origin,
                                     const char *const    *people,
                                     GError              **error);
  gboolean     (*parse_relationship) (CloutResponse          *response,
                                      CloutBatch           *batch,
                                      GError              **error);
} CloutEndorser;

/* Most people per request. */
#define CLOUT_ENDORSER_PEOPLE 25

extern const CloutEndorser clout_endorser_bluesky;
extern const CloutEndorser clout_endorser_mastodon;

G_END_DECLS
