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
