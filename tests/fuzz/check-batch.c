/* check-batch.c: invariants of every batch, whatever it was read from.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-batch.h"

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_people (CloutBatch *batch)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_nonnull (people[i].remote_id);
      check_text (people[i].remote_id);
      check_text (people[i].handle);
      check_text (people[i].name);
      check_text (people[i].url);
    }
}

static void
check_posts (CloutBatch *batch)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_nonnull (posts[i].remote_id);
      check_text (posts[i].remote_id);
      check_text (posts[i].url);
      check_text (posts[i].excerpt);
      if (posts[i].excerpt != NULL)
        g_assert_cmpint (g_utf8_strlen (posts[i].excerpt, -1), <=, CLOUT_EXCERPT_LENGTH);
      for (guint k = 0; posts[i].tags != NULL && posts[i].tags[k] != NULL; k++)
        check_text (posts[i].tags[k]);
    }
}

static void
check_reactions (CloutBatch *batch)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (reactions[i].kind, <, CLOUT_N_REACTION_KINDS);
      g_assert_nonnull (reactions[i].person);
      check_text (reactions[i].person);
      check_text (reactions[i].post);
      check_text (reactions[i].remote_id);
    }
}

static void
check_given (CloutBatch *batch)
{
  gsize n;
  const CloutBatchGiven *given = clout_batch_get_given (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_nonnull (given[i].remote_id);
      check_text (given[i].remote_id);
      check_text (given[i].person);
    }
}

void
check_batch (CloutBatch *batch)
{
  check_people (batch);
  check_posts (batch);
  check_reactions (batch);
  check_given (batch);
}

static void
describe_people (GString    *text,
                 CloutBatch *batch)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "person %s|%s|%s|%s|%s|%d|%d|%d|%x/%x\n", people[i].remote_id,
                            people[i].handle, people[i].name, people[i].avatar, people[i].url,
                            (int) people[i].followers, (int) people[i].following,
                            (int) people[i].posts, people[i].flags, people[i].known);
}

static void
describe_posts (GString    *text,
                CloutBatch *batch)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *tags = posts[i].tags != NULL ? g_strjoinv (",", (char **) posts[i].tags)
                                                    : NULL;

      g_string_append_printf (text, "post %s|%s|%s|%s|%s|%" G_GINT64_FORMAT "|%x|%x|%u",
                              posts[i].remote_id, posts[i].url, posts[i].excerpt,
                              posts[i].in_reply_to, tags, posts[i].time, posts[i].flags,
                              posts[i].told, posts[i].part);
      for (guint k = 0; k < CLOUT_N_REACTION_KINDS; k++)
        g_string_append_printf (text, " %u", posts[i].counts[k]);
      g_string_append_c (text, '\n');
    }
}

static void
describe_reactions (GString    *text,
                    CloutBatch *batch)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (batch, &n);
  const CloutBatchGiven *given;
  const CloutBatchOwnAct *acts;

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "reaction %u|%s|%s|%s|%s|%" G_GINT64_FORMAT "\n",
                            reactions[i].kind, reactions[i].person, reactions[i].post,
                            reactions[i].remote_id, reactions[i].url, reactions[i].time);
  given = clout_batch_get_given (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "given %u|%s|%s|%" G_GINT64_FORMAT "\n", given[i].kind,
                            given[i].person, given[i].remote_id, given[i].time);
  acts = clout_batch_get_own_acts (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "own %u|%s|%s\n", acts[i].kind, acts[i].post,
                            acts[i].remote_id);
}

/* check_batch_describe: what it adds to the store, as text */
char *
check_batch_describe (CloutBatch *batch)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const CloutBatchEndorsement *endorsements = clout_batch_get_endorsements (batch, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "endorsement %s|%s|%s|%s|%s|%" G_GINT64_FORMAT "\n",
                            endorsements[i].endorser, endorsements[i].receiver,
                            endorsements[i].topic, endorsements[i].remote_id,
                            endorsements[i].url, endorsements[i].time);
  describe_people (text, batch);
  describe_posts (text, batch);
  describe_reactions (text, batch);
  return g_string_free (text, FALSE);
}
