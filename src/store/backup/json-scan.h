/* json-scan.h: reads JSON token by token, tracking the line number.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutJsonScan:
 * @at: the next byte
 * @end: one past the last byte
 * @line: line number of the next byte, from 1
 */
typedef struct
{
  const char *at;
  const char *end;
  guint line;
} CloutJsonScan;

gboolean clout_json_scan_take    (CloutJsonScan *self,
                                  char           wanted);
gboolean clout_json_scan_word    (CloutJsonScan *self,
                                  const char    *word);
gboolean clout_json_scan_string  (CloutJsonScan *self,
                                  GString       *ret_text);
gboolean clout_json_scan_number  (CloutJsonScan *self,
                                  gboolean      *ret_is_real,
                                  gint64        *ret_number,
                                  double        *ret_real);
gboolean clout_json_scan_is_done (CloutJsonScan *self);

G_END_DECLS
