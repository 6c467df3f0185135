/* rows.h: loads +K rows for the rules in topics/.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/endorsement.h"
#include "store/endorsements/endorsements.h"
#include "topics/plus-k-received.h"

G_BEGIN_DECLS

/* A person's id in these rows, the same for all accounts that know them. */
#define CLOUT_PLUS_K_WHO(p) \
  "iif (" p ".remote LIKE 'did:%', " p ".remote, coalesce (lower (" p ".handle), " \
  p ".account || '/' || " p ".remote))"

/* For a person's flags: whether they follow or are followed and neither blocks the other. */
#define CLOUT_PLUS_K_ACQUAINTED(p) "(" p ".flags & 6 <> 0 AND " p ".flags & 8 = 0)"

/**
 * CloutPlusKRows: +K for the rules.
 * @strings: strings that the +K borrow
 * @sent: (element-type CloutPlusKSent)
 * @ids: (element-type gint64): their ids
 */
typedef struct
{
  GStringChunk *strings;
  GArray *sent;
  GArray *ids;
} CloutPlusKRows;

void       clout_plus_k_rows_init     (CloutPlusKRows                *self);
void       clout_plus_k_rows_clear    (CloutPlusKRows                *self);
gboolean   clout_plus_k_rows_load     (CloutPlusKRows                *self,
                                       sqlite3_stmt                  *rows,
                                       GError                       **error);

GPtrArray *clout_plus_k_list          (sqlite3                       *db,
                                       const CloutEndorsementQuery   *query,
                                       gint64                         now,
                                       GError                       **error);
GStrv      clout_plus_k_list_hidden   (sqlite3                       *db,
                                       GError                       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutPlusKRows, clout_plus_k_rows_clear)

G_END_DECLS
