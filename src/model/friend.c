/* friend.c: someone the person follows, is followed by, or interacts with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/friend.h"

struct _CloutFriend
{
  GObject parent_instance;

  GStringChunk *strings;
  gboolean known;
  CloutFriendFacts facts;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutFriend, clout_friend, G_TYPE_OBJECT)

static void
clout_friend_finalize (GObject *object)
{
  g_clear_pointer (&CLOUT_FRIEND (object)->strings, g_string_chunk_free);
  G_OBJECT_CLASS (clout_friend_parent_class)->finalize (object);
}

static void
clout_friend_class_init (CloutFriendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_friend_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CLOUT_TYPE_FRIEND, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clout_friend_init (CloutFriend *self)
{
}

/**
 * clout_friend_new:
 * @facts: (nullable): what is known; copied with its strings. %NULL if nothing is yet
 *
 * Returns: (transfer full): a friend
 */
CloutFriend *
clout_friend_new (const CloutFriendFacts *facts)
{
  CloutFriend *self = g_object_new (CLOUT_TYPE_FRIEND, NULL);

  if (facts != NULL)
    clout_friend_set_facts (self, facts);
  return self;
}

/**
 * clout_friend_get_facts:
 * @self: a friend
 *
 * Returns: (transfer none) (nullable): what is known, or %NULL if nothing is yet
 */
const CloutFriendFacts *
clout_friend_get_facts (CloutFriend *self)
{
  g_return_val_if_fail (CLOUT_IS_FRIEND (self), NULL);
  return self->known ? &self->facts : NULL;
}

static const char *
insert_string (GStringChunk *strings,
               const char   *text)
{
  return text != NULL ? g_string_chunk_insert (strings, text) : NULL;
}

/**
 * clout_friend_set_facts:
 * @self: a friend
 * @facts: the new data; copied with its strings
 *
 * Replaces a friend's data.
 */
void
clout_friend_set_facts (CloutFriend            *self,
                        const CloutFriendFacts *facts)
{
  GStringChunk *strings;

  g_return_if_fail (CLOUT_IS_FRIEND (self));

  strings = g_string_chunk_new (256);
  self->facts = *facts;
  self->facts.network = insert_string (strings, facts->network);
  self->facts.remote = insert_string (strings, facts->remote);
  self->facts.handle = insert_string (strings, facts->handle);
  self->facts.name = insert_string (strings, facts->name);
  self->facts.url = insert_string (strings, facts->url);
  self->facts.topic = insert_string (strings, facts->topic);
  self->facts.given = insert_string (strings, facts->given);
  self->facts.avatar = insert_string (strings, facts->avatar);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  self->strings = strings;
  self->known = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * clout_friend_get_title:
 * @self: a friend
 *
 * Returns: (transfer none): their name, else their handle, else their id; empty while nothing is
 *   known
 */
const char *
clout_friend_get_title (CloutFriend *self)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (self);

  if (facts == NULL)
    return "";
  if (facts->name != NULL && *facts->name != '\0')
    return facts->name;
  return facts->handle != NULL ? facts->handle : facts->remote;
}
