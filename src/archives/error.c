/* error.c: locates what is wrong with an archive.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/error.h"

typedef struct
{
  char *file;
  CloutArchivePlace place;
} CloutArchiveErrorPrivate;

static void
clout_archive_error_private_init (CloutArchiveErrorPrivate *priv)
{
}

static void
clout_archive_error_private_copy (const CloutArchiveErrorPrivate *src,
                                  CloutArchiveErrorPrivate       *dest)
{
  dest->file = g_strdup (src->file);
  dest->place = src->place;
}

static void
clout_archive_error_private_clear (CloutArchiveErrorPrivate *priv)
{
  g_free (priv->file);
}

G_DEFINE_EXTENDED_ERROR (CloutArchiveError, clout_archive_error)

/**
 * clout_archive_error_set_file:
 * @error: a #CloutArchiveError; any other error is unchanged
 * @file: path of the file concerned
 * @place: (nullable): position in the file
 *
 * Sets the file that an error is about, and adds it to the message.
 */
void
clout_archive_error_set_file (GError                  *error,
                              const char              *file,
                              const CloutArchivePlace *place)
{
  CloutArchiveErrorPrivate *priv;
  g_autofree char *message = NULL;

  if (error->domain != CLOUT_ARCHIVE_ERROR)
    return;

  priv = clout_archive_error_get_private (error);
  g_free (priv->file);
  priv->file = g_strdup (file);
  if (place != NULL)
    priv->place = *place;
  message = g_steal_pointer (&error->message);
  error->message = g_strdup_printf ("%s: %s", file, message);
}

/**
 * clout_archive_error_get_file:
 * @error: (nullable): an error
 * @ret_place: (out) (optional): position in the file; all 0 if unknown
 *
 * Returns: (nullable): the path of the file concerned, or %NULL
 */
const char *
clout_archive_error_get_file (const GError      *error,
                              CloutArchivePlace *ret_place)
{
  const CloutArchiveErrorPrivate *priv = error != NULL && error->domain == CLOUT_ARCHIVE_ERROR
    ? clout_archive_error_get_private (error) : NULL;

  if (ret_place != NULL)
    *ret_place = priv != NULL ? priv->place : (CloutArchivePlace) { 0, 0 };

  return priv != NULL ? priv->file : NULL;
}

/**
 * clout_archive_error_damaged:
 * @error: return location for %CLOUT_ARCHIVE_ERROR_DAMAGED
 * @format: message for developers, as for printf()
 *
 * Returns: %FALSE
 */
gboolean
clout_archive_error_damaged (GError     **error,
                             const char  *format,
                             ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED, message);

  return FALSE;
}
