/* request.h: makes requests, with all parameters escaped.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The varargs are name and value pairs up to a NULL name; pairs with a NULL value are skipped.
   NULL is returned for an invalid address. Set bodies with these functions instead of libsoup's,
   so that messages can be copied. */

SoupMessage *clout_request_new       (const char *method,
                                      const char *origin,
                                      const char *path,
                                      ...) G_GNUC_NULL_TERMINATED;
SoupMessage *clout_request_new_url   (const char *method,
                                      const char *url);
SoupMessage *clout_request_new_form  (const char *method,
                                      const char *url,
                                      ...) G_GNUC_NULL_TERMINATED;
void         clout_request_set_json  (SoupMessage *message,
                                      JsonNode    *body);
void         clout_request_set_form  (SoupMessage *message,
                                      GHashTable  *form);
void         clout_request_trust      (SoupMessage *message);
gboolean     clout_request_is_trusted (SoupMessage *message);
SoupMessage *clout_request_copy      (SoupMessage *message,
                                      GUri        *uri);
void         clout_request_append_pair (GString    *text,
                                        const char *name,
                                        const char *value);
SoupMessage *clout_request_new_many   (const char        *origin,
                                       const char        *path,
                                       const char        *name,
                                       const char *const *values,
                                       gsize              most);

G_END_DECLS
