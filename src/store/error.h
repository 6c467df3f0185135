/* error.h: what can go wrong with a store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutStoreError:
 * @CLOUT_STORE_ERROR_NEWER: the file was written by a newer Clout; it isn't touched
 * @CLOUT_STORE_ERROR_FULL: the disk is full; nothing was changed
 * @CLOUT_STORE_ERROR_DAMAGED: the file is no longer a database
 * @CLOUT_STORE_ERROR_BUSY: another program is using it
 * @CLOUT_STORE_ERROR_READ_ONLY: it or its folder can't be read or written
 * @CLOUT_STORE_ERROR_FOREIGN: it is another program's file; it isn't touched
 * @CLOUT_STORE_ERROR_NOT_A_FILE: there is a folder, a link or something else in its place
 * @CLOUT_STORE_ERROR_BAD_NAME: the name is invalid: empty or too long
 * @CLOUT_STORE_ERROR_TOO_MANY_FILES: this program or the system has too many files open
 * @CLOUT_STORE_ERROR_BAD_EXPORT: the export is damaged
 * @CLOUT_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  CLOUT_STORE_ERROR_NEWER,
  CLOUT_STORE_ERROR_FULL,
  CLOUT_STORE_ERROR_DAMAGED,
  CLOUT_STORE_ERROR_BUSY,
  CLOUT_STORE_ERROR_READ_ONLY,
  CLOUT_STORE_ERROR_FOREIGN,
  CLOUT_STORE_ERROR_NOT_A_FILE,
  CLOUT_STORE_ERROR_BAD_NAME,
  CLOUT_STORE_ERROR_TOO_MANY_FILES,
  CLOUT_STORE_ERROR_BAD_EXPORT,
  CLOUT_STORE_ERROR_FAILED
} CloutStoreError;

#define CLOUT_STORE_ERROR (clout_store_error_quark ())

GQuark clout_store_error_quark (void);

G_END_DECLS
