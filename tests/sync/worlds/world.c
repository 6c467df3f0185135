/* world.c: what the worlds have in common.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "worlds/world.h"

/* The first one follows and never unfollows, so that no list becomes empty. */
const char *const world_people[WORLD_PEOPLE] = { "bob", "eve", "mia", "zoe", "kim", "noa" };

char *
world_dup_date (gint64 time) { g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

void
world_append (GString    *list, const char *format, ...) { va_list args;

  if (list->len > 0)
    g_string_append_c (list, ',');
  va_start (args, format);
  g_string_append_vprintf (list, format, args);
  va_end (args);
}
