/* account-details.h: an account's own trend, its followers by day, and what couldn't be read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

/* Followers are listed for this many days at most. */
#define CLOUT_AUDIENCE_DAYS 365

/**
 * CloutAudienceDay:
 * @day: days since 1970-01-01 in UTC
 * @followers: how many there were
 * @counted: whether the network or an archive reported the number; otherwise it is estimated
 */
typedef struct
{
  gint64 day;
  double followers;
  gboolean counted;
} CloutAudienceDay;

/**
 * CloutAccountGap: a list that couldn't be read.
 * @resource: name of the list
 * @since: Unix seconds since when it is incomplete, 0 if the server doesn't provide it
 */
typedef struct
{
  char *resource;
  gint64 since;
} CloutAccountGap;

/**
 * CloutAccountDetails:
 * @scores: (element-type double): the score that this account alone would give on each day until
 *   @today, oldest first; empty if unknown
 * @today: days since 1970-01-01 local time
 * @audience: (element-type CloutAudienceDay): its followers by day
 * @gaps: (element-type CloutAccountGap): what couldn't be read
 */
typedef struct
{
  GArray *scores;
  gint64 today;
  GArray *audience;
  GPtrArray *gaps;
} CloutAccountDetails;

void clout_account_details_free               (CloutAccountDetails *self);

void clout_engine_load_account_details_async  (CloutEngine         *self,
                                               CloutAccount        *account,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutAccountDetails, clout_account_details_free)

G_END_DECLS
