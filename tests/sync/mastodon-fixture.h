/* mastodon-fixture.h: an engine with a temporary store, and a server with Mastodon's API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"
#include "support/mastodon-server.h"

G_BEGIN_DECLS

void          fixture_set_up_mastodon (Fixture             *self,
                                       MastodonServerKind   kind);
void          fixture_serve_mastodon  (Fixture             *self,
                                       MastodonServerKind   kind);
CloutAccount *fixture_sign_in         (Fixture             *self,
                                       CloutAccount        *again,
                                       const char          *login,
                                       gboolean             approve,
                                       GError             **error);
CloutAccount *fixture_sign_in_at      (CloutSignIn         *sign_in,
                                       const char          *login,
                                       GError             **error);
CloutAccount *fixture_sign_in_giving  (Fixture             *self,
                                       const char          *login,
                                       gboolean             giving,
                                       GError             **error);
CloutAccount *fixture_add             (Fixture             *self,
                                       const char          *name,
                                       GError             **error);
gsize         fixture_count_wanted    (guint                n_posts,
                                       guint                n_people,
                                       gboolean             follows);

G_END_DECLS
