/* misskey.c: a Misskey server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "later.h"
#include "support/misskey-server.h"
#include "worlds/world.h"

#include <string.h>

static gpointer
open_server (Life *life)
{
  return misskey_server_new ();
}

static void
close_server (gpointer server)
{
  misskey_server_free (server);
}

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  g_autofree char *handle = g_strdup_printf ("@ada@%s", misskey_server_get_origin (life->server)
                                                        + strlen ("http://"));

  return later_add (f, handle, NULL);
}

static char *
post (Life   *life,
      guint   number,
      gint64  time)
{
  return g_strdup (misskey_server_note (life->server, "ada", "Hello", NULL, NULL, "public", time));
}

static void
remove_post (Life       *life,
             const char *post)
{
  misskey_server_delete (life->server, post);
}

static void
act (Life *life,
     Act  *act)
{
  if (act->kind == LIKE)
    misskey_server_react (life->server, act->who, act->post, act->time);
  else if (act->kind == FOLLOW)
    misskey_server_follow (life->server, act->who, "ada", act->time);
  else
    act->name = g_strdup (misskey_server_note (life->server, act->who,
                                               act->kind == SHARE ? NULL : "Yes",
                                               act->kind == REPLY ? act->post : NULL,
                                               act->kind == REPLY ? NULL : act->post, "public",
                                               act->time));
}

static void
take_back (Life      *life,
           const Act *act)
{
  if (act->name != NULL)
    misskey_server_delete (life->server, act->name);
  else
    misskey_server_take_back (life->server, act->who, act->kind == FOLLOW ? "ada" : act->post);
}

const World world_misskey = {
  .name = "misskey",
  .resources = (const char *const[]) {
    "posts", "posts/checked", "reactions", "renotes", "replies", "people", "followers", "following",
    NULL
  },
  .open = open_server,
  .close = close_server,
  .add = add,
  .post = post,
  .remove = remove_post,
  .act = act,
  .take_back = take_back,
};
