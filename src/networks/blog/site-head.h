/* site-head.h: what a page on the web says about its site.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/response.h"

G_BEGIN_DECLS

/**
 * CloutSiteHead: addresses, each whole, of http or https and %NULL where there is none.
 * @feed: the first feed that it names
 * @api: where a WordPress has its interface, "https://blog.example/wp-json/"
 * @mentions: where it receives webmentions
 */
typedef struct
{
  char *feed;
  char *api;
  char *mentions;
} CloutSiteHead;

void     clout_site_head_clear (CloutSiteHead *self);
gboolean clout_site_head_read  (CloutSiteHead *self,
                                CloutResponse   *answer,
                                GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutSiteHead, clout_site_head_clear)

G_END_DECLS
