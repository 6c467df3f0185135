/* x-world.h: a simulation of X on a test server, and an engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "user-credentials.h"

G_BEGIN_DECLS

#define X_POSTS 130

typedef struct
{
  Fixture f;
  AppServer *server;
  gboolean empty;
  gboolean bare;   /* optional fields are missing */
} XWorld;

/* Post 1000 is the newest of %X_POSTS; each is an hour older, the first is an hour old. */
void x_world_set_up (XWorld *world);

G_END_DECLS
