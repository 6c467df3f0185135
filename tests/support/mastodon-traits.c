/* mastodon-traits.c: how servers with the Mastodon API differ.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-traits.h"

/* GoToSocial, snac and Hollo as measured with the versions named here; Mastodon as documented.
 * Pixelfed's traits are unknown, so it represents a server with few features that responds in
 * HTML. */
static const MastodonTraits traits[] = {
  [MASTODON_SERVER_MASTODON] = {
    .name = "mastodon",
    .version = "4.4.3",
    .ids = MASTODON_ID_SNOWFLAKE,
    .links = MASTODON_LINK_ALWAYS,
    .discovery = TRUE,
    .redirect_array = 200,
    .any_loopback_port = TRUE,
    .pkce = TRUE,
    .bad_client = 401,
    .bad_token = 401,
    .notifications_default = 40,
    .notification_types = TRUE,
    .rate_headers = TRUE,
    .form_posts = TRUE,
    .idempotency = TRUE,
  },
  [MASTODON_SERVER_GOTOSOCIAL] = {
    .name = "gotosocial",
    .version = "0.19.2+git-8a0cba8",
    .ids = MASTODON_ID_ULID,
    .links = MASTODON_LINK_ALWAYS,
    .redirect_array = 400,
    .unknown_scope = TRUE,
    .bad_client = 400,
    .bad_token = 401,
    .needs_user_agent = TRUE,
    .statuses_need_token = TRUE,
    .status_needs_token = TRUE,
    .notifications_default = 20,
    .notification_types = TRUE,
    .rate_headers = TRUE,
    .form_posts = TRUE,
  },
  [MASTODON_SERVER_SNAC] = {
    .name = "snac",
    .version = "2.94 (not true Mastodon)",
    .ids = MASTODON_ID_MD5,
    .links = MASTODON_LINK_NEVER,
    .redirect_array = 404,
    .unknown_scope = TRUE,
    .any_code = TRUE,
    .bad_client = 401,
    .bad_token = 422,
    .no_error_body = TRUE,
    .state_raw = TRUE,
    .revoke_deletes_app = TRUE,
    .acct_has_host = TRUE,
    .statuses_need_token = TRUE,
    .status_needs_token = TRUE,
    .upper_reblogs = TRUE,
    .ignores_filters = TRUE,
    .newer_ids_ignored = TRUE,
    .notifications_default = 1,
    .notification_types = TRUE,
    .no_followers = TRUE,
    .keeps_replies = TRUE,
    .no_mentions = TRUE,
    .closes_silently = TRUE,
    .form_posts = TRUE,
  },
  [MASTODON_SERVER_HOLLO] = {
    .name = "hollo",
    .version = "4.3.0+hollo-0.6.20",
    .ids = MASTODON_ID_UUID,
    .links = MASTODON_LINK_WHEN_FULL,
    .discovery = TRUE,
    .redirect_array = 200,
    .pkce = TRUE,
    .bad_client = 401,
    .bad_token = 401,
    .created_at_ms = TRUE,
    .statuses_need_token = TRUE,
    .newer_ids_ignored = TRUE,
    .notifications_default = 40,
    .notification_types = TRUE,
    .mention_needs_host = TRUE,
    .idempotency = TRUE,
  },
  [MASTODON_SERVER_PIXELFED] = {
    .name = "pixelfed",
    .version = "3.5.3 (compatible; Pixelfed 0.12.5)",
    .ids = MASTODON_ID_SNOWFLAKE,
    .links = MASTODON_LINK_WHEN_FULL,
    .redirect_array = 422,
    .unknown_scope = TRUE,
    .bad_client = 401,
    .bad_token = 403,
    .statuses_need_token = TRUE,
    .status_needs_token = TRUE,
    .notifications_default = 20,
    .form_posts = TRUE,
  },
};

const MastodonTraits *
mastodon_traits_get (MastodonServerKind kind)
{
  return &traits[kind];
}

/* mastodon_traits_find: the kind with that name; FALSE if there is none */
gboolean
mastodon_traits_find (const char         *name,
                      MastodonServerKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traits); i++)
    if (g_str_equal (traits[i].name, name))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}
