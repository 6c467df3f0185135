/* ways.c: what can be done with an account that a person typed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/ways.h"

#include <string.h>

#include "networks/recognize.h"
#include "sync/network-info.h"

static void
way_free (gpointer data)
{
  CloutWay *way = data;

  g_free (way->name);
  g_free (way->typed);
  g_free (way);
}

/* Several networks at one server are one way: the server tells which it is. */
static void
add (GPtrArray    *ways,
     CloutWayKind  kind,
     const char   *network,
     const char   *name,
     const char   *typed)
{
  CloutWay *way;

  for (guint i = 0; i < ways->len; i++)
    {
      way = g_ptr_array_index (ways, i);
      if (typed == NULL || way->kind != kind || g_strcmp0 (way->typed, typed) != 0)
        continue;
      way->network = NULL;
      return;
    }
  way = g_new0 (CloutWay, 1);
  way->kind = kind;
  way->network = network;
  way->name = g_strdup (name);
  way->typed = g_strdup (typed);
  g_ptr_array_add (ways, way);
}

static const char *
without_scheme (const char *origin)
{
  const char *host = origin != NULL ? strstr (origin, "://") : NULL;

  return host != NULL ? host + strlen ("://") : origin;
}

static void
add_ways (GPtrArray             *ways,
          const CloutTypedGuess *guess,
          gboolean               alone)
{
  CloutNetworkInfo info;
  const char *place = guess->server != NULL ? guess->server : guess->handle;
  const char *shown = guess->server != NULL ? without_scheme (guess->server) : guess->name;

  if (!clout_network_info_find (guess->network, &info))
    return;
  if ((info.traits & CLOUT_NETWORK_INFO_SIGN_IN) != 0
      && (info.traits & CLOUT_NETWORK_INFO_USER_APP) == 0)
    add (ways, CLOUT_WAY_SIGN_IN, guess->network, shown, place);
  if ((info.traits & CLOUT_NETWORK_INFO_BY_HANDLE) != 0
      && (guess->handle != NULL || guess->server == NULL))
    add (ways, CLOUT_WAY_PUBLIC, guess->network, guess->name, guess->handle);
  if (alone && (info.traits & CLOUT_NETWORK_INFO_ARCHIVE) != 0)
    add (ways, CLOUT_WAY_ARCHIVE, guess->network, guess->name, NULL);
  if (alone && info.page != NULL)
    add (ways, CLOUT_WAY_CREDENTIALS, guess->network, guess->name, guess->handle);
}

/**
 * clout_ways_recognize:
 * @text: what a person pasted or typed, untrusted
 *
 * Recognizes an account, a server or a page, without any request.
 *
 * Returns: (transfer full): what it can be
 */
CloutTypedAccount *
clout_ways_recognize (const char *text)
{
  return clout_networks_recognize (text);
}

/**
 * clout_ways_list:
 * @typed: what was recognized
 *
 * Returns: (transfer full) (element-type CloutWay): the ways to add it, the best first; empty if
 *   the network isn't known
 */
GPtrArray *
clout_ways_list (const CloutTypedAccount *typed)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func (way_free);

  for (guint i = 0; i < typed->guesses->len; i++)
    add_ways (ways, g_ptr_array_index (typed->guesses, i), typed->guesses->len == 1);
  return ways;
}

/**
 * clout_ways_find:
 * @ways: (element-type CloutWay): ways from clout_ways_list()
 *
 * Returns: (transfer none) (nullable): the first way of that kind
 */
const CloutWay *
clout_ways_find (GPtrArray    *ways,
                 CloutWayKind  kind)
{
  for (guint i = 0; i < ways->len; i++)
    if (((CloutWay *) g_ptr_array_index (ways, i))->kind == kind)
      return g_ptr_array_index (ways, i);
  return NULL;
}
