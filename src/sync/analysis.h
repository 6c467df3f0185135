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
#include "sync/report.h"

G_BEGIN_DECLS

/* The sub-scores are compared with those of this many days ago. */
#define CLOUT_ANALYSIS_DAYS 30

/* What to compute; the style needs no reactions, which saves reading them. */
typedef enum
{
  CLOUT_ANALYSIS_SUB_SCORES = 1 << 0,
  CLOUT_ANALYSIS_STYLE = 1 << 1,
  CLOUT_ANALYSIS_WEEK = 1 << 2,
  CLOUT_ANALYSIS_ALL = (1 << 3) - 1
} CloutAnalysisParts;

/* Lists have at most this many people. */
#define CLOUT_ANALYSIS_MOST_PEOPLE 200

/**
 * CloutAnalysis: what is behind the score; none of it changes the score.
 * @parts: what was computed; the rest is zero
 * @day: its day, as days since 1970-01-01 local time
 * @scores: the day's sub-scores
 * @scores_before: those of %CLOUT_ANALYSIS_DAYS days ago; all unknown if the data don't go back so
 *   far
 * @style: the style of the weeks up to the day
 * @style_before: the style of as many weeks before those
 * @week: the seven days up to the day
 * @best_post: (nullable): the week's best post, whose n is the number of reactions in the week
 * @waiting: (element-type CloutBreakdownItem): people waiting for a reply since their time, longest
 *   wait first
 * @new_people: (element-type CloutBreakdownItem): the week's first new people
 */
typedef struct
{
  CloutAnalysisParts parts;
  gint64 day;
  CloutSubScores scores;
  CloutSubScores scores_before;
  CloutStyle style;
  CloutStyle style_before;
  CloutWeek week;
  CloutBreakdownItem *best_post;
  GListModel *waiting;
  GListModel *new_people;
} CloutAnalysis;

void clout_analysis_free               (CloutAnalysis       *self);

void clout_engine_load_analysis_async  (CloutEngine         *self,
                                        CloutReport         *report,
                                        CloutAnalysisParts   parts,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

void clout_engine_list_reactors_async  (CloutEngine         *self,
                                        CloutReport         *report,
                                        int                  group,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

void clout_engine_list_old_friends_async (CloutEngine         *self,
                                          CloutReport         *report,
                                          guint                account,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutAnalysis, clout_analysis_free)

G_END_DECLS
