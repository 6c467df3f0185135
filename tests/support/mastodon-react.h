/* mastodon-react.h: shared between mastodon-data.c and mastodon-react.c.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/mastodon-data.h"

G_BEGIN_DECLS

void          mastodon_data_register (MastodonData   *self,
                                      MastodonItem   *item,
                                      gint64          time);
MastodonPost *mastodon_data_new_post (MastodonData   *self,
                                      MastodonPerson *author,
                                      gint64          time);
void          mastodon_data_notify   (MastodonData   *self,
                                      const char     *type,
                                      MastodonPerson *owner,
                                      MastodonPerson *person,
                                      MastodonPost   *post,
                                      gint64          time);
void          mastodon_data_forget   (MastodonData   *self,
                                      const char     *type,
                                      MastodonPerson *person,
                                      MastodonPost   *post);

G_END_DECLS
