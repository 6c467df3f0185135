/* engine.h: the interface of everything below the user interface.
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
 * All errors that reach a program, which turns them into messages. The error's own text
 * ("Mastodon: fetching followers: …") is for logs and bug reports.
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
 * @CLOUT_ENGINE_WAIT_NONE: not waiting
 * @CLOUT_ENGINE_WAIT_IMPORT: another Clout is importing
 * @CLOUT_ENGINE_WAIT_OTHER: another program is writing to the data
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
 * @CLOUT_ENGINE_CHANGED_TOPICS: the list of topics would differ
 * @CLOUT_ENGINE_CHANGED_PEOPLE: friends and their reactions would differ
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

/* Signals: "changed": stored data changed, with one of the details score, topics and people for
   each CloutEngineChanges. "not-served" (CloutAccount *account, const char *resource): the
   account's server turned out to lack something; emitted once, see clout_format_lack(). */

GQuark        clout_sync_error_quark             (void);

/* For a #CloutSyncError: the server concerned and its own message as one clean line, both NULL
   if unknown, and when it allows requests again, Unix seconds, or 0. */
const char   *clout_sync_error_get_server        (const GError         *error);
/* The file concerned, or NULL. */
const char   *clout_sync_error_get_file          (const GError         *error);
void          clout_sync_error_get_place         (const GError         *error,
                                                  gint64               *ret_line,
                                                  gint64               *ret_byte);
const char   *clout_sync_error_get_words         (const GError         *error);
gint64        clout_sync_error_get_until         (const GError         *error);

char               *clout_engine_dup_default_path      (void);

/* @path: the store's file, or %NULL for the default one in the user's data directory. */
void          clout_engine_open_async            (const char           *path,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Opens a temporary store with @archive (the shipped sample) imported, including its publisher
   of perks; removed together with the engine. */
void          clout_engine_open_sample_async     (GFile                *archive,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* (transfer full) @self: closes the engine at the end of a program, and waits until the store is
   closed. */
void          clout_engine_close                 (CloutEngine          *self);
/* Makes writes that wait for another program fail with a #CloutSyncError. */
void          clout_engine_stop_waiting          (CloutEngine          *self);
gboolean      clout_engine_is_sample             (CloutEngine          *self);
/* Where a damaged store was moved to, or %NULL. */
const char   *clout_engine_get_moved_aside       (CloutEngine          *self);
/* How many rows were recovered from the damaged store. */
void          clout_engine_get_salvage           (CloutEngine          *self,
                                                  gint64               *ret_posts,
                                                  gint64               *ret_reactions,
                                                  gint64               *ret_endorsements);
/* The store's file. */
const char   *clout_engine_get_store_path        (CloutEngine          *self);
/* (transfer full): a line for each library used, for bug reports. */
char         *clout_engine_dup_versions          (void);
/* (transfer none): live #CloutAccount objects, updated during a sync. */
GListModel   *clout_engine_get_accounts          (CloutEngine          *self);

void          clout_engine_add_by_handle_async   (CloutEngine          *self,
                                                  const char           *network,
                                                  const char           *handle,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * CloutImportProgress: the progress of an import.
 * @read: bytes read so far, unpacked
 * @size: size of all files to read
 * @left: seconds left, -1 while unknown
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

/* @progress: called in the caller's main context. */
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

/* @account: an account to sync even if it isn't due, or %NULL for all that are due. Finishes
   when every account has; fails only if all failed (each account has its own problem). */
void          clout_engine_sync_async            (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Syncs every account, due or not, at the person's request. Finish with clout_finish_boolean(). */
void          clout_engine_refresh_async         (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * CloutPrice: amounts in millionths of a US dollar.
 * @at_most: highest cost of fetching the account now
 * @spent: amount spent at its network this month
 * @limit: monthly limit
 */
typedef struct
{
  gint64 at_most;
  gint64 spent;
  gint64 limit;
} CloutPrice;

/* Some networks charge for data: they are fetched only after a person has seen and accepted the
   price, and never beyond a monthly limit. */
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
/* @allowed: the accepted price. Finish with clout_finish_boolean(). */
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

/* Whether to keep a sign-in in memory until the program ends instead of in the keyring. */
void          clout_engine_set_session_only      (CloutEngine          *self,
                                                  gboolean              session_only);
/* Revokes and forgets the account's token; fetched data are kept. */
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

/* Computes the score and everything that explains it, in a thread. */
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
   #CloutBreakdownItem with names, largest first. @by: for engagement, people or posts. */
void          clout_engine_load_parts_async      (CloutEngine          *self,
                                                  CloutReport          *report,
                                                  CloutBreakdownItem            *parent,
                                                  CloutBreakdownLevel        by,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

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

/* Posts by an account from before the score's 90 days that got reactions, best first: (transfer
   full), a #GListModel of #CloutHighlight. */
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

/* How the person and someone on a #CloutFriendList interact: (transfer full). */
void           clout_engine_load_relationship_async  (CloutEngine          *self,
                                                      CloutFriend          *friend,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

/* Days away: (transfer full) (element-type CloutHoliday). */
void          clout_engine_list_holidays_async   (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_save_holidays_async   (CloutEngine          *self,
                                                  GArray               *holidays,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* All the person's data as JSON; no tokens, because the store has none. */
void          clout_engine_export_async          (CloutEngine          *self,
                                                  GOutputStream        *stream,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
