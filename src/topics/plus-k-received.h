/* plus-k-received.h: decides which received +K count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/duration.h"
#include "topics/plus-k.h"

G_BEGIN_DECLS

/* Most +K that count from one person in total; the newest count. */
#define CLOUT_PLUS_K_PER_ENDORSER 100

/* How far ahead a server's clock may be, seconds. The server may have its time zone wrong. */
#define CLOUT_PLUS_K_SKEW CLOUT_DAY

/**
 * CloutPlusKSent: a +K as reported by a network.
 * @plus_k: the +K; borrowed
 * @acquainted: whether sender and receiver follow one another in either direction
 */
typedef struct
{
  CloutPlusK plus_k;
  gboolean acquainted;
} CloutPlusKSent;

/**
 * CloutPlusKCounted: a +K that counts.
 * @at: index of its record
 * @topic: (transfer full): its cleaned topic
 */
typedef struct
{
  gsize at;
  char *topic;
} CloutPlusKCounted;

GArray *clout_plus_k_clean_received (const CloutPlusKSent *sent,
                                     gsize                 n_sent,
                                     const char *const    *own,
                                     gint64                now);

G_END_DECLS
