/* report.h: a score with everything that explains it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"
#include "score/change.h"
#include "score/history.h"
#include "score/ledger.h"
#include "score/score.h"
#include "score/tips/tips.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_REPORT (clout_report_get_type ())

/**
 * CloutReport: an immutable report, made by the engine and read by the programs.
 */
G_DECLARE_FINAL_TYPE (CloutReport, clout_report, CLOUT, REPORT, GObject)

/**
 * CloutDayScore: the score of an earlier day.
 * @day: days since 1970-01-01 local time
 * @score: the score shown on that day if @shown; else the same as @again
 * @again: the score computed from today's data
 */
typedef struct
{
  gint64 day;
  double score;
  double again;
  gboolean shown;
} CloutDayScore;

/**
 * CloutKnownScore: the stored score of a day.
 * @day: days since 1970-01-01 local time
 * @low: start of its likely range
 * @high: end of its likely range
 */
typedef struct
{
  gint64 day;
  double score;
  double low;
  double high;
} CloutKnownScore;

/**
 * CloutPastScore: the score of an archive alone, on the day of its newest entry.
 */
typedef struct
{
  CloutAccount *account;
  gint64 day;
  double score;
  CloutScoreKnown known;
} CloutPastScore;

gint64            clout_report_get_time         (CloutReport *self);
GTimeZone        *clout_report_get_zone         (CloutReport *self);
gint64            clout_report_get_today        (CloutReport *self);
const CloutScore *clout_report_get_score        (CloutReport *self);
guint             clout_report_get_n_accounts   (CloutReport *self);
CloutAccount     *clout_report_get_account      (CloutReport *self,
                                                 guint        index);
const double     *clout_report_get_history      (CloutReport *self);
const double     *clout_report_get_shown        (CloutReport *self);
const double     *clout_report_get_earlier      (CloutReport *self,
                                                 int         *ret_model);
guint             clout_report_get_history_days (CloutReport *self);
const CloutTip   *clout_report_get_tips         (CloutReport *self,
                                                 gsize       *ret_n_tips);
const char       *clout_report_get_topic        (CloutReport *self,
                                                 guint32      topic);
gsize             clout_report_get_n_reactions  (CloutReport *self);
gsize             clout_report_get_n_people     (CloutReport *self);

G_END_DECLS
