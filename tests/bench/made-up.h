/* made-up.h: a large generated history, with the heavy tails of real ones.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

#define MADE_UP_NOW G_GINT64_CONSTANT (1700000000)
#define MADE_UP_DAYS 180
#define MADE_UP_YEARS_DAYS 3652
#define MADE_UP_PEOPLE 50000
#define MADE_UP_POSTS 20000

typedef struct
{
  CloutScoreInput input;
  CloutScoreAccount account;
  CloutScorePerson *people;
  CloutScorePost *posts;
  gint64 *time;
  guint32 *person;
  guint32 *post;
  guint8 *kind;
} MadeUp;

MadeUp *made_up_new         (gsize   n);
MadeUp *made_up_new_of_days (gsize   n,
                             guint   n_days);
void    made_up_sort        (MadeUp *self);
void    made_up_free        (MadeUp *self);
