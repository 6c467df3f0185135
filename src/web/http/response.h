/* response.h: one whole answer of a server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_ANSWER (clout_answer_get_type ())

G_DECLARE_FINAL_TYPE (CloutAnswer, clout_answer, CLOUT, ANSWER, GObject)

CloutAnswer *clout_answer_new        (const char         *url,
                                      guint               status,
                                      SoupMessageHeaders *headers,
                                      GBytes             *body);
const char  *clout_answer_get_url    (CloutAnswer        *self);
guint        clout_answer_get_status (CloutAnswer        *self);
const char  *clout_answer_get_header (CloutAnswer        *self,
                                      const char         *name);
GBytes      *clout_answer_get_body   (CloutAnswer        *self);
JsonNode    *clout_answer_get_json   (CloutAnswer        *self,
                                      GError            **error);
struct _xmlNode *clout_answer_get_xml (CloutAnswer       *self,
                                       GError           **error);
char        *clout_answer_dup_next   (CloutAnswer        *self,
                                       gboolean           *ret_refused);

G_END_DECLS
