/* held-reactions.h: an import's reactions, held back until there are many.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutHeldReaction: a row of the table of reactions.
 */
typedef struct
{
  gint64 account;
  gint64 post;
  gint64 person;
  gint64 time;
  guint8 kind;
} CloutHeldReaction;

typedef struct _CloutHeldReactions CloutHeldReactions;

CloutHeldReactions      *clout_held_reactions_new   (void);
void                     clout_held_reactions_free  (CloutHeldReactions      *self);
gboolean                 clout_held_reactions_add   (CloutHeldReactions      *self,
                                                     const CloutHeldReaction *reaction);
const CloutHeldReaction *clout_held_reactions_sort  (CloutHeldReactions      *self,
                                                     gsize                   *ret_n);
void                     clout_held_reactions_clear (CloutHeldReactions      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutHeldReactions, clout_held_reactions_free)

G_END_DECLS
