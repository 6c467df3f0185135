/* bluesky.c: Bluesky, with its public AppView.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "later.h"
#include "support/bluesky-appview.h"
#include "worlds/world.h"

#define ADA "did:plc:ada"

static gpointer
open_server (Life *life)
{
  BlueskyAppview *appview = bluesky_appview_new ();

  g_setenv ("CLOUT_BLUESKY_APPVIEW", bluesky_appview_get_origin (appview), TRUE);
  bluesky_appview_add_person (appview, ADA, "ada.example", -1);
  for (guint i = 0; i < WORLD_PEOPLE; i++)
    {
      g_autofree char *did = g_strconcat ("did:plc:", world_people[i], NULL);
      g_autofree char *handle = g_strconcat (world_people[i], ".example", NULL);

      bluesky_appview_add_person (appview, did, handle, 20 * (int) i);
    }
  return appview;
}

static void
close_server (gpointer server)
{
  bluesky_appview_free (server);
}

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  return later_add (f, "ada.example", NULL);
}

static char *
post (Life   *life,
      guint   number,
      gint64  time)
{
  g_autofree char *key = g_strdup_printf ("%u", number);

  bluesky_appview_post (life->server, ADA, key, time, NULL, NULL);
  return bluesky_appview_dup_uri (ADA, key);
}

static void
remove_post (Life       *life,
             const char *post)
{
  bluesky_appview_remove (life->server, post);
}

static const char *const collections[] = {
  [LIKE] = BLUESKY_LIKE, [SHARE] = BLUESKY_REPOST, [FOLLOW] = BLUESKY_FOLLOW,
};

static void
act (Life *life,
     Act  *act)
{
  g_autofree char *did = g_strconcat ("did:plc:", act->who, NULL);
  g_autofree char *key = g_strdup_printf ("r%u", life->n_made);

  if (act->kind == REPLY || act->kind == QUOTE)
    {
      bluesky_appview_post (life->server, did, key, act->time,
                            act->kind == REPLY ? act->post : NULL,
                            act->kind == QUOTE ? act->post : NULL);
      act->name = bluesky_appview_dup_uri (did, key);
    }
  else
    bluesky_appview_react (life->server, collections[act->kind], did,
                           act->kind == FOLLOW ? ADA : act->post, act->time);
}

static void
take_back (Life      *life,
           const Act *act)
{
  g_autofree char *did = g_strconcat ("did:plc:", act->who, NULL);

  if (act->name != NULL)
    bluesky_appview_remove (life->server, act->name);
  else
    bluesky_appview_take_back (life->server, collections[act->kind], did,
                               act->kind == FOLLOW ? ADA : act->post);
}

const World world_bluesky = {
  .name = "bluesky",
  .resources = (const char *const[]) {
    "posts", "posts/checked", "reposts", "likes", "quotes", "replies", "people", "followers",
    "following", NULL
  },
  .open = open_server,
  .close = close_server,
  .add = add,
  .post = post,
  .remove = remove_post,
  .act = act,
  .take_back = take_back,
};
