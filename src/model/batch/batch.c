/* batch.c: rows whose strings share one chunk and are freed with it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/batch/private.h"

#include <string.h>

#include "base/sanitize.h"

G_DEFINE_BOXED_TYPE (CloutBatch, clout_batch, clout_batch_ref, clout_batch_unref)

/**
 * clout_batch_new:
 *
 * Returns: (transfer full): an empty batch
 */
CloutBatch *
clout_batch_new (void)
{
  CloutBatch *self = g_new0 (CloutBatch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->endorsements = g_array_new (FALSE, FALSE, sizeof (CloutBatchEndorsement));
  self->people = g_array_new (FALSE, FALSE, sizeof (CloutBatchPerson));
  self->posts = g_array_new (FALSE, FALSE, sizeof (CloutBatchPost));
  self->reactions = g_array_new (FALSE, FALSE, sizeof (CloutBatchReaction));
  self->given = g_array_new (FALSE, FALSE, sizeof (CloutBatchGiven));
  self->own_acts = g_array_new (FALSE, FALSE, sizeof (CloutBatchOwnAct));
  self->aliases = g_array_new (FALSE, FALSE, sizeof (CloutBatchAlias));
  return self;
}

CloutBatch *
clout_batch_ref (CloutBatch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
clout_batch_unref (CloutBatch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->posts->len; i++)
    g_free ((gpointer) g_array_index (self->posts, CloutBatchPost, i).tags);
  g_free ((gpointer) self->complete.names);
  clout_batch_clear_listing (self);
  g_free ((gpointer) self->featured);
  g_string_chunk_free (self->strings);
  g_array_unref (self->endorsements);
  g_array_unref (self->people);
  g_array_unref (self->posts);
  g_array_unref (self->reactions);
  g_array_unref (self->given);
  g_array_unref (self->own_acts);
  g_array_unref (self->aliases);
  g_free (self);
}

void
clout_batch_copy_string (CloutBatch  *self,
                         const char **string)
{
  if (*string != NULL)
    *string = g_string_chunk_insert (self->strings, *string);
}

static void
copy_name (CloutBatch  *self,
           const char **string)
{
  g_autofree char *name = clout_sanitize_dup_name (*string);

  *string = name;
  clout_batch_copy_string (self, string);
}

/* Stored links can be clicked later: keep only web addresses. */
static void
copy_link (CloutBatch  *self,
           const char **link)
{
  if (*link != NULL && g_ascii_strncasecmp (*link, "https://", strlen ("https://")) != 0
      && g_ascii_strncasecmp (*link, "http://", strlen ("http://")) != 0)
    *link = NULL;
  clout_batch_copy_string (self, link);
}

/* Returns (transfer container): copies of the names in the batch's string chunk. */
const char *const *
clout_batch_copy_strings (CloutBatch        *self,
                          const char *const *names)
{
  guint n = g_strv_length ((char **) names);
  const char **copy = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_string_chunk_insert (self->strings, names[i]);
  return (const char *const *) copy;
}

/**
 * clout_batch_set_profile:
 * @self: a batch
 * @profile: the account's own profile; copied
 *
 * Sets the profile.
 */
void
clout_batch_set_profile (CloutBatch              *self,
                         const CloutBatchProfile *profile)
{
  self->profile = *profile;
  self->has_profile = TRUE;
  clout_batch_copy_string (self, &self->profile.remote_id);
  clout_batch_copy_string (self, &self->profile.handle);
  clout_batch_copy_string (self, &self->profile.name);
  clout_batch_copy_string (self, &self->profile.moved);
  copy_link (self, &self->profile.avatar);
  copy_link (self, &self->profile.url);
}

/**
 * clout_batch_add_person:
 * @self: a batch
 * @person: someone else, with a remote id; copied
 *
 * Adds a person.
 */
void
clout_batch_add_person (CloutBatch             *self,
                        const CloutBatchPerson *person)
{
  CloutBatchPerson copy = *person;

  g_return_if_fail (person->remote_id != NULL);
  clout_batch_copy_string (self, &copy.remote_id);
  copy_name (self, &copy.handle);
  copy_name (self, &copy.name);
  copy_link (self, &copy.avatar);
  copy_link (self, &copy.url);
  g_array_append_val (self->people, copy);
}

/**
 * clout_batch_add_post:
 * @self: a batch
 * @post: one of the account's public posts, with a remote id; copied
 *
 * Adds a post.
 */
void
clout_batch_add_post (CloutBatch           *self,
                      const CloutBatchPost *post)
{
  CloutBatchPost copy = *post;

  g_return_if_fail (post->remote_id != NULL);
  clout_batch_copy_string (self, &copy.remote_id);
  copy_link (self, &copy.url);
  clout_batch_copy_string (self, &copy.excerpt);
  clout_batch_copy_string (self, &copy.in_reply_to);
  if (post->tags != NULL)
    copy.tags = clout_batch_copy_strings (self, post->tags);
  g_array_append_val (self->posts, copy);
}

/**
 * clout_batch_add_reaction:
 * @self: a batch
 * @reaction: a reaction with the remote id of its author; copied
 *
 * Adds a reaction.
 */
void
clout_batch_add_reaction (CloutBatch               *self,
                          const CloutBatchReaction *reaction)
{
  CloutBatchReaction copy = *reaction;

  g_return_if_fail (reaction->person != NULL);
  clout_batch_copy_string (self, &copy.person);
  clout_batch_copy_string (self, &copy.post);
  clout_batch_copy_string (self, &copy.remote_id);
  copy_link (self, &copy.url);
  g_array_append_val (self->reactions, copy);
}

/**
 * clout_batch_add_given:
 * @self: a batch
 * @given: the person's reaction to someone else, with an id; copied
 *
 * Adds a reaction by the person.
 */
void
clout_batch_add_given (CloutBatch            *self,
                       const CloutBatchGiven *given)
{
  CloutBatchGiven copy = *given;

  g_return_if_fail (given->remote_id != NULL);
  clout_batch_copy_string (self, &copy.person);
  clout_batch_copy_string (self, &copy.remote_id);
  g_array_append_val (self->given, copy);
}

/**
 * clout_batch_add_own_act:
 * @self: a batch
 * @act: a reaction by the account to its own post; copied
 *
 * Adds a reaction by the account to its own post.
 */
void
clout_batch_add_own_act (CloutBatch             *self,
                         const CloutBatchOwnAct *act)
{
  CloutBatchOwnAct copy = *act;

  g_return_if_fail (act->post != NULL && act->kind <= CLOUT_REACTION_LIKE);
  clout_batch_copy_string (self, &copy.post);
  clout_batch_copy_string (self, &copy.remote_id);
  g_array_append_val (self->own_acts, copy);
}

/**
 * clout_batch_set_time:
 * @self: a batch
 * @time: when the network reported the data, Unix seconds; 0, the initial value, if unknown
 *
 * Sets when the data were reported.
 */
void
clout_batch_set_time (CloutBatch *self,
                      gint64      time)
{
  self->time = time;
}

/**
 * clout_batch_set_complete:
 * @self: a batch
 * @complete: the remaining reactions; copied
 *
 * Call this with a list's last page: stored reactions that were on no page are deleted.
 */
void
clout_batch_set_complete (CloutBatch               *self,
                          const CloutBatchComplete *complete)
{
  g_return_if_fail (complete->post != NULL && complete->names != NULL);
  g_free ((gpointer) self->complete.names);
  self->complete = *complete;
  self->has_complete = TRUE;
  clout_batch_copy_string (self, &self->complete.post);
  self->complete.names = clout_batch_copy_strings (self, complete->names);
}

/**
 * clout_batch_set_asked:
 * @self: a batch
 * @asked: the post whose list was fetched completely; copied
 *
 * Says that a list of one post is complete.
 */
void
clout_batch_set_asked (CloutBatch            *self,
                       const CloutBatchAsked *asked)
{
  g_return_if_fail (asked->resource != NULL && asked->post != NULL);
  self->asked = *asked;
  self->has_asked = TRUE;
  clout_batch_copy_string (self, &self->asked.resource);
  clout_batch_copy_string (self, &self->asked.post);
}

/**
 * clout_batch_add_endorsement:
 * @self: a batch
 * @record: a +K with a topic and a unique name; copied
 *
 * Adds a +K.
 */
void
clout_batch_add_endorsement (CloutBatch                  *self,
                             const CloutBatchEndorsement *record)
{
  CloutBatchEndorsement copy = *record;

  g_return_if_fail (record->topic != NULL && record->remote_id != NULL);
  clout_batch_copy_string (self, &copy.endorser);
  clout_batch_copy_string (self, &copy.receiver);
  clout_batch_copy_string (self, &copy.topic);
  clout_batch_copy_string (self, &copy.remote_id);
  copy_link (self, &copy.url);
  g_array_append_val (self->endorsements, copy);
}

/**
 * clout_batch_set_endorser:
 * @self: a batch
 * @endorser: the person whose +K are listed completely; copied
 *
 * Says that a person's list of +K is complete.
 */
void
clout_batch_set_endorser (CloutBatch               *self,
                          const CloutBatchEndorser *endorser)
{
  self->endorser = *endorser;
  self->has_endorser = TRUE;
  clout_batch_copy_string (self, &self->endorser.endorser);
}

/**
 * clout_batch_set_featured:
 * @self: a batch
 * @tags: all hashtags featured on the account's profile, without '#', as written,
 *   %NULL-terminated; copied
 *
 * Sets the featured hashtags.
 */
void
clout_batch_set_featured (CloutBatch        *self,
                          const char *const *tags)
{
  g_free ((gpointer) self->featured);
  self->featured = clout_batch_copy_strings (self, tags);
}

/**
 * clout_batch_get_profile:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): the profile, or %NULL if the page had none
 */
const CloutBatchProfile *
clout_batch_get_profile (CloutBatch *self)
{
  return self->has_profile ? &self->profile : NULL;
}

/**
 * clout_batch_has_person:
 * @self: a batch
 * @remote_id: (nullable): what a network calls someone
 *
 * Returns: whether they are among the batch's people
 */
gboolean
clout_batch_has_person (CloutBatch *self,
                        const char *remote_id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_strcmp0 (g_array_index (self->people, CloutBatchPerson, i).remote_id, remote_id) == 0)
      return TRUE;
  return FALSE;
}

const CloutBatchPerson *
clout_batch_get_people (CloutBatch *self,
                        gsize      *ret_n)
{
  *ret_n = self->people->len;
  return (const CloutBatchPerson *) self->people->data;
}

const CloutBatchPost *
clout_batch_get_posts (CloutBatch *self,
                       gsize      *ret_n)
{
  *ret_n = self->posts->len;
  return (const CloutBatchPost *) self->posts->data;
}

const CloutBatchReaction *
clout_batch_get_reactions (CloutBatch *self,
                           gsize      *ret_n)
{
  *ret_n = self->reactions->len;
  return (const CloutBatchReaction *) self->reactions->data;
}

const CloutBatchGiven *
clout_batch_get_given (CloutBatch *self,
                       gsize      *ret_n)
{
  *ret_n = self->given->len;
  return (const CloutBatchGiven *) self->given->data;
}

const CloutBatchOwnAct *
clout_batch_get_own_acts (CloutBatch *self,
                          gsize      *ret_n)
{
  *ret_n = self->own_acts->len;
  return (const CloutBatchOwnAct *) self->own_acts->data;
}

gint64
clout_batch_get_time (CloutBatch *self)
{
  return self->time;
}

/**
 * clout_batch_get_complete:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): the remaining reactions, if set
 */
const CloutBatchComplete *
clout_batch_get_complete (CloutBatch *self)
{
  return self->has_complete ? &self->complete : NULL;
}

/**
 * clout_batch_get_asked:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): the post whose list this batch completes, if any
 */
const CloutBatchAsked *
clout_batch_get_asked (CloutBatch *self)
{
  return self->has_asked ? &self->asked : NULL;
}

const CloutBatchEndorsement *
clout_batch_get_endorsements (CloutBatch *self,
                              gsize      *ret_n)
{
  *ret_n = self->endorsements->len;
  return (const CloutBatchEndorsement *) self->endorsements->data;
}

/**
 * clout_batch_get_endorser:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): the person whose +K are listed completely, if any
 */
const CloutBatchEndorser *
clout_batch_get_endorser (CloutBatch *self)
{
  return self->has_endorser ? &self->endorser : NULL;
}

/**
 * clout_batch_get_featured:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): all featured hashtags, %NULL-terminated, or %NULL if the
 *   page didn't include them
 */
const char *const *
clout_batch_get_featured (CloutBatch *self)
{
  return self->featured;
}

/* An array of CLOUT_N_LEFT_OUT counts of posts that don't count, by reason, for archive readers
   to increment. */
gint64 *
clout_batch_get_left_out (CloutBatch *self)
{
  return self->left_out;
}

/**
 * clout_batch_get_size:
 * @self: a batch
 *
 * Returns: the number of rows, without the profile
 */
gsize
clout_batch_get_size (CloutBatch *self)
{
  return self->people->len + self->posts->len + self->reactions->len + self->given->len
    + self->own_acts->len + self->endorsements->len;
}
