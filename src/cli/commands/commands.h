/* commands.h: the commands of clout-cli.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cli/table.h"
#include "sync/engine.h"
#include "sync/network-info.h"
#include "sync/report.h"

G_BEGIN_DECLS

/* Exit codes; the manual page lists them. */
typedef enum
{
  CLOUT_EXIT_DONE = 0,
  CLOUT_EXIT_FAILED = 1,
  CLOUT_EXIT_USAGE = 2,
  CLOUT_EXIT_SIGN_IN_AGAIN = 3,
  CLOUT_EXIT_OFFLINE = 4,
  CLOUT_EXIT_CANCELED = 130
} CloutExit;

/**
 * CloutCommandContext:
 * @engine: (nullable): the data; %NULL for a command that needs them closed
 * @store_path: (nullable): file of the data, %NULL for the default
 * @argument: (nullable): the first word after the command
 * @words: all words after the command, %NULL-terminated
 */
typedef struct
{
  CloutEngine *engine;
  const char *store_path;
  const char *argument;
  const char *search;
  const char *const *words;
  gboolean json;
  gboolean markdown;
  gboolean yes;
  gboolean key;
  const char *client_id;
  const char *handle;
  const char *per_month;
  gboolean plus_k;
  const char *visibility;
  int depth;
  gboolean all;
  int days;
  gboolean session_only;
  gboolean sample;
} CloutCommandContext;

int           clout_command_score    (CloutCommandContext *context);
int           clout_command_explain  (CloutCommandContext *context);
int           clout_command_changes  (CloutCommandContext *context);
int           clout_command_history  (CloutCommandContext *context);
int           clout_command_tips     (CloutCommandContext *context);
int           clout_command_analysis (CloutCommandContext *context);
int           clout_command_style    (CloutCommandContext *context);
int           clout_command_week     (CloutCommandContext *context);
int           clout_command_badge    (CloutCommandContext *context);
int           clout_command_accounts (CloutCommandContext *context);
int           clout_command_topics   (CloutCommandContext *context);
int           clout_command_friends  (CloutCommandContext *context);
int           clout_command_lists    (CloutCommandContext *context);
int           clout_command_merge    (CloutCommandContext *context);
int           clout_command_split    (CloutCommandContext *context);
int           clout_command_compare  (CloutCommandContext *context);
int           clout_command_give     (CloutCommandContext *context);
int           clout_command_endorsements (CloutCommandContext *context);
int           clout_command_highlights  (CloutCommandContext *context);
int           clout_command_add      (CloutCommandContext *context);
int           clout_command_sign_in  (CloutCommandContext *context);
int           clout_command_sync     (CloutCommandContext *context);
int           clout_command_import   (CloutCommandContext *context);
int           clout_command_export   (CloutCommandContext *context);
int           clout_command_forget   (CloutCommandContext *context);
int           clout_command_restore  (CloutCommandContext *context);
int           clout_command_revoke   (CloutCommandContext *context);
int           clout_command_perks    (CloutCommandContext *context);
int           clout_command_subscribe (CloutCommandContext *context);
int           clout_command_unsubscribe (CloutCommandContext *context);

int           clout_command_networks (CloutCommandContext *context);
int           clout_command_limit    (CloutCommandContext *context);

/* Fetches one account, after asking for confirmation if that costs money. */
int           clout_command_sync_one     (CloutCommandContext *context,
                                          CloutAccount        *account);
int           clout_command_import_export (CloutCommandContext *context);
void          clout_command_mention_backups (CloutEngine      *engine);
void          clout_command_offer_revoking (CloutEngine       *engine);
gboolean      clout_command_says_yes     (void);
void          clout_command_say          (const char          *format,
                                          ...) G_GNUC_PRINTF (1, 2);
void          clout_command_warn         (const char          *format,
                                          ...) G_GNUC_PRINTF (1, 2);
int           clout_command_refuse       (const char          *format,
                                          ...) G_GNUC_PRINTF (1, 2);
void          clout_command_add_steps    (CloutTable             *table,
                                          const CloutNetworkInfo *info);
int           clout_command_fail         (GError              *error);
int           clout_command_fail_of      (const char          *what,
                                          GError              *error);
gint64        clout_command_find_person  (CloutCommandContext *context,
                                          const char          *handle);
CloutAccount *clout_command_find_account (CloutCommandContext *context);
gboolean      clout_command_has_account  (CloutCommandContext *context);
GAsyncResult *clout_command_await        (GAsyncResult       **result);
gboolean      clout_command_has_terminal  (void);
void          clout_command_pausing_cb    (CloutEngine         *engine,
                                           const char          *server,
                                           gint64               until);
void          clout_command_result_cb      (GObject             *source,
                                            GAsyncResult        *result,
                                            gpointer             data);
CloutReport  *clout_command_report       (CloutCommandContext *context,
                                          GError             **error);

G_END_DECLS
