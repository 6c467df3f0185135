/* engine.h: the one face of everything below the screen.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"
#include "model/account.h"
#include "model/import-report.h"
#include "model/breakdown-item.h"
#include "model/relationship.h"
#include "sync/report/report.h"

G_BEGIN_DECLS

/**
 * CloutSyncError:
 *
 * Every failure that reaches a program, so that it can find words and a way on.
 * The message names the thing ("Mastodon: fetching followers: …") for logs and bug reports.
 */
typedef enum
{
  CLOUT_SYNC_ERROR_FAILED,
  CLOUT_SYNC_ERROR_OFFLINE,
  CLOUT_SYNC_ERROR_TIMED_OUT,
  CLOUT_SYNC_ERROR_BAD_SERVER_NAME,
  CLOUT_SYNC_ERROR_NOT_FOUND,
  CLOUT_SYNC_ERROR_NOT_SERVED,
  CLOUT_SYNC_ERROR_SIGN_IN_AGAIN,
  CLOUT_SYNC_ERROR_DENIED,
  CLOUT_SYNC_ERROR_RATE_LIMITED,
  CLOUT_SYNC_ERROR_SERVER,
  CLOUT_SYNC_ERROR_BAD_RESPONSE,
  CLOUT_SYNC_ERROR_INSECURE,
  CLOUT_SYNC_ERROR_KEYRING_LOCKED,
  CLOUT_SYNC_ERROR_KEYRING_ABSENT,
  CLOUT_SYNC_ERROR_STORE_NEWER,
  CLOUT_SYNC_ERROR_STORE_FULL,
  CLOUT_SYNC_ERROR_STORE_FAILED,
  CLOUT_SYNC_ERROR_ARCHIVE_UNKNOWN,
  CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED,
  CLOUT_SYNC_ERROR_ARCHIVE_HOSTILE,
  CLOUT_SYNC_ERROR_ARCHIVE_UNREADABLE,
  CLOUT_SYNC_ERROR_ARCHIVE_PARTIAL,
  CLOUT_SYNC_ERROR_ARCHIVE_OWNERLESS,
  CLOUT_SYNC_ERROR_ARCHIVE_SERVERLESS,
  CLOUT_SYNC_ERROR_ARCHIVE_TUMBLR,
  CLOUT_SYNC_ERROR_ARCHIVE_HTML,
  CLOUT_SYNC_ERROR_ARCHIVE_EMPTY,
  CLOUT_SYNC_ERROR_ARCHIVE_SEVERAL,
  CLOUT_SYNC_ERROR_BAD_CODE,
  CLOUT_SYNC_ERROR_OTHER_ACCOUNT,
  CLOUT_SYNC_ERROR_NEEDS_KEYS,
  CLOUT_SYNC_ERROR_BAD_KEYS,
  CLOUT_SYNC_ERROR_NOTHING_TO_CHOOSE,
  CLOUT_SYNC_ERROR_UNPAID,
  CLOUT_SYNC_ERROR_PORT_TAKEN,
  CLOUT_SYNC_ERROR_NO_FEED,
  CLOUT_SYNC_ERROR_NO_LEAVE,
  CLOUT_SYNC_ERROR_REFUSED,
  CLOUT_SYNC_ERROR_OVER_BUDGET,
  CLOUT_SYNC_ERROR_NO_PERKS,
  CLOUT_SYNC_ERROR_OUTDATED,
  CLOUT_SYNC_ERROR_TOO_LONG,
  CLOUT_SYNC_ERROR_CANNOT_DELETE,
  CLOUT_SYNC_ERROR_SIGN_IN_CHANGED,
  CLOUT_SYNC_ERROR_HANDLE_TAKEN,
  CLOUT_SYNC_ERROR_UNREACHABLE,
  CLOUT_SYNC_ERROR_NO_SUCH_SERVER,
  CLOUT_SYNC_ERROR_PRIVATE_ADDRESS,
  CLOUT_SYNC_ERROR_BROWSER_ONLY,
  CLOUT_SYNC_ERROR_SIGN_IN_NEEDED,
  CLOUT_SYNC_ERROR_SIGN_IN_REFUSED,
  CLOUT_SYNC_ERROR_STORE_DAMAGED,
  CLOUT_SYNC_ERROR_STORE_BUSY,
  CLOUT_SYNC_ERROR_STORE_READ_ONLY,
  CLOUT_SYNC_ERROR_STORE_FOREIGN,
  CLOUT_SYNC_ERROR_STORE_NOT_A_FILE,
  CLOUT_SYNC_ERROR_STORE_BAD_NAME,
  CLOUT_SYNC_ERROR_STORE_TOO_MANY_FILES,
  CLOUT_SYNC_ERROR_EMPTIED,
  CLOUT_SYNC_ERROR_EXPORT_DAMAGED,
  CLOUT_SYNC_ERROR_BACKUP_DAMAGED,
  CLOUT_SYNC_ERROR_STORE_OPEN,
  CLOUT_N_SYNC_ERRORS
} CloutSyncError;

/**
 * CloutEngineWait:
 * @CLOUT_ENGINE_WAIT_NONE: nothing waits
 * @CLOUT_ENGINE_WAIT_IMPORT: another Clout is importing
 * @CLOUT_ENGINE_WAIT_OTHER: another program writes to the data
 */
typedef enum
{
  CLOUT_ENGINE_WAIT_NONE,
  CLOUT_ENGINE_WAIT_IMPORT,
  CLOUT_ENGINE_WAIT_OTHER
} CloutEngineWait;

/**
 * CloutEngineChanges:
 * @CLOUT_ENGINE_CHANGED_SCORE: a new report would differ
 * @CLOUT_ENGINE_CHANGED_TOPICS: the list of topics would
 * @CLOUT_ENGINE_CHANGED_PEOPLE: friends and their reactions would
 */
typedef enum
{
  CLOUT_ENGINE_CHANGED_SCORE = 1 << 0,
  CLOUT_ENGINE_CHANGED_TOPICS = 1 << 1,
  CLOUT_ENGINE_CHANGED_PEOPLE = 1 << 2,
  CLOUT_ENGINE_CHANGED_ALL = (1 << 3) - 1
} CloutEngineChanges;

#define CLOUT_SYNC_ERROR (clout_sync_error_quark ())
#define CLOUT_TYPE_ENGINE (clout_engine_get_type ())

G_DECLARE_FINAL_TYPE (CloutEngine, clout_engine, CLOUT, ENGINE, GObject)

/* Signals:
 * "changed": stored data changed, with one of the details score, topics and people for each
 *   CloutEngineChanges.
 * "not-served" (CloutAccount *account, const char *resource): the account's server turned
 *   out to lack something; said once, clout_format_lack() has the sentence. */

GQuark        clout_sync_error_quark             (void);

/* Of a #CloutSyncError: the server that it is about, the server's own reason in one clean line,
 * both NULL where unknown, and the Unix second until which it wants no request, or 0. */
const char   *clout_sync_error_get_server        (const GError         *error);
/* The file that it is about, or NULL. */
const char   *clout_sync_error_get_file          (const GError         *error);
void          clout_sync_error_get_place         (const GError         *error,
                                                  gint64               *ret_line,
                                                  gint64               *ret_byte);
const char   *clout_sync_error_get_words         (const GError         *error);
gint64        clout_sync_error_get_until         (const GError         *error);

char               *clout_engine_dup_default_path      (void);

/* @path: the store's file, or %NULL for the person's own in the user's data directory. */
void          clout_engine_open_async            (const char           *path,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* A temporary store with @archive (the shipped sample) imported, its publisher of perks too;
 * gone when the engine is. */
void          clout_engine_open_sample_async     (GFile                *archive,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* (transfer full) @self: at the end of a program: waits until the store is closed. */
void          clout_engine_close                 (CloutEngine          *self);
/* Makes what waits for another program, to be stored, fail with a #CloutSyncError. */
void          clout_engine_stop_waiting          (CloutEngine          *self);
gboolean      clout_engine_is_sample             (CloutEngine          *self);
/* Where a damaged store was moved, or %NULL. */
const char   *clout_engine_get_moved_aside       (CloutEngine          *self);
/* How many rows of the file that was moved aside were saved. */
void          clout_engine_get_salvage           (CloutEngine          *self,
                                                  gint64               *ret_posts,
                                                  gint64               *ret_reactions,
                                                  gint64               *ret_endorsements);
/* The store's file. */
const char   *clout_engine_get_store_path        (CloutEngine          *self);
/* (transfer full): a line for each library below the screen, for a report of a fault. */
char         *clout_engine_dup_versions          (void);
/* (transfer none): #CloutAccount objects, alive: their properties follow the sync. */
GListModel   *clout_engine_get_accounts          (CloutEngine          *self);

void          clout_engine_add_by_handle_async   (CloutEngine          *self,
                                                  const char           *network,
                                                  const char           *handle,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * CloutImportProgress: how far an import is.
 * @read: bytes that were read, unpacked
 * @size: bytes of all files that are read
 * @left: seconds that the rest takes, -1 while that can't be said
 */
typedef struct
{
  gint64 read;
  gint64 size;
  gint64 left;
} CloutImportProgress;

gint64        clout_import_progress_get_left     (gint64                elapsed,
                                                  gint64                read,
                                                  gint64                size);

/* @progress: called on the caller's main context. */
typedef void (*CloutProgressFunc) (const CloutImportProgress *progress,
                                   gpointer                   user_data);

void          clout_engine_import_async          (CloutEngine          *self,
                                                  GFile                *file,
                                                  CloutProgressFunc     progress,
                                                  gpointer              progress_data,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_import_as_async       (CloutEngine          *self,
                                                  GFile                *file,
                                                  const char           *handle,
                                                  CloutProgressFunc     progress,
                                                  gpointer              progress_data,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
CloutAccount *clout_engine_import_finish         (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  CloutImportReport   **ret_report,
                                                  GError              **error);

/* @account: one account whether due or not, or %NULL for all that are due. Ends
 * when every account has; fails only if all failed (each account bears its own problem). */
void          clout_engine_sync_async            (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Every account, due or not, for a person who says so; ends in clout_finish_boolean(). */
void          clout_engine_refresh_async         (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * CloutPrice: amounts in millionths of a US dollar.
 * @at_most: what fetching the account now can cost
 * @spent: in this month, at its network
 * @limit: of a month
 */
typedef struct
{
  gint64 at_most;
  gint64 spent;
  gint64 limit;
} CloutPrice;

/* Some networks ask money for what is fetched: those are fetched when a person has seen the price
 * and said yes, and never beyond a limit for the month. */
gboolean      clout_engine_has_price             (CloutEngine          *self,
                                                  CloutAccount         *account);
void          clout_engine_load_price_async      (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean      clout_engine_load_price_finish     (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  CloutPrice           *ret_price,
                                                  GError              **error);
/* @allowed: what the person said yes to; ends in clout_finish_boolean(). */
void          clout_engine_sync_paid_async       (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  gint64                allowed,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_save_limit_async      (CloutEngine          *self,
                                                  const char           *network,
                                                  gint64                limit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* Whether a sign-in is kept in memory, until the program ends, and not in the keyring. */
void          clout_engine_set_session_only      (CloutEngine          *self,
                                                  gboolean              session_only);
/* Revokes the account's token and forgets it; what was fetched stays. */
void          clout_engine_sign_out_async        (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_remove_account_async  (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* The score with all that explains it, computed off the main thread. */
void          clout_engine_report_async          (CloutEngine          *self,
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

/* The parts of @parent, or the accounts for %NULL: (transfer full), a #GListModel of
 * #CloutBreakdownItem, the largest first, with names. @by: for engagement, people or posts. */
void          clout_engine_load_parts_async      (CloutEngine          *self,
                                                  CloutReport          *report,
                                                  CloutBreakdownItem            *parent,
                                                  CloutBreakdownLevel        by,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* Who moved the score in the last @days, 1 or more, computed off the main thread: a #GListModel of
 * #CloutBreakdownItem, one per person, the largest move first, their points up or down. As shown
 * they sum to what came and faded, as shown. @ret_change: (out) (transfer full): the whole. */
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

/* What an account wrote before the score's 90 days that others reacted to, the best first:
 * (transfer full), a #GListModel of #CloutHighlight. */
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

/* The person's best posts on a topic, as #CloutBreakdownItem of which n says what each drew:
 * (transfer full). */
void          clout_engine_list_topic_posts_async  (CloutEngine          *self,
                                                    const char           *topic,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);

/* How someone of a #CloutFriendList and the person stand to each other: (transfer full). */
void           clout_engine_load_relationship_async  (CloutEngine          *self,
                                                      CloutFriend          *friend,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

/* Holidays: (transfer full) (element-type CloutHoliday). */
void          clout_engine_list_holidays_async   (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_save_holidays_async   (CloutEngine          *self,
                                                  GArray               *holidays,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* Everything of the person's as JSON; no token, as the store has none. */
void          clout_engine_export_async          (CloutEngine          *self,
                                                  GOutputStream        *stream,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
