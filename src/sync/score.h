/* score.h: the score and what explains it, topics, and days away.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/breakdown-item.h"
#include "model/event.h"
#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

/* Computes the score and everything that explains it, in a thread. */
void          clout_engine_report_async          (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* The last known scores, without calculating anything: (transfer full) (element-type
   CloutKnownScore), oldest first, ending with the last one that was shown; empty if none was in
   the last year. */
void          clout_engine_load_known_async      (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* Scores of earlier days; see there. */
void          clout_engine_load_days_async       (CloutEngine          *self,
                                                  guint                 n_days,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_load_past_async       (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* What happened since a day, 0 for all of them: (transfer full) (element-type CloutEvent). */
void          clout_engine_list_events_async     (CloutEngine          *self,
                                                  gint64                first_day,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* The parts of @parent, or of the score for %NULL: (transfer full), a #GListModel of
   #CloutBreakdownItem with names, largest first. @by: for the score, networks or accounts; for
   engagement, people or posts; for a person, posts or reactions. */
void clout_engine_load_breakdown_async (CloutEngine        *self,
                                        CloutReport        *report,
                                        CloutBreakdownItem *parent,
                                        CloutBreakdownLevel by,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);

/* Who moved the score in the last @days, at least 1, computed in a thread: a #GListModel of
   #CloutBreakdownItem, one per person, largest move first, with the change in points. As shown,
   they sum to the new and faded points as shown. @ret_change: (out) (transfer full): the
   complete change. */
void          clout_engine_load_change_async     (CloutEngine          *self,
                                                  CloutReport          *report,
                                                  guint                 days,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GListModel   *clout_engine_load_change_finish    (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  CloutChange         **ret_change,
                                                  GError              **error);

/* Posts by an account, or all for %NULL, from before the score's 90 days that got reactions, best
   first: (transfer full), a #GListModel of #CloutHighlight. */
void          clout_engine_load_highlights_async  (CloutEngine          *self,
                                                   CloutAccount         *account,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/* (transfer full), a #GListModel of #CloutTopic. */
void          clout_engine_load_topics_async     (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* The person's best posts on a topic, as #CloutBreakdownItem whose n is the number of reactions:
   (transfer full). */
void          clout_engine_list_topic_posts_async  (CloutEngine          *self,
                                                    const char           *topic,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);

/* Days away: (transfer full) (element-type CloutAwayPeriod). */
void          clout_engine_list_away_periods_async (CloutEngine          *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
void          clout_engine_save_away_periods_async (CloutEngine          *self,
                                                    GArray               *away_periods,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);

G_END_DECLS
