/* mastodon-undo.c: what people take back or change, and servers that suddenly show nothing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <string.h>

#include "support/mastodon-react.h"

/* mastodon_server_unreblog: returns whether @person had boosted @post */
gboolean
mastodon_server_unreblog (MastodonServer *self,
                          const char     *person,
                          const char     *post)
{
  MastodonPost *boost = mastodon_data_reblog_of (mastodon_get_person (self, person),
                                                 mastodon_get_post (self, post));

  if (boost == NULL)
    return FALSE;
  mastodon_data_forget (self->data, "reblog", boost->author, boost->reblog_of);
  mastodon_data_delete_post (self->data, boost);
  return TRUE;
}

void
mastodon_server_unfollow (MastodonServer *self,
                          const char     *follower,
                          const char     *followed)
{
  mastodon_data_unfollow (self->data, mastodon_get_person (self, follower),
                          mastodon_get_person (self, followed));
}

/* mastodon_server_remove_post: replies to it remain, as replies to nothing */
void
mastodon_server_remove_post (MastodonServer *self,
                             const char     *post)
{
  mastodon_data_delete_post (self->data, mastodon_get_post (self, post));
}

/* mastodon_server_edit_post:
 * snac names a status by its file's modification time. Returns: (transfer none): the new ID */
const char *
mastodon_server_edit_post (MastodonServer *self,
                           const char     *id,
                           const char     *text)
{
  MastodonPost *post = mastodon_get_post (self, id);
  char *renamed;

  mastodon_data_edit_post (self->data, post, text, mastodon_server_get_origin (self));
  if (self->traits->ids != MASTODON_ID_MD5)
    return post->item.id;
  renamed = g_strdup_printf ("%010" G_GINT64_FORMAT "%s", mastodon_data_now (self->data),
                             post->item.id + MASTODON_ID_CHANGING);
  g_hash_table_remove (self->data->items, post->item.id);
  g_free (post->item.id);
  post->item.id = renamed;
  g_hash_table_insert (self->data->items, post->item.id, &post->item);
  return post->item.id;
}

void
mastodon_server_hide_post (MastodonServer *self,
                           const char     *post)
{
  mastodon_get_post (self, post)->visibility = MASTODON_PRIVATE;
}

/* mastodon_server_set_hidden: sets how many favorites are counted but not listed */
void
mastodon_server_set_hidden (MastodonServer *self,
                            const char     *post,
                            guint           n)
{
  mastodon_get_post (self, post)->n_hidden = n;
}

/* mastodon_server_set_empty: sets whether every list is returned empty */
void
mastodon_server_set_empty (MastodonServer *self,
                           gboolean        empty)
{
  self->empty = empty;
}
