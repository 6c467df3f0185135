/* site-head.h: reads links and metadata in a web page's head.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/response.h"

G_BEGIN_DECLS

/**
 * CloutSiteHead: absolute http or https URLs, or %NULL.
 * @feed: the first feed that it links to
 * @api: the WordPress API, "https://blog.example/wp-json/"
 * @mentions: the webmention endpoint
 */
typedef struct
{
  char *feed;
  char *api;
  char *mentions;
} CloutSiteHead;

void     clout_site_head_clear (CloutSiteHead *self);
gboolean clout_site_head_read  (CloutSiteHead *self,
                                CloutResponse *response,
                                GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutSiteHead, clout_site_head_clear)

G_END_DECLS
