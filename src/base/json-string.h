/* json-string.h: reads a JSON string.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLOUT_JSON_STRING_COMPLETE,
  CLOUT_JSON_STRING_MALFORMED,  /* a control character, an unknown escape, or cut short */
  CLOUT_JSON_STRING_ENCODING    /* not UTF-8 */
} CloutJsonStringEnd;

/* Half of some exports is indentation, so this many bytes of it are skipped at a time. */
#define CLOUT_JSON_INDENT 8

static inline gboolean
clout_json_is_indented (const char *at,
                        const char *end)
{
  return end - at > CLOUT_JSON_INDENT && memcmp (at, "        ", CLOUT_JSON_INDENT) == 0;
}

const char        *clout_json_string_skip (const char  *at,
                                           const char  *end);
CloutJsonStringEnd clout_json_string_read (const char **at,
                                           const char  *end,
                                           GString     *buffer,
                                           const char **ret_text,
                                           gsize       *ret_length);

G_END_DECLS
