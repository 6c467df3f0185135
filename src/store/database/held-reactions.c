/* held-reactions.c: an import's reactions, held back until there are many.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/held-reactions.h"

#include <stdlib.h>

#include "base/compare.h"

/* 0.7 MB, and as much again while they are sorted. */
#define N_HELD 16384

struct _CloutHeldReactions
{
  gsize n;
  CloutHeldReaction reactions[N_HELD];
};

/**
 * clout_held_reactions_new:
 *
 * An archive's reactions are to posts in any order. Stored in the order of their table, and many at
 * a time, they change each of its pages once instead of once per reaction.
 *
 * Returns: (transfer full): no reactions yet
 */
CloutHeldReactions *
clout_held_reactions_new (void)
{
  return g_new0 (CloutHeldReactions, 1);
}

void
clout_held_reactions_free (CloutHeldReactions *self)
{
  g_free (self);
}

/**
 * clout_held_reactions_add:
 * @self: reactions, not full
 * @reaction: another one
 *
 * Returns: whether it is full now, so that the reactions have to be stored and cleared
 */
gboolean
clout_held_reactions_add (CloutHeldReactions      *self,
                          const CloutHeldReaction *reaction)
{
  g_return_val_if_fail (self->n < N_HELD, TRUE);
  self->reactions[self->n++] = *reaction;
  return self->n == N_HELD;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const CloutHeldReaction *first = a;
  const CloutHeldReaction *second = b;
  int order = clout_compare_int64 (first->account, second->account);

  if (order == 0)
    order = clout_compare_int64 (first->post, second->post);
  if (order == 0)
    order = clout_compare_int64 (first->kind, second->kind);
  return order != 0 ? order : clout_compare_int64 (first->person, second->person);
}

/**
 * clout_held_reactions_sort:
 * @ret_n: (out): how many there are
 *
 * Returns: (transfer none) (array length=ret_n): all, in the order of the table's key
 */
const CloutHeldReaction *
clout_held_reactions_sort (CloutHeldReactions *self,
                           gsize              *ret_n)
{
  *ret_n = self->n;
  if (self->n > 1)
    qsort (self->reactions, self->n, sizeof *self->reactions, compare_cb);
  return self->reactions;
}

void
clout_held_reactions_clear (CloutHeldReactions *self)
{
  self->n = 0;
}
