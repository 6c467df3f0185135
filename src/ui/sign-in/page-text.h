/* page-text.h: texts on the sign-in pages, by kind of network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/network-info.h"

G_BEGIN_DECLS

const char *clout_page_text_server_title   (const CloutNetworkInfo *info);
char       *clout_page_text_server_field   (const CloutNetworkInfo *info);
const char *clout_page_text_server_missing (const CloutNetworkInfo *info);
const char *clout_page_text_handle_field   (const CloutNetworkInfo *info);
const char *clout_page_text_wait           (const CloutNetworkInfo *info);
const char *clout_page_text_wait_field     (const CloutNetworkInfo *info);

G_END_DECLS
