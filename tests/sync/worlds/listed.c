/* listed.c: what networks without a server here have: lists of the posts and acts in a life.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "worlds/listed.h"

#include <string.h>

/* Others' acts on X are likes, replies and mentions; on YouTube likes, comments and replies to
 * them. */

char *
listed_post (Life   *life,
             guint   number,
             gint64  time)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, time);
}

void
listed_remove (Life       *life,
               const char *post)
{
}

static Act *
find_comment (Life       *life,
              const char *post)
{
  for (guint i = 0; i < life->acts->len; i++)
    {
      Act *act = life->acts->pdata[i];

      if (act->kind == REPLY && g_str_equal (act->post, post))
        return act;
    }
  return NULL;
}

void
listed_act (Life *life,
            Act  *act)
{
  const Act *comment = act->kind == REPLY ? NULL : find_comment (life, act->post);

  if (act->kind == LIKE || act->kind == FOLLOW)
    return;
  act->name = g_strdup_printf ("%s%s%u", comment != NULL ? comment->name : "",
                               comment != NULL ? "." : "", 7000 + life->n_made);
}

/* Replies go with their comment. */
void
listed_take_back (Life      *life,
                  const Act *act)
{
  g_autofree char *thread = g_strdup_printf ("%s.", act->name);

  for (guint i = life->acts->len; i > 0; i--)
    {
      const Act *reply = life->acts->pdata[i - 1];

      if (reply->name != NULL && g_str_has_prefix (reply->name, thread))
        g_ptr_array_remove_index (life->acts, i - 1);
    }
}

guint
listed_count (Life       *life,
              const char *post,
              gboolean    likes)
{
  guint n = 0;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const Act *act = life->acts->pdata[i];

      n += g_str_equal (act->post, post) && act->kind != FOLLOW && (act->kind == LIKE) == likes;
    }
  return n;
}
