/* tally.c: counts what a person posts about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/tally.h"

#include "topics/fold.h"
#include "topics/sensitive.h"
#include "topics/topic-name.h"

typedef struct
{
  CloutTallied sum;
  GHashTable *spellings; /* spelling → how often the person used it */
  guint64 last_post; /* by number, so that each post counts once */
  gboolean sensitive;
  gboolean featured;
} Entry;

struct _CloutTally
{
  GHashTable *entries; /* key → Entry */
  GHashTable *known;   /* as written → Entry, or NULL if it isn't a topic */
  guint64 n_posts;
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_hash_table_unref (self->spellings);
  g_free (self->sum.key);
  g_free (self);
}

/**
 * clout_tally_new:
 *
 * Returns: (transfer full): an empty tally
 */
CloutTally *
clout_tally_new (void)
{
  CloutTally *self = g_new0 (CloutTally, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * clout_tally_free:
 * @self: (transfer full): a tally
 *
 * Frees a tally.
 */
void
clout_tally_free (CloutTally *self)
{
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->entries);
  g_free (self);
}

static Entry *
take_entry (CloutTally *self,
            char       *key)
{
  g_autofree char *owned = key;
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->sum.key = g_steal_pointer (&owned);
      entry->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->entries, entry->sum.key, entry);
    }
  return entry;
}

static Entry *
find_entry (CloutTally *self,
            const char *written)
{
  g_autofree char *name = NULL;
  Entry *entry = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (self->known, written, NULL, &known))
    return known;
  name = clout_topic_clean (written, NULL);
  if (name != NULL)
    {
      entry = take_entry (self, clout_topic_fold (name));
      entry->sensitive |= clout_topic_get_sensitive (name) != CLOUT_SENSITIVE_NONE;
    }
  g_hash_table_insert (self->known, g_strdup (written), entry);
  return entry;
}

static void
add_spelling (Entry      *entry,
              const char *written,
              guint       n)
{
  char *name = clout_topic_clean (written, NULL);
  guint had = GPOINTER_TO_UINT (g_hash_table_lookup (entry->spellings, name));

  g_hash_table_insert (entry->spellings, name, GUINT_TO_POINTER (had + n));
}

/**
 * clout_tally_add_post:
 * @self: a tally
 * @post: one of the person's posts; not kept
 *
 * Counts the post once for each of its topics, even if it has several spellings of one.
 */
void
clout_tally_add_post (CloutTally           *self,
                      const CloutTallyPost *post)
{
  self->n_posts++;
  for (gsize i = 0; post->tags != NULL && post->tags[i] != NULL; i++)
    {
      Entry *entry = find_entry (self, post->tags[i]);

      if (entry == NULL || entry->last_post == self->n_posts)
        continue;
      entry->last_post = self->n_posts;
      add_spelling (entry, post->tags[i], 1);
      entry->sum.n_posts++;
      entry->sum.n_reactions += post->n_reactions;
      entry->sum.strength += post->strength;
      entry->sum.last_used = MAX (entry->sum.last_used, post->time);
    }
}

/**
 * clout_tally_add_featured:
 * @self: a tally
 * @tag: a hashtag featured on one of the person's profiles
 *
 * Counts a featured hashtag, once even if several profiles feature it.
 */
void
clout_tally_add_featured (CloutTally *self,
                          const char *tag)
{
  Entry *entry = find_entry (self, tag);

  if (entry == NULL)
    return;
  add_spelling (entry, tag, 1);
  if (!entry->featured)
    entry->sum.strength += CLOUT_TOPIC_FEATURED_WORTH;
  entry->featured = TRUE;
}

/**
 * clout_tally_add_plus_k:
 * @self: a tally
 * @topic: topic of a received +K that counts, see clout_plus_k_clean_received()
 *
 * Counts a received +K. Its spelling is shown only if the person never wrote the topic
 * themselves.
 */
void
clout_tally_add_plus_k (CloutTally *self,
                        const char *topic)
{
  Entry *entry = find_entry (self, topic);

  if (entry == NULL)
    return;
  add_spelling (entry, topic, 0);
  entry->sum.n_plus_k++;
  entry->sum.strength += CLOUT_TOPIC_PLUS_K_WORTH;
}

/* If spellings are equally common, takes the one with the earlier capital, independent of order. */
static const char *
find_spelling (Entry *entry)
{
  const char *best = NULL;
  guint most = 0;
  GHashTableIter iter;
  gpointer name, n;

  g_hash_table_iter_init (&iter, entry->spellings);
  while (g_hash_table_iter_next (&iter, &name, &n))
    if (best == NULL || GPOINTER_TO_UINT (n) > most
        || (GPOINTER_TO_UINT (n) == most && g_strcmp0 (name, best) < 0))
      {
        best = name;
        most = GPOINTER_TO_UINT (n);
      }
  return best;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const CloutTallied *one = *(CloutTallied *const *) a;
  const CloutTallied *other = *(CloutTallied *const *) b;

  if (one->strength != other->strength)
    return one->strength > other->strength ? -1 : 1;
  if (one->n_reactions != other->n_reactions)
    return one->n_reactions > other->n_reactions ? -1 : 1;
  if (one->n_posts != other->n_posts)
    return one->n_posts > other->n_posts ? -1 : 1;
  if (one->last_used != other->last_used)
    return one->last_used > other->last_used ? -1 : 1;
  return g_strcmp0 (one->key, other->key);
}

static GHashTable *
fold_all (const char *const *names)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      char *key = clout_topic_fold (names[i]);

      if (key != NULL)
        g_hash_table_add (keys, key);
    }
  return keys;
}

/**
 * clout_tally_list:
 * @self: a tally
 * @hidden: (nullable): topics hidden by the person, in any spelling, %NULL-terminated
 *
 * Lists the topics of a tally, strongest first.
 *
 * Returns: (transfer full) (element-type CloutTallied): strongest first, at most
 *   %CLOUT_TOPICS_SHOWN, without hidden and sensitive ones
 */
GPtrArray *
clout_tally_list (CloutTally        *self,
                  const char *const *hidden)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_tallied_free);
  g_autoptr(GHashTable) unwanted = fold_all (hidden);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;
      CloutTallied *copy;

      if (entry->sensitive || g_hash_table_contains (unwanted, entry->sum.key))
        continue;
      copy = g_memdup2 (&entry->sum, sizeof entry->sum);
      copy->key = g_strdup (entry->sum.key);
      copy->name = g_strdup (find_spelling (entry));
      g_ptr_array_add (list, copy);
    }
  g_ptr_array_sort (list, compare);
  if (list->len > CLOUT_TOPICS_SHOWN)
    g_ptr_array_set_size (list, CLOUT_TOPICS_SHOWN);
  return list;
}

/**
 * clout_tallied_free:
 * @self: (transfer full): a topic from clout_tally_list()
 *
 * Frees a topic.
 */
void
clout_tallied_free (CloutTallied *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}
