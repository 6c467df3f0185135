/* perk.h: a publisher's offer, and whether it is for a person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest texts, in characters. Longer ones make an offer invalid. */
#define CLOUT_PERK_MAX_TITLE 100
#define CLOUT_PERK_MAX_TEXT 500
#define CLOUT_PERK_MAX_LINK 2000
#define CLOUT_PERK_MAX_TOPICS 20
/* There are 249 regions. */
#define CLOUT_PERK_MAX_REGIONS 300

/**
 * CloutPerk:
 * @title: what is offered, in a few words
 * @what: what the person gets
 * @link: the publisher's page, https
 * @disclosure: who pays for it, and what they hope for; never empty
 * @from_score: the lowest score that qualifies, 0 to 100
 * @until: when it ends, Unix seconds, or 0 for never
 * @topics: the person must have one of these; empty for any
 * @regions: two-letter ISO 3166-1 codes in capitals; empty for anywhere
 *
 * All strings are plain text in UTF-8, not markup.
 */
typedef struct
{
  char *title;
  char *what;
  char *link;
  char *disclosure;
  double from_score;
  gint64 until;
  GStrv topics;
  GStrv regions;
} CloutPerk;

/**
 * CloutPerkPerson:
 * @score: 0 to 100
 * @topics: (nullable) (array zero-terminated=1): the person's topics, in any spelling
 * @region: (nullable): ISO 3166-1 code, or %NULL if unknown
 * @now: Unix seconds
 *
 * What offers are checked against. It never leaves this computer.
 */
typedef struct
{
  double score;
  const char *const *topics;
  const char *region;
  gint64 now;
} CloutPerkPerson;

/**
 * CloutPerkState:
 *
 * Whether an offer is for a person, or the first reason why not. Reasons that no one can change
 * come first.
 */
typedef enum
{
  CLOUT_PERK_YOURS,
  CLOUT_PERK_OVER,
  CLOUT_PERK_OTHER_REGION,
  CLOUT_PERK_OTHER_TOPICS,
  CLOUT_PERK_HIGHER_SCORE
} CloutPerkState;

CloutPerk      *clout_perk_new      (void);
CloutPerk      *clout_perk_copy     (const CloutPerk        *self);
void            clout_perk_free     (CloutPerk              *self);
gboolean        clout_perk_is_sound (const CloutPerk        *self);
CloutPerkState  clout_perk_evaluate (const CloutPerk        *self,
                                     const CloutPerkPerson  *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPerk, clout_perk_free)

G_END_DECLS
