/* card.h: what stands on a card that tells one's score to others.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "sync/report/report.h"

G_BEGIN_DECLS

/* In the card's own units, which are pixels of a picture at its natural size. */
#define CLOUT_CARD_WIDTH 600
#define CLOUT_CARD_HEIGHT 315

/**
 * CloutCardFields: what the person chose to tell beside the score, its word and the day.
 * @CLOUT_CARD_RANGE: where the score most likely lies
 * @CLOUT_CARD_CHANGE: how it moved in 30 days
 * @CLOUT_CARD_NETWORKS: the networks of the accounts, each once
 * @CLOUT_CARD_NAME: the name of the first account
 */
typedef enum
{
  CLOUT_CARD_RANGE = 1 << 0,
  CLOUT_CARD_CHANGE = 1 << 1,
  CLOUT_CARD_NETWORKS = 1 << 2,
  CLOUT_CARD_NAME = 1 << 3
} CloutCardFields;

/**
 * CloutCard: the words as they are drawn, %NULL where there is none.
 * @estimate: that the score is partly estimated, or why no score is shown
 * @at: the score, below 0 if unknown
 */
typedef struct
{
  char *name;
  char *date;
  char *score;
  const char *word;
  char *change;
  char *range;
  char *estimate;
  char *networks;
  double low;
  double high;
  double at;
  gboolean sample;
  gboolean right_to_left;
} CloutCard;

CloutCard *clout_card_new  (CloutReport     *report,
                            CloutCardFields  fields,
                            gboolean         sample);
void       clout_card_free (CloutCard       *card);
void       clout_card_draw (const CloutCard *card,
                            cairo_t         *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCard, clout_card_free)

G_END_DECLS
