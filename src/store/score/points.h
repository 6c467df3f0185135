/* points.h: score points by day, holidays, topics.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutScorePoint:
 * @day: days since 1970-01-01 in the person's own time
 * @model: the model version that made it
 * @shown: whether it was shown on its day, and so is a record; else it was worked out later
 */
typedef struct
{
  gint32 day;
  int model;
  double score;
  double low;
  double high;
  gboolean shown;
} CloutScorePoint;

/* Daily points are kept so long; of older months the last of each model. */
#define CLOUT_POINTS_DAILY 366

/* Replaces the point of @today and its model; every other day's is only added where the model has
 * none, since what was shown on a day stays. */
void      clout_store_save_points_async    (CloutStore             *self,
                                            const CloutScorePoint  *points,
                                            gsize                   n_points,
                                            gint32                  today,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

/* (transfer full) (element-type CloutScorePoint): from @first_day on, by day, then model. */
void      clout_store_list_points_async    (CloutStore             *self,
                                            gint32                  first_day,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

/* (transfer full) (element-type CloutHoliday), oldest first. */
void      clout_store_list_holidays_async  (CloutStore             *self,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
/* Replaces them all. */
void      clout_store_save_holidays_async  (CloutStore             *self,
                                            const CloutHoliday     *holidays,
                                            gsize                   n_holidays,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

/* (transfer full) (element-type CloutTopic): what the person writes about, the strongest first
 * by what it received until @now; at most %CLOUT_TOPICS_SHOWN, none of a sensitive category. */
void       clout_store_list_topics_async   (CloutStore             *self,
                                            gint64                  now,
                                            GTimeZone              *zone,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

/* Everything of the person's as one JSON document, written to @stream. */
void       clout_store_export_async        (CloutStore             *self,
                                            GOutputStream          *stream,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

G_END_DECLS
