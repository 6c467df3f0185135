/* ways.h: what can be done with an account that a person typed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/typed/typed-account.h"

G_BEGIN_DECLS

/**
 * CloutWayKind:
 * @CLOUT_WAY_SIGN_IN: sign in with the browser
 * @CLOUT_WAY_PUBLIC: read what is public, without signing in
 * @CLOUT_WAY_ARCHIVE: open a downloaded archive
 * @CLOUT_WAY_CREDENTIALS: use an own API app, key or token
 */
typedef enum
{
  CLOUT_WAY_SIGN_IN,
  CLOUT_WAY_PUBLIC,
  CLOUT_WAY_ARCHIVE,
  CLOUT_WAY_CREDENTIALS
} CloutWayKind;

/**
 * CloutWay: a way to add an account.
 * @network: (nullable): id of the network, %NULL if the server tells; static
 * @name: (nullable): the account, server or page for display
 * @typed: (nullable): what to sign in with or to look up; %NULL if it wasn't typed yet
 */
typedef struct
{
  CloutWayKind kind;
  const char *network;
  char *name;
  char *typed;
} CloutWay;

CloutTypedAccount *clout_ways_recognize (const char              *text);
GPtrArray         *clout_ways_list      (const CloutTypedAccount *typed);
const CloutWay    *clout_ways_find      (GPtrArray               *ways,
                                         CloutWayKind             kind);

G_END_DECLS
