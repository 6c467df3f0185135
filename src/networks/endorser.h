/* endorser.h: how a network carries +K, as a table.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"
#include "model/outlook.h"
#include "web/http/response.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

/**
 * CloutPlusKAsk: what a request about a +K is made from.
 * @origin: the server of the account
 * @self: what its calls name the account
 * @own: (nullable): the account's handle, with its server
 * @receiver: what they name the friend
 * @handle: (nullable): the friend's handle
 * @topic: clean
 * @visibility: of a post
 * @attempt: the same for the same act of giving, however often it is sent
 * @remote: (nullable): the network's name of a +K that stands
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
} CloutPlusKAsk;

/**
 * CloutEndorser:
 * @carrier: what a +K becomes
 * @oauth: how to sign in with leave to give, instead of the network's own way, which only reads
 * @may_give: whether the scopes that a server granted let the account give. Pure
 * @dup_preview: what others will see, or %NULL with a #CloutTopicsError. Pure
 * @endorse: gives; it may be sent again. Pure
 * @read_endorsed: the name of what stands now and, where there is one, its address. Pure
 * @retract: takes back, what is gone already too. Pure
 * @find: (nullable): asks for the account's latest posts, on a network where sending twice
 *   could give twice. Pure
 * @read_found: whether the +K is among them, and its name and address if so. Pure
 * @list: (nullable): asks the server where @giver keeps records for those that are +K, on a
 *   network where they are read there. Anybody may ask. Pure
 * @read_list: adds them to @batch; only what lies in @giver's own repository is @giver's. Pure
 * @check: (nullable): asks whether a +K still stands, on a network that does not list them. Pure
 * @read_check: adds it to @batch if it is one still. Pure
 * @standing: asks how the account stands to @people, at most %CLOUT_ENDORSER_PEOPLE. Pure
 * @parse_standing: adds them to @batch with their flags. Pure
 */
typedef struct
{
  CloutCarrier carrier;
  const CloutOAuthProfile *oauth;
  gboolean     (*may_give)      (const char           *granted);
  char        *(*dup_preview)   (const CloutPlusKAsk  *ask,
                                 GError              **error);
  SoupMessage *(*endorse)       (const CloutPlusKAsk  *ask,
                                 GError              **error);
  gboolean     (*read_endorsed) (const CloutPlusKAsk  *ask,
                                 CloutResponse          *answer,
                                 char                **ret_remote,
                                 char                **ret_url,
                                 GError              **error);
  SoupMessage *(*retract)       (const CloutPlusKAsk  *ask,
                                 GError              **error);
  SoupMessage *(*find)          (const CloutPlusKAsk  *ask,
                                 GError              **error);
  gboolean     (*read_found)    (const CloutPlusKAsk  *ask,
                                 CloutResponse          *answer,
                                 char                **ret_remote,
                                 char                **ret_url,
                                 GError              **error);
  SoupMessage *(*list)          (const char           *pds,
                                 const char           *giver,
                                 const char           *cursor,
                                 GError              **error);
  gboolean     (*read_list)     (CloutResponse          *answer,
                                 const char           *giver,
                                 const char           *self,
                                 CloutBatch           *batch,
                                 char                **ret_next,
                                 GError              **error);
  SoupMessage *(*check)         (const CloutPlusKAsk  *ask,
                                 GError              **error);
  gboolean     (*read_check)    (const CloutPlusKAsk  *ask,
                                 CloutResponse          *answer,
                                 gboolean              given,
                                 CloutBatch           *batch,
                                 GError              **error);
  SoupMessage *(*standing)      (const char           *origin,
                                 const char *const    *people,
                                 GError              **error);
  gboolean     (*parse_standing) (CloutResponse          *answer,
                                  CloutBatch           *batch,
                                  GError              **error);
} CloutEndorser;

/* Most people that are asked about at once. */
#define CLOUT_ENDORSER_PEOPLE 25

extern const CloutEndorser clout_endorser_bluesky;
extern const CloutEndorser clout_endorser_mastodon;

G_END_DECLS
