/* messages.h: texts shared by both programs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"
#include "model/event.h"
#include "model/highlight.h"
#include "model/breakdown-item.h"
#include "sync/engine.h"
#include "sync/report.h"
#include "sync/tips.h"
#include "sync/sync.h"
#include "messages/dates.h"

G_BEGIN_DECLS

char       *clout_format_error                (const GError         *error);
char       *clout_format_save_error           (const char           *name,
                                               const GError         *error);
char       *clout_format_salvage              (CloutEngine          *engine);
char       *clout_format_revoked              (guint                 n_kept);
char       *clout_format_unused_sign_in       (CloutAccount         *account);
const char *clout_format_level                (double                score);
const char *clout_format_level_name           (CloutLevel            level);
const char *clout_format_comma                (void);
char       *clout_format_estimate             (const CloutScore     *score,
                                               CloutAccount         *account,
                                               gboolean              named);
char       *clout_format_known                (CloutReport          *report,
                                               gboolean              named);
char       *clout_format_counting             (gint64                n_reactions);
char       *clout_format_provisional          (CloutCompleteness     completeness,
                                               gint64                n_reactions);
char       *clout_format_past                 (const CloutPastScore *past,
                                               gboolean              named);
char       *clout_format_tip                  (CloutReport          *report,
                                               const CloutTip       *tip);
char       *clout_format_tip_done             (const CloutTipEntry  *entry);
char       *clout_format_hour                 (int                   hour);
char       *clout_format_person               (const char           *name,
                                               const char           *handle,
                                               gboolean              namesake);
char       *clout_format_breakdown_item       (CloutBreakdownItem   *item,
                                               CloutReport          *report);
char       *clout_format_account_state        (CloutAccount         *account,
                                               gint64                now,
                                               GTimeZone            *zone);
GStrv       clout_format_account_notes        (CloutAccount         *account,
                                               gint64                now,
                                               GTimeZone            *zone);
char       *clout_format_list                 (const char           *resource);
char       *clout_format_gap                  (CloutAccount         *account,
                                               gint64                since,
                                               gint64                now,
                                               GTimeZone            *zone);
char       *clout_format_archive              (CloutAccount         *account,
                                               gint64                now,
                                               GTimeZone            *zone);
const char *clout_format_archive_source       (const char           *network);
const char *clout_format_closed               (CloutReport          *report);
char       *clout_format_highlight            (CloutHighlight       *highlight,
                                               gint64                now,
                                               GTimeZone            *zone);
char       *clout_format_event                (const CloutEvent     *event);
char       *clout_format_range                (const CloutScore     *score);
char       *clout_format_points               (double                points);
char       *clout_format_change               (double                change);
char       *clout_format_move                 (CloutMove             move,
                                               const CloutChange    *change);
char       *clout_format_lack                 (CloutAccount         *account,
                                               const char           *resource);
const char *clout_format_sign_in              (gboolean              good);
const char *clout_format_network              (const char           *network);
const char *clout_format_network_untranslated (const char           *network);
const char *clout_format_signal               (CloutSignal           signal);
const char *clout_format_kind                 (CloutReactionKind     kind);

G_END_DECLS
