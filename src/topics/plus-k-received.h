/* plus-k-received.h: which of the +K that others sent count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "topics/plus-k.h"

G_BEGIN_DECLS

/* Most +K of one giver that count, all together: the newest of a friend of many years. */
#define CLOUT_PLUS_K_OF_ONE_GIVER 100

/* A server's clock may be ahead by so much, seconds: it may lie a zone away from the truth. */
#define CLOUT_PLUS_K_SKEW 86400

/**
 * CloutPlusKSent: a +K as a network told it.
 * @plus_k: the record; borrowed
 * @acquainted: whether the receiver follows its giver or is followed
 */
typedef struct
{
  CloutPlusK plus_k;
  gboolean acquainted;
} CloutPlusKSent;

/**
 * CloutPlusKHeard: a +K that counts.
 * @at: index of the record that it was
 * @topic: (transfer full): its topic, clean
 */
typedef struct
{
  gsize at;
  char *topic;
} CloutPlusKHeard;

GArray *clout_plus_k_clean_received (const CloutPlusKSent *sent,
                                     gsize                 n_sent,
                                     const char *const    *own,
                                     gint64                now);

G_END_DECLS
