/* analysis.h: sub-scores, style and week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/breakdown-item.h"
#include "score/style.h"
#include "score/sub-scores.h"
#include "score/week.h"
#include "sync/engine.h"

G_BEGIN_DECLS

/* The sub-scores are compared with those of this many days ago. */
#define CLOUT_ANALYSIS_DAYS 30

/**
 * CloutAnalysis: what is behind the score; none of it changes the score.
 * @day: its day, as days since 1970-01-01 local time
 * @scores: the day's sub-scores
 * @scores_before: those of %CLOUT_ANALYSIS_DAYS days ago; all unknown if the data don't go back so
 *   far
 * @style: the style of the weeks up to the day
 * @style_before: the style of as many weeks before those
 * @week: the seven days up to the day
 * @best_post: (nullable): the week's best post, whose n is the number of reactions in the week
 * @waiting: (element-type CloutBreakdownItem): people waiting for a reply, longest wait first
 */
typedef struct
{
  gint64 day;
  CloutSubScores scores;
  CloutSubScores scores_before;
  CloutStyle style;
  CloutStyle style_before;
  CloutWeek week;
  CloutBreakdownItem *best_post;
  GListModel *waiting;
} CloutAnalysis;

void clout_analysis_free               (CloutAnalysis       *self);

/* Computes all of it as of now, in a thread: (transfer full), a #CloutAnalysis. */
void clout_engine_load_analysis_async  (CloutEngine         *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutAnalysis, clout_analysis_free)

G_END_DECLS
