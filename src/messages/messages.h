/* messages.h: the sentences that both programs say.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"
#include "model/highlight.h"
#include "model/breakdown-item.h"
#include "sync/engine/engine.h"
#include "sync/report/report.h"
#include "messages/dates.h"

G_BEGIN_DECLS

char       *clout_words_for_error         (const GError   *error);
char       *clout_words_for_salvage       (CloutEngine    *engine);
char       *clout_words_for_unused_sign_in (CloutAccount  *account);
const char *clout_words_for_decile        (guint           decile);
const char *clout_words_for_comma         (void);
char       *clout_words_for_estimate      (const CloutScore *score,
                                           CloutAccount   *account,
                                           gboolean        named);
char       *clout_words_for_known         (CloutReport    *report,
                                           gboolean        named);
char       *clout_words_for_past          (const CloutPastScore *past,
                                           gboolean        named);
char       *clout_words_for_tip           (CloutReport    *report,
                                           const CloutTip *tip);
char       *clout_words_for_hour          (int             hour);
char       *clout_words_for_person        (const char     *name,
                                           const char     *handle,
                                           gboolean        namesake);
char       *clout_words_for_part          (CloutPart      *part,
                                           CloutReport    *report);
char       *clout_words_for_account_state (CloutAccount   *account,
                                           gint64          now,
                                           GTimeZone      *zone);
GStrv       clout_words_for_account_notes (CloutAccount   *account,
                                           gint64          now,
                                           GTimeZone      *zone);
char       *clout_words_for_archive       (CloutAccount   *account,
                                           gint64          now,
                                           GTimeZone      *zone);
const char *clout_words_for_archive_source (const char    *network);
const char *clout_words_for_closed        (CloutReport    *report);
char       *clout_words_for_highlight     (CloutHighlight *highlight,
                                           gint64          now,
                                           GTimeZone      *zone);
char       *clout_words_for_range         (const CloutScore *score);
char       *clout_words_for_points        (double          points);
char       *clout_words_for_change        (double          change);
char       *clout_words_for_move          (CloutMove          move,
                                           const CloutChange *change);
char       *clout_words_for_lack          (CloutAccount   *account,
                                           const char     *resource);
const char *clout_words_for_sign_in       (gboolean        good);
const char *clout_words_for_network       (const char     *network);
const char *clout_words_for_network_untranslated (const char *network);
const char *clout_words_for_signal        (CloutSignal     signal);
const char *clout_words_for_kind          (CloutReactionKind kind);

G_END_DECLS
