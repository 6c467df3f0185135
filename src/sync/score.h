/* score.h: the score and what explains it, topics, and days away.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/breakdown-item.h"
#include "model/event.h"
#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

void          clout_engine_report_async          (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void          clout_engine_load_known_async      (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void          clout_engine_load_days_async       (CloutEngine          *self,
                                                  guint                 n_days,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_load_past_async       (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void          clout_engine_list_events_async     (CloutEngine          *self,
                                                  gint64                first_day,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void clout_engine_load_breakdown_async (CloutEngine        *self,
                                        CloutReport        *report,
                                        CloutBreakdownItem *parent,
                                        CloutBreakdownLevel by,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);

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

void          clout_engine_load_highlights_async  (CloutEngine          *self,
                                                   CloutAccount         *account,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

void          clout_engine_load_topics_async     (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void          clout_engine_list_topic_posts_async  (CloutEngine          *self,
                                                    const char           *topic,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);

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
