/* mastodon-traits.h: how servers with the Mastodon API differ.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/mastodon-server.h"

G_BEGIN_DECLS

typedef enum
{
  MASTODON_ID_SNOWFLAKE,
  MASTODON_ID_ULID,
  MASTODON_ID_MD5,
  MASTODON_ID_UUID
} MastodonIdStyle;

typedef enum
{
  MASTODON_LINK_NEVER,
  MASTODON_LINK_WHEN_FULL,
  MASTODON_LINK_ALWAYS
} MastodonLinkStyle;

typedef struct
{
  const char *name;
  const char *version;
  MastodonIdStyle ids;
  MastodonLinkStyle links;

  /* Signing in */
  gboolean discovery;
  guint redirect_array;         /* the status for an app registered with an array */
  gboolean unknown_scope;       /* accepts unknown scopes */
  gboolean any_loopback_port;
  gboolean pkce;
  gboolean any_code;            /* accepts every code, as often as it is used */
  guint bad_client;             /* the status for a wrong client_secret */
  guint bad_token;
  gboolean no_error_body;
  gboolean state_raw;           /* returns the state unescaped */
  gboolean revoke_deletes_app;
  gboolean created_at_ms;

  /* Reading */
  gboolean needs_user_agent;
  gboolean acct_has_host;
  gboolean statuses_need_token;
  gboolean status_needs_token;
  gboolean upper_reblogs;       /* a boost's ID is the post's in capitals; own ones are listed */
  gboolean ignores_filters;     /* exclude_replies, exclude_reblogs */
  gboolean newer_ids_ignored;   /* since_id and min_id of notifications */
  guint notifications_default;
  gboolean notification_types;
  gboolean no_followers;        /* returns an empty list */
  gboolean keeps_replies;       /* counts deleted replies */
  gboolean no_mentions;         /* a post's list of mentions is empty, too */
  gboolean rate_headers;
  gboolean closes_silently;

  /* Writing */
  gboolean form_posts;          /* accepts the text of a post sent as a form */
  gboolean mention_needs_host;
  gboolean idempotency;
} MastodonTraits;

const MastodonTraits *mastodon_traits_get  (MastodonServerKind  kind);
gboolean              mastodon_traits_find (const char         *name,
                                            MastodonServerKind *kind);

G_END_DECLS
