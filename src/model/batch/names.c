/* names.c: names the items on a list's pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/batch/batch.h"

/* The name, in a #CloutBatchListing, of a reaction without an id. */
static char *
dup_name (CloutReactionKind  kind,
          const char        *person,
          const char        *post)
{
  return g_strdup_printf ("%u %s %s", (guint) kind, person != NULL ? person : "",
                          post != NULL ? post : "");
}

static void
list_reactions (CloutBatch *self,
                GHashTable *names)
{
  gsize n;
  const CloutBatchReaction *r = clout_batch_get_reactions (self, &n);

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (names, r[i].remote_id != NULL
                             ? g_strdup (r[i].remote_id)
                             : dup_name (r[i].kind, r[i].person, r[i].post));
}

static void
list_own_acts (CloutBatch *self,
               GHashTable *names)
{
  gsize n;
  const CloutBatchOwnAct *acts = clout_batch_get_own_acts (self, &n);

  for (gsize i = 0; i < n; i++)
    if (acts[i].remote_id != NULL)
      g_hash_table_add (names, g_strdup (acts[i].remote_id));
}

static void
list_people (CloutBatch *self,
             GHashTable *names)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (self, &n);

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (names, g_strdup (people[i].remote_id));
}

static void
list_posts (CloutBatch *self,
            GHashTable *names)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (self, &n);
  const CloutBatchGiven *given;

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (names, g_strdup (posts[i].remote_id));
  given = clout_batch_get_given (self, &n);
  for (gsize i = 0; i < n; i++)
    g_hash_table_add (names, dup_name (given[i].kind, NULL, given[i].remote_id));
}

/**
 * clout_batch_list_names:
 * @self: a page of a list
 * @what: kind of list
 * @names: (element-type utf8): receives the names of the page's items: remote ids of posts,
 *   replies and people; kind, person and post of other reactions
 *
 * Lists the names of the items on a page.
 */
void
clout_batch_list_names (CloutBatch       *self,
                        CloutListingKind  what,
                        GHashTable       *names)
{
  if (what == CLOUT_LISTING_NOTIFICATIONS || what == CLOUT_LISTING_REPLIES)
    list_reactions (self, names);
  if (what == CLOUT_LISTING_REPLIES)
    list_own_acts (self, names);
  if (what == CLOUT_LISTING_PEOPLE)
    list_people (self, names);
  if (what == CLOUT_LISTING_POSTS)
    list_posts (self, names);
}
