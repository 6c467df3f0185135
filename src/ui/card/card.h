/* card.h: the texts on a score card for sharing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "sync/report.h"

G_BEGIN_DECLS

/* In units of the card, which are pixels at natural size. */
#define CLOUT_CARD_WIDTH 600
#define CLOUT_CARD_HEIGHT 315

/**
 * CloutCardFields: what to show besides the score, its level and the date.
 * @CLOUT_CARD_RANGE: the score's likely range
 * @CLOUT_CARD_CHANGE: its change in 30 days
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
 * CloutCard: the texts on a card, or %NULL.
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
