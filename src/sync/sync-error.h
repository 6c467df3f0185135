/* sync-error.h: every failure that reaches a program.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

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

  /* The connection and the server. */
  CLOUT_SYNC_ERROR_OFFLINE,
  CLOUT_SYNC_ERROR_TIMED_OUT,
  CLOUT_SYNC_ERROR_UNREACHABLE,
  CLOUT_SYNC_ERROR_INSECURE,
  CLOUT_SYNC_ERROR_NO_SUCH_SERVER,
  CLOUT_SYNC_ERROR_PRIVATE_ADDRESS,
  CLOUT_SYNC_ERROR_BROWSER_ONLY,
  CLOUT_SYNC_ERROR_BAD_SERVER_NAME,
  CLOUT_SYNC_ERROR_SERVER,
  CLOUT_SYNC_ERROR_BAD_RESPONSE,
  CLOUT_SYNC_ERROR_RATE_LIMITED,
  CLOUT_SYNC_ERROR_NOT_SERVED,
  CLOUT_SYNC_ERROR_NOT_FOUND,
  CLOUT_SYNC_ERROR_NO_FEED,

  /* A sync. */
  CLOUT_SYNC_ERROR_SIGN_IN_AGAIN,
  CLOUT_SYNC_ERROR_SIGN_IN_CHANGED,
  CLOUT_SYNC_ERROR_SIGN_IN_NEEDED,
  CLOUT_SYNC_ERROR_HANDLE_TAKEN,
  CLOUT_SYNC_ERROR_EMPTIED,
  CLOUT_SYNC_ERROR_TOO_LONG,
  CLOUT_SYNC_ERROR_UNPAID,
  CLOUT_SYNC_ERROR_OVER_BUDGET,

  /* A sign-in, and the keyring. */
  CLOUT_SYNC_ERROR_DENIED,
  CLOUT_SYNC_ERROR_SIGN_IN_REFUSED,
  CLOUT_SYNC_ERROR_BAD_CODE,
  CLOUT_SYNC_ERROR_OTHER_ACCOUNT,
  CLOUT_SYNC_ERROR_NEEDS_KEYS,
  CLOUT_SYNC_ERROR_BAD_KEYS,
  CLOUT_SYNC_ERROR_NOTHING_TO_CHOOSE,
  CLOUT_SYNC_ERROR_PORT_TAKEN,
  CLOUT_SYNC_ERROR_KEYRING_LOCKED,
  CLOUT_SYNC_ERROR_KEYRING_ABSENT,

  /* Giving and undoing +K. */
  CLOUT_SYNC_ERROR_NO_PERMISSION,
  CLOUT_SYNC_ERROR_REFUSED,
  CLOUT_SYNC_ERROR_CANNOT_DELETE,

  /* Perks, and explanations. */
  CLOUT_SYNC_ERROR_NO_PERKS,
  CLOUT_SYNC_ERROR_OUTDATED,

  /* An archive. */
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

  /* The store, its backups and exports. */
  CLOUT_SYNC_ERROR_STORE_NEWER,
  CLOUT_SYNC_ERROR_STORE_FULL,
  CLOUT_SYNC_ERROR_STORE_FAILED,
  CLOUT_SYNC_ERROR_STORE_DAMAGED,
  CLOUT_SYNC_ERROR_STORE_BUSY,
  CLOUT_SYNC_ERROR_STORE_READ_ONLY,
  CLOUT_SYNC_ERROR_STORE_FOREIGN,
  CLOUT_SYNC_ERROR_STORE_NOT_A_FILE,
  CLOUT_SYNC_ERROR_STORE_BAD_NAME,
  CLOUT_SYNC_ERROR_STORE_TOO_MANY_FILES,
  CLOUT_SYNC_ERROR_STORE_OPEN,
  CLOUT_SYNC_ERROR_EXPORT_DAMAGED,
  CLOUT_SYNC_ERROR_BACKUP_DAMAGED,

  CLOUT_N_SYNC_ERRORS
} CloutSyncError;

#define CLOUT_SYNC_ERROR (clout_sync_error_quark ())

GQuark        clout_sync_error_quark             (void);

const char   *clout_sync_error_get_server        (const GError         *error);
const char   *clout_sync_error_get_file          (const GError         *error);
void          clout_sync_error_get_place         (const GError         *error,
                                                  gint64               *ret_line,
                                                  gint64               *ret_byte);
const char   *clout_sync_error_get_words         (const GError         *error);

G_END_DECLS
