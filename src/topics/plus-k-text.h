/* plus-k-text.h: a +K as text for networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/plus-k.h"

G_BEGIN_DECLS

/* The collection of +K records in AT Protocol repositories, as in data/lexicons/. */
#define CLOUT_PLUS_K_COLLECTION "io.github.cloutapp.endorsement"

char     *clout_plus_k_dup_key     (const char        *receiver,
                                    const char        *topic);

char     *clout_plus_k_dup_record  (const CloutPlusK  *plus_k,
                                    GError           **error);
char     *clout_plus_k_read_record (const char        *subject,
                                    const char        *topic,
                                    const char        *created_at,
                                    gint64            *ret_time,
                                    GError           **error);

char     *clout_plus_k_dup_post    (const char        *handle,
                                    const char        *topic,
                                    GError           **error);
gboolean  clout_plus_k_parse_post  (const char        *text,
                                    char             **ret_handle,
                                    char             **ret_topic,
                                    GError           **error);

G_END_DECLS
