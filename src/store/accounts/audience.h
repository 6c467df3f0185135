/* audience.h: what is known of an account's followers on earlier days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutAudienceCount:
 * @day: days since 1970-01-01 in UTC
 * @n: number of followers on that day, or of follows received on it
 */
typedef struct
{
  gint64 day;
  gint64 n;
} CloutAudienceCount;

/**
 * CloutStoreAudience:
 * @counts: (element-type CloutAudienceCount): followers on days, earliest first
 * @follows: (element-type CloutAudienceCount): dated follows, earliest first
 */
typedef struct
{
  GArray *counts;
  GArray *follows;
} CloutStoreAudience;

void clout_store_audience_free       (CloutStoreAudience   *self);

/* (transfer full), a #CloutStoreAudience. */
void clout_store_load_audience_async (CloutStore           *self,
                                      gint64                account,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutStoreAudience, clout_store_audience_free)

G_END_DECLS
