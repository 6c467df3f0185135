/* mastodon-react.c: favorites, boosts, follows, and who is notified about them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-react.h"

static char *
new_notification_id (MastodonData *self,
                     const char   *type,
                     gint64        time)
{
  g_autofree char *id = mastodon_id_new (self->traits->ids, time, self->seq + 1);
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = NULL;

  if (self->traits->ids == MASTODON_ID_MD5)
    return g_strdup_printf ("%" G_GINT64_FORMAT ".%06u", time, self->seq + 1);
  if (self->traits->ids != MASTODON_ID_UUID)
    return g_steal_pointer (&id);
  text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");
  return g_strdup_printf ("%s/%s/%s", text, type, id);
}

/* mastodon_data_notify:
 * Only local people are notified, and not about their own actions. */
void
mastodon_data_notify (MastodonData   *self,
                      const char     *type,
                      MastodonPerson *owner,
                      MastodonPerson *person,
                      MastodonPost   *post,
                      gint64          time)
{
  MastodonNotification *one = NULL;

  if (owner->host != NULL || owner == person)
    return;
  one = g_new0 (MastodonNotification, 1);
  one->type = type;
  one->owner = owner;
  one->person = person;
  one->post = post;
  one->item.id = new_notification_id (self, type, time);
  mastodon_data_register (self, &one->item, time);
  g_ptr_array_add (self->notifications, one);
}

/* mastodon_data_forget:
 * Clears the notifications about @post of that type and from that person; NULL: any. */
void
mastodon_data_forget (MastodonData   *self,
                      const char     *type,
                      MastodonPerson *person,
                      MastodonPost   *post)
{
  for (guint i = 0; i < self->notifications->len; i++)
    {
      MastodonNotification *one = g_ptr_array_index (self->notifications, i);

      if (one->post == post && (type == NULL || g_str_equal (one->type, type))
          && (person == NULL || one->person == person))
        one->cleared = TRUE;
    }
}

/* mastodon_data_favourite_of: NULL if @person has not favorited @post */
MastodonFavourite *
mastodon_data_favourite_of (MastodonPerson *person,
                            MastodonPost   *post)
{
  for (guint i = 0; i < post->favourites->len; i++)
    {
      MastodonFavourite *one = g_ptr_array_index (post->favourites, i);

      if (one->person == person)
        return one;
    }
  return NULL;
}

void
mastodon_data_favourite (MastodonData   *self,
                         MastodonPerson *person,
                         MastodonPost   *post,
                         gint64          time)
{
  MastodonFavourite *one = NULL;

  if (mastodon_data_favourite_of (person, post) != NULL)
    return;
  one = g_new0 (MastodonFavourite, 1);
  one->person = person;
  one->post = post;
  one->item.id = g_strdup_printf ("%u", 1000000 + self->seq);
  mastodon_data_register (self, &one->item, time);
  g_ptr_array_add (self->favourites, one);
  g_ptr_array_add (post->favourites, one);
  mastodon_data_notify (self, "favourite", post->author, person, post, time);
}

void
mastodon_data_unfavourite (MastodonData   *self,
                           MastodonPerson *person,
                           MastodonPost   *post)
{
  MastodonFavourite *one = mastodon_data_favourite_of (person, post);

  if (one == NULL)
    return;
  g_ptr_array_remove (post->favourites, one);
  mastodon_data_forget (self, "favourite", person, post);
}

/* mastodon_data_reblog_of: NULL if @person has not boosted @post */
MastodonPost *
mastodon_data_reblog_of (MastodonPerson *person,
                         MastodonPost   *post)
{
  for (guint i = 0; i < post->reblogs->len; i++)
    {
      MastodonPost *one = g_ptr_array_index (post->reblogs, i);

      if (one->author == person)
        return one;
    }
  return NULL;
}

/* mastodon_data_reblog: returns the boost, also if it already existed */
MastodonPost *
mastodon_data_reblog (MastodonData   *self,
                      MastodonPerson *person,
                      MastodonPost   *post,
                      gint64          time)
{
  MastodonPost *one = mastodon_data_reblog_of (person, post);

  if (one != NULL)
    return one;
  one = mastodon_data_new_post (self, person, time);
  one->reblog_of = post;
  one->visibility = post->visibility;
  one->mentions = g_ptr_array_new ();
  one->tags = g_ptr_array_new ();
  g_ptr_array_add (post->reblogs, one);
  mastodon_data_notify (self, "reblog", post->author, person, post, time);
  return one;
}

/* mastodon_data_find_follow: NULL if @follower does not follow @followed */
MastodonFollow *
mastodon_data_find_follow (MastodonData   *self,
                           MastodonPerson *follower,
                           MastodonPerson *followed)
{
  for (guint i = 0; i < self->follows->len; i++)
    {
      MastodonFollow *one = g_ptr_array_index (self->follows, i);

      if (!one->gone && one->follower == follower && one->followed == followed)
        return one;
    }
  return NULL;
}

void
mastodon_data_follow (MastodonData   *self,
                      MastodonPerson *follower,
                      MastodonPerson *followed,
                      gint64          time)
{
  MastodonFollow *one = NULL;

  if (mastodon_data_find_follow (self, follower, followed) != NULL)
    return;
  one = g_new0 (MastodonFollow, 1);
  one->follower = follower;
  one->followed = followed;
  one->item.id = g_strdup_printf ("%u", 1000000 + self->seq);
  mastodon_data_register (self, &one->item, time);
  g_ptr_array_add (self->follows, one);
  mastodon_data_notify (self, "follow", followed, follower, NULL, time);
}

void
mastodon_data_unfollow (MastodonData   *self,
                        MastodonPerson *follower,
                        MastodonPerson *followed)
{
  MastodonFollow *one = mastodon_data_find_follow (self, follower, followed);

  if (one == NULL)
    return;
  one->gone = TRUE;
  for (guint i = 0; i < self->notifications->len; i++)
    {
      MastodonNotification *told = g_ptr_array_index (self->notifications, i);

      if (g_str_equal (told->type, "follow") && told->person == follower
          && told->owner == followed)
        told->cleared = TRUE;
    }
}
