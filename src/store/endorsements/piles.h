/* piles.h: all +K by receiver, and the topics that they are for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/endorsements/rows.h"

G_BEGIN_DECLS

/* The person as endorser or receiver. */
#define CLOUT_PLUS_K_SELF "self"

/**
 * CloutPlusKPile: all +K of one receiver.
 * @who: the receiver; borrowed
 * @sent: (element-type CloutPlusKSent)
 * @first: id of one of them, by which the receiver is found
 */
typedef struct
{
  const char *who;
  GArray *sent;
  gint64 first;
} CloutPlusKPile;

/**
 * CloutPlusKPiles: +K by receiver.
 * @piles: (element-type utf8 CloutPlusKPile)
 */
typedef struct
{
  CloutPlusKRows rows;
  GHashTable *piles;
} CloutPlusKPiles;

CloutPlusKPiles      *clout_plus_k_piles_load       (sqlite3                *db,
                                                     const char             *folded,
                                                     gint64                  person,
                                                     GError                **error);
void                  clout_plus_k_piles_free       (CloutPlusKPiles        *self);
GArray               *clout_plus_k_pile_count       (const CloutPlusKPile   *self,
                                                     gint64                  now,
                                                     guint                  *ret_given);
GPtrArray            *clout_plus_k_pile_list_topics (const CloutPlusKPile   *self,
                                                     gint64                  now,
                                                     GTimeZone              *zone);
char                 *clout_plus_k_pile_suggest     (const CloutPlusKPile   *self,
                                                     gint64                  now,
                                                     GTimeZone              *zone);
char                 *clout_plus_k_pile_find_given  (const CloutPlusKPile   *self,
                                                     gint64                  now,
                                                     GTimeZone              *zone);

/**
 * CloutPlusKPlace: the person's rank among their friends for a topic.
 * @place: rank by +K received, 0 if the person received none
 * @of: how many people received any
 */
typedef struct
{
  guint place;
  guint of;
} CloutPlusKPlace;

GHashTable           *clout_plus_k_load_places      (sqlite3                *db,
                                                     gint64                  now,
                                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPlusKPiles, clout_plus_k_piles_free)

G_END_DECLS
