/* mastodon-data.c: the people and posts on a test server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-data.h"

#include <string.h>

#include "support/mastodon-react.h"

static void
person_free (gpointer data)
{
  MastodonPerson *self = data;

  g_ptr_array_unref (self->featured);
  g_free (self->id);
  g_free (self->user);
  g_free (self->host);
  g_free (self->handle);
  g_free (self->moved);
  g_free (self);
}

static void
post_free (gpointer data)
{
  MastodonPost *self = data;

  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->favourites);
  g_ptr_array_unref (self->reblogs);
  g_free (self->html);
  g_free (self->text);
  g_free (self->language);
  g_free (self->spoiler);
  g_free (self->item.id);
  g_free (self);
}

static void
item_free (gpointer data)
{
  g_free (((MastodonItem *) data)->id);
  g_free (data);
}

/* mastodon_data_new:
 * An empty server. @domain is the host and port of its local people. */
MastodonData *
mastodon_data_new (const MastodonTraits *traits,
                   const char           *domain)
{
  MastodonData *self = g_new0 (MastodonData, 1);

  self->traits = traits;
  self->domain = g_strdup (domain);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->posts = g_ptr_array_new_with_free_func (post_free);
  self->favourites = g_ptr_array_new_with_free_func (item_free);
  self->follows = g_ptr_array_new_with_free_func (item_free);
  self->notifications = g_ptr_array_new_with_free_func (item_free);
  self->items = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
mastodon_data_free (MastodonData *self)
{
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->notifications);
  g_ptr_array_unref (self->follows);
  g_ptr_array_unref (self->favourites);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->people);
  g_free (self->domain);
  g_free (self);
}

/* mastodon_data_now: the server's clock */
gint64
mastodon_data_now (MastodonData *self)
{
  return self->now != 0 ? self->now : g_get_real_time () / G_USEC_PER_SEC;
}

/* mastodon_data_find_person: by ID; NULL if there is none */
MastodonPerson *
mastodon_data_find_person (MastodonData *self,
                           const char   *id)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      MastodonPerson *person = g_ptr_array_index (self->people, i);

      if (g_str_equal (person->id, id))
        return person;
    }
  return NULL;
}

/* mastodon_data_find_handle: by "ann", "ann@" this server or "bob@far.example" */
MastodonPerson *
mastodon_data_find_handle (MastodonData *self,
                           const char   *handle)
{
  const char *bare = *handle == '@' ? handle + 1 : handle;
  const char *host = strchr (bare, '@');
  g_autofree char *name = NULL;

  if (host != NULL && g_ascii_strcasecmp (host + 1, self->domain) == 0)
    name = g_strndup (bare, host - bare);
  else
    name = g_strdup (bare);
  for (guint i = 0; i < self->people->len; i++)
    {
      MastodonPerson *person = g_ptr_array_index (self->people, i);

      if (g_ascii_strcasecmp (person->handle, name) == 0)
        return person;
    }
  return NULL;
}

/* mastodon_data_add_person:
 * @followers is the number of followers unknown to the server, in addition to those known. */
MastodonPerson *
mastodon_data_add_person (MastodonData *self,
                          const char   *handle,
                          gint64        followers,
                          gboolean      bot)
{
  MastodonPerson *person = g_new0 (MastodonPerson, 1);
  g_auto(GStrv) parts = g_strsplit (handle, "@", 2);
  const gint64 two_years = 730 * 86400;

  person->user = g_strdup (parts[0]);
  person->host = g_strdup (parts[1]);
  person->handle = g_strdup (handle);
  person->created = (mastodon_data_now (self) - two_years) / 86400 * 86400;
  person->id = mastodon_id_new (self->traits->ids, person->created, ++self->seq);
  person->followers = followers;
  person->bot = bot;
  person->featured = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->people, person);
  return person;
}

/* mastodon_data_register:
 * Sets @item's time and position, and an ID unless it has one. */
void
mastodon_data_register (MastodonData *self,
                        MastodonItem *item,
                        gint64        time)
{
  item->time = time;
  item->seq = ++self->seq;
  if (item->id == NULL)
    {
      g_autofree char *id = mastodon_id_new (self->traits->ids, time, item->seq);

      item->id = self->traits->ids == MASTODON_ID_MD5
        ? g_strdup_printf ("%010" G_GINT64_FORMAT "%s", time, id) : g_steal_pointer (&id);
    }
  g_hash_table_insert (self->items, item->id, item);
}

MastodonPost *
mastodon_data_new_post (MastodonData   *self,
                        MastodonPerson *author,
                        gint64          time)
{
  MastodonPost *post = g_new0 (MastodonPost, 1);

  post->author = author;
  post->favourites = g_ptr_array_new ();
  post->reblogs = g_ptr_array_new ();
  mastodon_data_register (self, &post->item, time);
  g_ptr_array_add (self->posts, post);
  return post;
}

/* mastodon_data_add_post:
 * Local people who are mentioned or replied to are notified. */
MastodonPost *
mastodon_data_add_post (MastodonData       *self,
                        MastodonPerson     *author,
                        gint64              time,
                        const char         *html,
                        MastodonVisibility  visibility,
                        MastodonPost       *answers)
{
  MastodonPost *post = mastodon_data_new_post (self, author, time);

  post->html = g_strdup (html);
  post->text = mastodon_text_strip (html);
  post->visibility = visibility;
  post->answers = answers;
  post->mentions = mastodon_text_find_mentions (self, post->text);
  post->tags = mastodon_text_find_tags (post->text);
  if (answers != NULL)
    {
      answers->n_replies++;
      if (answers->author != author && !g_ptr_array_find (post->mentions, answers->author, NULL))
        g_ptr_array_add (post->mentions, answers->author);
    }
  for (guint i = 0; i < post->mentions->len; i++)
    mastodon_data_notify (self, "mention", g_ptr_array_index (post->mentions, i), author, post,
                          time);
  return post;
}

/* mastodon_data_find_post:
 * NULL if it doesn't exist or was deleted. IDs are case-sensitive. */
MastodonPost *
mastodon_data_find_post (MastodonData *self,
                         const char   *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  for (guint i = 0; i < self->posts->len; i++)
    {
      MastodonPost *post = g_ptr_array_index (self->posts, i);
      g_autofree char *upper = NULL;

      if (post->deleted)
        continue;
      if (g_str_equal (post->item.id, id))
        return post;
      /* snac searches for the part after the time. */
      if (self->traits->ids == MASTODON_ID_MD5 && strlen (id) > MASTODON_ID_CHANGING
          && g_str_equal (post->item.id + MASTODON_ID_CHANGING, id + MASTODON_ID_CHANGING))
        return post;
      if (!self->traits->upper_reblogs || !g_str_equal (post->item.id, lower))
        continue;
      upper = mastodon_id_upper (lower);
      if (g_str_equal (upper, id))
        return post;
    }
  return NULL;
}

void
mastodon_data_delete_post (MastodonData *self,
                           MastodonPost *post)
{
  post->deleted = TRUE;
  if (post->answers != NULL)
    post->answers->n_replies -= !self->traits->keeps_replies;
  if (post->reblog_of != NULL)
    g_ptr_array_remove (post->reblog_of->reblogs, post);
  while (post->reblogs->len > 0)
    mastodon_data_delete_post (self, g_ptr_array_index (post->reblogs, 0));
  mastodon_data_forget (self, NULL, NULL, post);
}

/* mastodon_data_edit_post: changes the text, and the hashtags and mentions in it */
void
mastodon_data_edit_post (MastodonData *self,
                         MastodonPost *post,
                         const char   *text,
                         const char   *origin)
{
  g_free (post->html);
  g_free (post->text);
  g_ptr_array_unref (post->mentions);
  g_ptr_array_unref (post->tags);
  post->html = mastodon_text_to_html (self, text, origin);
  post->text = mastodon_text_strip (post->html);
  post->mentions = mastodon_text_find_mentions (self, post->text);
  post->tags = mastodon_text_find_tags (post->text);
}

/* mastodon_data_may_see:
 * Followers can see private posts, and the people mentioned can see direct ones. @viewer may be
 * NULL. */
gboolean
mastodon_data_may_see (MastodonData   *self,
                       MastodonPerson *viewer,
                       MastodonPost   *post)
{
  if (post->reblog_of != NULL)
    return mastodon_data_may_see (self, viewer, post->reblog_of);
  if (post->visibility == MASTODON_PUBLIC || post->visibility == MASTODON_UNLISTED)
    return TRUE;
  if (viewer == NULL)
    return FALSE;
  if (viewer == post->author || g_ptr_array_find (post->mentions, viewer, NULL))
    return TRUE;
  return post->visibility == MASTODON_PRIVATE
         && mastodon_data_find_follow (self, viewer, post->author) != NULL;
}
