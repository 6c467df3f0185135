/* x-world.h: X as a server of a test plays it, and an engine beside it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "own-app.h"

G_BEGIN_DECLS

#define X_POSTS 130
#define X_HOUR 3600

typedef struct
{
  Fixture f;
  AppServer *server;
  gboolean empty;
  gboolean bare;   /* no field that may be missing is there */
} XWorld;

/* Post 1000 is the newest of %X_POSTS; each is an hour older, the first an hour old. */
void x_world_set_up (XWorld *world);

G_END_DECLS
