/* server-clock.c: the time by a server's clock. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/server-clock.h"

#include <libsoup/soup.h>

#include "base/duration.h"

/* A clock outside the years 2020 to 2099 was never set. */
#define EARLIEST G_GINT64_CONSTANT (1577836800)
#define LATEST G_GINT64_CONSTANT (4102444800)

/* No cache keeps a response longer than a year. */
#define OLDEST (366 * CLOUT_DAY)

/**
 * clout_server_clock_read:
 * @date: (nullable): a response's Date header
 * @age: (nullable): its Age header, which caches add: seconds since @date
 * @now: Unix seconds by this machine's clock
 *
 * Reads the server's time from a response's headers.
 *
 * Returns: Unix seconds by the server's clock, or @now if the response has no time or the
 *   server's clock isn't set
 */
gint64
clout_server_clock_read (const char *date,
                         const char *age,
                         gint64      now)
{
  g_autoptr(GDateTime) moment = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  gint64 time = moment != NULL ? g_date_time_to_unix (moment) : 0;

  if (age != NULL)
    time += CLAMP (g_ascii_strtoll (age, NULL, 10), 0, OLDEST);
  return time >= EARLIEST && time < LATEST ? time : now;
}
