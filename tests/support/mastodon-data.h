/* mastodon-data.h: the people, posts and reactions on a test server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/mastodon-traits.h"

G_BEGIN_DECLS

/* The number of characters in a status ID that snac changes on edit. */
#define MASTODON_ID_CHANGING 10

typedef enum
{
  MASTODON_PUBLIC,
  MASTODON_UNLISTED,
  MASTODON_PRIVATE,
  MASTODON_DIRECT,
  MASTODON_LOCAL        /* visible to local people */
} MastodonVisibility;

/* An item in a paged list: newest first, by time and then by order of arrival. */
typedef struct
{
  char *id;
  gint64 time;
  guint seq;
} MastodonItem;

typedef struct
{
  char *id;
  char *user;
  char *host;           /* NULL: local */
  char *handle;
  gint64 created;
  gint64 followers;     /* those unknown to this server */
  gboolean bot;
  gboolean muted;
  char *moved;          /* handle of the account used instead, or NULL */
  GPtrArray *featured;  /* hashtags */
} MastodonPerson;

typedef struct _MastodonPost MastodonPost;

struct _MastodonPost
{
  MastodonItem item;
  MastodonPerson *author;
  MastodonPost *reblog_of;
  MastodonPost *answers;
  char *html;
  char *text;
  char *language;
  char *spoiler;
  gboolean sensitive;
  MastodonVisibility visibility;
  GPtrArray *mentions;
  GPtrArray *tags;
  GPtrArray *favourites;
  GPtrArray *reblogs;
  guint n_replies;
  guint n_hidden;       /* favorites by people who are not in the list */
  gboolean deleted;
};

typedef struct
{
  MastodonItem item;
  MastodonPerson *person;
  MastodonPost *post;
} MastodonFavourite;

typedef struct
{
  MastodonItem item;
  MastodonPerson *follower;
  MastodonPerson *followed;
  gboolean gone;
} MastodonFollow;

typedef struct
{
  MastodonItem item;
  const char *type;
  MastodonPerson *owner;
  MastodonPerson *person;
  MastodonPost *post;
  gboolean cleared;
} MastodonNotification;

/* Nothing is freed before the server is: IDs keep their order after their item is deleted. */
typedef struct
{
  const MastodonTraits *traits;
  char *domain;
  gint64 now;
  guint seq;
  GPtrArray *people;
  GPtrArray *posts;
  GPtrArray *favourites;
  GPtrArray *follows;
  GPtrArray *notifications;
  GHashTable *items;
} MastodonData;

MastodonData      *mastodon_data_new           (const MastodonTraits *traits,
                                                const char           *domain);
void               mastodon_data_free          (MastodonData         *self);
gint64             mastodon_data_now           (MastodonData         *self);
MastodonPerson    *mastodon_data_add_person    (MastodonData         *self,
                                                const char           *handle,
                                                gint64                followers,
                                                gboolean              bot);
MastodonPerson    *mastodon_data_find_person   (MastodonData         *self,
                                                const char           *id);
MastodonPerson    *mastodon_data_find_handle   (MastodonData         *self,
                                                const char           *handle);
MastodonPost      *mastodon_data_add_post      (MastodonData         *self,
                                                MastodonPerson       *author,
                                                gint64                time,
                                                const char           *html,
                                                MastodonVisibility    visibility,
                                                MastodonPost         *answers);
MastodonPost      *mastodon_data_find_post     (MastodonData         *self,
                                                const char           *id);
void               mastodon_data_delete_post   (MastodonData         *self,
                                                MastodonPost         *post);
void               mastodon_data_edit_post     (MastodonData         *self,
                                                MastodonPost         *post,
                                                const char           *text,
                                                const char           *origin);
gboolean           mastodon_data_may_see       (MastodonData         *self,
                                                MastodonPerson       *viewer,
                                                MastodonPost         *post);
MastodonFavourite *mastodon_data_favourite_of  (MastodonPerson       *person,
                                                MastodonPost         *post);
void               mastodon_data_favourite     (MastodonData         *self,
                                                MastodonPerson       *person,
                                                MastodonPost         *post,
                                                gint64                time);
void               mastodon_data_unfavourite   (MastodonData         *self,
                                                MastodonPerson       *person,
                                                MastodonPost         *post);
MastodonPost      *mastodon_data_reblog_of     (MastodonPerson       *person,
                                                MastodonPost         *post);
MastodonPost      *mastodon_data_reblog        (MastodonData         *self,
                                                MastodonPerson       *person,
                                                MastodonPost         *post,
                                                gint64                time);
MastodonFollow    *mastodon_data_find_follow   (MastodonData         *self,
                                                MastodonPerson       *follower,
                                                MastodonPerson       *followed);
void               mastodon_data_follow        (MastodonData         *self,
                                                MastodonPerson       *follower,
                                                MastodonPerson       *followed,
                                                gint64                time);
void               mastodon_data_unfollow      (MastodonData         *self,
                                                MastodonPerson       *follower,
                                                MastodonPerson       *followed);
gint               mastodon_item_compare       (const MastodonItem   *a,
                                                const MastodonItem   *b);
char              *mastodon_id_new             (MastodonIdStyle       style,
                                                gint64                time,
                                                guint                 seq);
char              *mastodon_id_upper           (const char           *id);

const char        *mastodon_visibility_to_text (MastodonVisibility    visibility);
gboolean           mastodon_visibility_parse   (const char           *text,
                                                MastodonVisibility   *visibility);

char              *mastodon_text_strip         (const char           *html);
char              *mastodon_text_to_html       (MastodonData         *data,
                                                const char           *text,
                                                const char           *origin);
GPtrArray         *mastodon_text_find_mentions (MastodonData         *data,
                                                const char           *text);
GPtrArray         *mastodon_text_find_tags     (const char           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MastodonData, mastodon_data_free)

G_END_DECLS
