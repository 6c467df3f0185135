/* history-maker.h: builds small histories for tests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

#define MAKER_NOW (G_GINT64_CONSTANT (1790000000))

typedef struct
{
  GArray *people;
  GArray *posts;
  GArray *time;
  GArray *person;
  GArray *post;
  GByteArray *kind;
  CloutScoreAccount account;
  CloutScoreInput input;
} HistoryMaker;

HistoryMaker          *history_maker_new        (void);
void                   history_maker_free       (HistoryMaker      *self);
guint32                history_maker_add_person (HistoryMaker      *self,
                                                 gint64             followers,
                                                 gboolean           bot);
guint32                history_maker_add_post   (HistoryMaker      *self,
                                                 gint64             time);
void                   history_maker_react      (HistoryMaker      *self,
                                                 CloutReactionKind  kind,
                                                 guint32            person,
                                                 guint32            post,
                                                 gint64             time);
const CloutScoreInput *history_maker_input      (HistoryMaker      *self);
void                   history_maker_randomize  (HistoryMaker      *self,
                                                 GRand             *random,
                                                 guint              n_people,
                                                 guint              n_posts,
                                                 guint              n_reactions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HistoryMaker, history_maker_free)
