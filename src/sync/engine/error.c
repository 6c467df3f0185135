/* error.c: maps the errors of all lower layers to one domain.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/engine/error.h"

#include "archives/archive.h"
#include "base/sanitize.h"
#include "secrets/secrets.h"
#include "store/store.h"
#include "topics/error.h"
#include "web/error.h"

/* A server's message is a sentence; anything longer is a page or an attack. */
#define LONGEST_WORDS 200

typedef struct
{
  char *server;
  char *words;
  char *file;
  CloutArchivePlace place;
} CloutSyncErrorPrivate;

static void
clout_sync_error_private_init (CloutSyncErrorPrivate *priv)
{
}

static void
clout_sync_error_private_copy (const CloutSyncErrorPrivate *src,
                               CloutSyncErrorPrivate       *dest)
{
  dest->server = g_strdup (src->server);
  dest->words = g_strdup (src->words);
  dest->file = g_strdup (src->file);
  dest->place = src->place;
}

static void
clout_sync_error_private_clear (CloutSyncErrorPrivate *priv)
{
  g_free (priv->server);
  g_free (priv->words);
  g_free (priv->file);
}

G_DEFINE_EXTENDED_ERROR (CloutSyncError, clout_sync_error)

static const CloutSyncErrorPrivate *
get_private (const GError *error)
{
  return error != NULL && error->domain == CLOUT_SYNC_ERROR ? clout_sync_error_get_private (error)
                                                            : NULL;
}

/**
 * clout_sync_error_get_server:
 * @error: (nullable): an error
 *
 * Returns: (transfer none) (nullable): the server concerned, or %NULL if it isn't known or @error
 *   is of another domain
 */
const char *
clout_sync_error_get_server (const GError *error)
{
  const CloutSyncErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->server : NULL;
}

/**
 * clout_sync_error_get_words:
 * @error: (nullable): an error
 *
 * Returns: (transfer none) (nullable): the server's own message as a single sanitized line, if any
 */
const char *
clout_sync_error_get_words (const GError *error)
{
  const CloutSyncErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->words : NULL;
}

/**
 * clout_sync_error_get_file:
 * @error: (nullable): an error
 *
 * Returns: (transfer none) (nullable): the file concerned, if any
 */
const char *
clout_sync_error_get_file (const GError *error)
{
  const CloutSyncErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->file : NULL;
}

/**
 * clout_sync_error_get_place:
 * @error: (nullable): an error
 * @ret_line: (out): line number in its file, from 1; 0 if unknown
 * @ret_byte: (out): byte number, from 1; 0 if unknown or if the line is known
 *
 * Gets the place in a file that an error is about.
 */
void
clout_sync_error_get_place (const GError *error,
                            gint64       *ret_line,
                            gint64       *ret_byte)
{
  const CloutSyncErrorPrivate *priv = get_private (error);

  *ret_line = priv != NULL ? priv->place.line : 0;
  *ret_byte = priv != NULL ? priv->place.byte : 0;
}

/* Sets the file that a #CloutSyncError is about; other errors are unchanged. */
void
clout_sync_error_set_file (GError     *error,
                           const char *file)
{
  if (error->domain == CLOUT_SYNC_ERROR)
    clout_sync_error_get_private (error)->file = g_strdup (file);
}

/* Messages from servers and archives are untrusted, so show them on one line and shorten them. */
static char *
dup_clean (const char *words)
{
  g_autofree char *line = words != NULL ? clout_sanitize_dup (words) : NULL;

  if (line == NULL || *line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) > LONGEST_WORDS)
    *g_utf8_offset_to_pointer (line, LONGEST_WORDS) = '\0';
  return g_steal_pointer (&line);
}

static void
copy_details (GError       *error,
              const GError *below)
{
  CloutSyncErrorPrivate *priv = clout_sync_error_get_private (error);

  priv->server = g_strdup (clout_web_error_get_host (below));
  priv->words = dup_clean (clout_web_error_get_words (below));
  priv->file = dup_clean (clout_archive_error_get_file (below, &priv->place));
  if (g_error_matches (below, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_SEVERAL))
    priv->file = g_strdup (below->message);
}

static const CloutSyncError web_codes[] = {
  [CLOUT_WEB_ERROR_FAILED] = CLOUT_SYNC_ERROR_FAILED,
  [CLOUT_WEB_ERROR_OFFLINE] = CLOUT_SYNC_ERROR_OFFLINE,
  [CLOUT_WEB_ERROR_UNREACHABLE] = CLOUT_SYNC_ERROR_UNREACHABLE,
  [CLOUT_WEB_ERROR_TIMED_OUT] = CLOUT_SYNC_ERROR_TIMED_OUT,
  [CLOUT_WEB_ERROR_INSECURE] = CLOUT_SYNC_ERROR_INSECURE,
  [CLOUT_WEB_ERROR_BAD_ADDRESS] = CLOUT_SYNC_ERROR_BAD_SERVER_NAME,
  [CLOUT_WEB_ERROR_TOO_LARGE] = CLOUT_SYNC_ERROR_BAD_RESPONSE,
  [CLOUT_WEB_ERROR_BAD_RESPONSE] = CLOUT_SYNC_ERROR_BAD_RESPONSE,
  [CLOUT_WEB_ERROR_SIGN_IN_AGAIN] = CLOUT_SYNC_ERROR_SIGN_IN_AGAIN,
  [CLOUT_WEB_ERROR_NOT_FOUND] = CLOUT_SYNC_ERROR_NOT_FOUND,
  [CLOUT_WEB_ERROR_NOT_SERVED] = CLOUT_SYNC_ERROR_NOT_SERVED,
  [CLOUT_WEB_ERROR_RATE_LIMITED] = CLOUT_SYNC_ERROR_RATE_LIMITED,
  [CLOUT_WEB_ERROR_SERVER] = CLOUT_SYNC_ERROR_SERVER,
  [CLOUT_WEB_ERROR_REFUSED] = CLOUT_SYNC_ERROR_NOT_SERVED,
  [CLOUT_WEB_ERROR_UNTRUSTED] = CLOUT_SYNC_ERROR_BAD_CODE,
  [CLOUT_WEB_ERROR_MISUSED] = CLOUT_SYNC_ERROR_FAILED,
  [CLOUT_WEB_ERROR_UNPAID] = CLOUT_SYNC_ERROR_UNPAID,
  [CLOUT_WEB_ERROR_NO_FEED] = CLOUT_SYNC_ERROR_NO_FEED,
  [CLOUT_WEB_ERROR_NO_SUCH_HOST] = CLOUT_SYNC_ERROR_NO_SUCH_SERVER,
  [CLOUT_WEB_ERROR_PRIVATE] = CLOUT_SYNC_ERROR_PRIVATE_ADDRESS,
  [CLOUT_WEB_ERROR_BROWSER_ONLY] = CLOUT_SYNC_ERROR_BROWSER_ONLY,
  [CLOUT_WEB_ERROR_SIGN_IN_NEEDED] = CLOUT_SYNC_ERROR_SIGN_IN_NEEDED,
  [CLOUT_WEB_ERROR_SIGN_IN_REFUSED] = CLOUT_SYNC_ERROR_SIGN_IN_REFUSED,
};

static const CloutSyncError secrets_codes[] = {
  [CLOUT_SECRETS_ERROR_LOCKED] = CLOUT_SYNC_ERROR_KEYRING_LOCKED,
  [CLOUT_SECRETS_ERROR_ABSENT] = CLOUT_SYNC_ERROR_KEYRING_ABSENT,
  [CLOUT_SECRETS_ERROR_NOT_FOUND] = CLOUT_SYNC_ERROR_SIGN_IN_AGAIN,
  [CLOUT_SECRETS_ERROR_FAILED] = CLOUT_SYNC_ERROR_KEYRING_ABSENT,
};

static CloutSyncError
code_of (const GError *error)
{
  static const CloutSyncError store_codes[] = {
    [CLOUT_STORE_ERROR_NEWER] = CLOUT_SYNC_ERROR_STORE_NEWER,
    [CLOUT_STORE_ERROR_FULL] = CLOUT_SYNC_ERROR_STORE_FULL,
    [CLOUT_STORE_ERROR_DAMAGED] = CLOUT_SYNC_ERROR_STORE_DAMAGED,
    [CLOUT_STORE_ERROR_BUSY] = CLOUT_SYNC_ERROR_STORE_BUSY,
    [CLOUT_STORE_ERROR_READ_ONLY] = CLOUT_SYNC_ERROR_STORE_READ_ONLY,
    [CLOUT_STORE_ERROR_FOREIGN] = CLOUT_SYNC_ERROR_STORE_FOREIGN,
    [CLOUT_STORE_ERROR_NOT_A_FILE] = CLOUT_SYNC_ERROR_STORE_NOT_A_FILE,
    [CLOUT_STORE_ERROR_BAD_NAME] = CLOUT_SYNC_ERROR_STORE_BAD_NAME,
    [CLOUT_STORE_ERROR_TOO_MANY_FILES] = CLOUT_SYNC_ERROR_STORE_TOO_MANY_FILES,
    [CLOUT_STORE_ERROR_BAD_EXPORT] = CLOUT_SYNC_ERROR_EXPORT_DAMAGED,
    [CLOUT_STORE_ERROR_FAILED] = CLOUT_SYNC_ERROR_STORE_FAILED,
  };
  static const CloutSyncError archive_codes[] = {
    [CLOUT_ARCHIVE_ERROR_UNKNOWN] = CLOUT_SYNC_ERROR_ARCHIVE_UNKNOWN,
    [CLOUT_ARCHIVE_ERROR_DAMAGED] = CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED,
    [CLOUT_ARCHIVE_ERROR_HOSTILE] = CLOUT_SYNC_ERROR_ARCHIVE_HOSTILE,
    [CLOUT_ARCHIVE_ERROR_UNREADABLE] = CLOUT_SYNC_ERROR_ARCHIVE_UNREADABLE,
    [CLOUT_ARCHIVE_ERROR_PARTIAL] = CLOUT_SYNC_ERROR_ARCHIVE_PARTIAL,
    [CLOUT_ARCHIVE_ERROR_HTML] = CLOUT_SYNC_ERROR_ARCHIVE_HTML,
    [CLOUT_ARCHIVE_ERROR_OWNERLESS] = CLOUT_SYNC_ERROR_ARCHIVE_OWNERLESS,
    [CLOUT_ARCHIVE_ERROR_SERVERLESS] = CLOUT_SYNC_ERROR_ARCHIVE_SERVERLESS,
    [CLOUT_ARCHIVE_ERROR_TUMBLR] = CLOUT_SYNC_ERROR_ARCHIVE_TUMBLR,
    [CLOUT_ARCHIVE_ERROR_NAME] = CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED,
    [CLOUT_ARCHIVE_ERROR_EMPTY] = CLOUT_SYNC_ERROR_ARCHIVE_EMPTY,
    [CLOUT_ARCHIVE_ERROR_SEVERAL] = CLOUT_SYNC_ERROR_ARCHIVE_SEVERAL,
  };

  if (error->domain == CLOUT_STORE_ERROR && (guint) error->code < G_N_ELEMENTS (store_codes))
    return store_codes[error->code];
  if (error->domain == CLOUT_ARCHIVE_ERROR && (guint) error->code < G_N_ELEMENTS (archive_codes))
    return archive_codes[error->code];
  if (error->domain == CLOUT_WEB_ERROR && g_strcmp0 (clout_web_error_get_reason (error),
                                                     "access_denied") == 0)
    return CLOUT_SYNC_ERROR_DENIED;
  if (error->domain == CLOUT_WEB_ERROR && (guint) error->code < G_N_ELEMENTS (web_codes))
    return web_codes[error->code];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    return CLOUT_SYNC_ERROR_PORT_TAKEN;
  if (error->domain == CLOUT_SECRETS_ERROR && (guint) error->code < G_N_ELEMENTS (secrets_codes))
    return secrets_codes[error->code];
  return CLOUT_SYNC_ERROR_FAILED;
}

/**
 * clout_sync_error_wrap:
 * @error: (transfer full): error from a lower layer
 * @doing: description of the failed operation
 *
 * Maps an error of a lower layer to a #CloutSyncError.
 *
 * Returns: (transfer full): the error in domain %CLOUT_SYNC_ERROR; cancellation and
 *   %CLOUT_TOPICS_ERROR are preserved
 */
GError *
clout_sync_error_wrap (GError     *error,
                       const char *doing)
{
  g_autoptr(GError) below = error;
  GError *wrapped;

  if (error->domain == CLOUT_SYNC_ERROR || error->domain == CLOUT_TOPICS_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&below);
  wrapped = g_error_new (CLOUT_SYNC_ERROR, code_of (error), "%s: %s", doing, error->message);
  copy_details (wrapped, below);
  return wrapped;
}

/* Finishes @task with @error, wrapped; takes the error. */
void
clout_sync_return_error (GTask      *task,
                         GError     *error,
                         const char *doing)
{
  g_task_return_error (task, clout_sync_error_wrap (error, doing));
}
