/* response.h: a complete response from a server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_RESPONSE (clout_response_get_type ())

G_DECLARE_FINAL_TYPE (CloutResponse, clout_response, CLOUT, RESPONSE, GObject)

CloutResponse *clout_response_new        (const char         *url,
                                          guint               status,
                                          SoupMessageHeaders *headers,
                                          GBytes             *body);
const char  *clout_response_get_url    (CloutResponse        *self);
guint        clout_response_get_status (CloutResponse        *self);
const char  *clout_response_get_header (CloutResponse        *self,
                                        const char         *name);
GBytes      *clout_response_get_body   (CloutResponse        *self);
gboolean     clout_response_is_browser_check (CloutResponse *self);
JsonNode    *clout_response_get_json   (CloutResponse        *self,
                                        GError            **error);
JsonNode    *clout_response_get_members (CloutResponse       *self,
                                         const char *const   *members,
                                         GError             **error);
void         clout_response_wipe       (CloutResponse        *self);
struct _xmlNode *clout_response_get_xml (CloutResponse       *self,
                                         GError           **error);
char        *clout_response_dup_next   (CloutResponse        *self,
                                       gboolean           *ret_refused);

G_END_DECLS
