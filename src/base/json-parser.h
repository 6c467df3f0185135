/* json-parser.h: parses JSON into json-glib's nodes, without members that no one reads.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CLOUT_JSON_MAX_DEPTH 64

/**
 * CloutJsonError:
 * @CLOUT_JSON_ERROR_MALFORMED: not JSON as in RFC 8259, or cut short
 * @CLOUT_JSON_ERROR_ENCODING: not UTF-8
 * @CLOUT_JSON_ERROR_DEPTH: more than %CLOUT_JSON_MAX_DEPTH nested arrays and objects
 */
typedef enum
{
  CLOUT_JSON_ERROR_MALFORMED,
  CLOUT_JSON_ERROR_ENCODING,
  CLOUT_JSON_ERROR_DEPTH
} CloutJsonError;

#define CLOUT_JSON_ERROR (clout_json_error_quark ())

typedef struct _CloutJsonParser CloutJsonParser;

GQuark           clout_json_error_quark  (void);
CloutJsonParser *clout_json_parser_new   (const char *const *members);
void             clout_json_parser_free  (CloutJsonParser   *self);
JsonNode        *clout_json_parser_parse (CloutJsonParser   *self,
                                          const char        *data,
                                          gsize              length,
                                          GError           **error);

/* For tests, which compare the results. */
void             clout_json_parser_keep_all (gboolean        keep_all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutJsonParser, clout_json_parser_free)

G_END_DECLS
