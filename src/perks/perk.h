/* perk.h: an offer of a publisher, and whether it is for someone.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest that is shown, characters. What is longer is no sound offer. */
#define CLOUT_PERK_MAX_TITLE 100
#define CLOUT_PERK_MAX_TEXT 500
#define CLOUT_PERK_MAX_LINK 2000
#define CLOUT_PERK_MAX_TOPICS 20
/* There are 249 regions. */
#define CLOUT_PERK_MAX_REGIONS 300

/**
 * CloutPerk:
 * @title: what it is, in a few words
 * @what: what one gets
 * @link: the publisher's page, https
 * @disclosure: who pays for it, and what they hope for; never empty
 * @from_score: the least score that it is for, 0 to 100
 * @until: when it is over, Unix seconds, or 0 for never
 * @topics: one of them has to be the person's; empty for any
 * @regions: ISO 3166-1 codes of two capitals; empty for anywhere
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
 * @topics: (nullable) (array zero-terminated=1): theirs, in any spelling
 * @region: (nullable): ISO 3166-1 code, or %NULL if unknown
 * @now: Unix seconds
 *
 * What an offer is held against. It never leaves the machine.
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
 * Whether an offer is for someone, or the first reason why not, in the order in which it
 * makes sense to say so: what no one can change comes first.
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
CloutPerkState  clout_perk_judge    (const CloutPerk        *self,
                                     const CloutPerkPerson  *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPerk, clout_perk_free)

G_END_DECLS
