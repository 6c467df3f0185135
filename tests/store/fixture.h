/* fixture.h: a store in a temporary folder, with synchronous calls.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "score/history.h"
#include "store/accounts/accounts.h"
#include "store/reactions/batches.h"
#include "store/score/history.h"

G_BEGIN_DECLS

#define NOW (G_GINT64_CONSTANT (1790000000))

/* The page from store_make_page(): one post, with this many likes and replies. */
#define PAGE_LIKES 16
#define PAGE_REPLIES 4

typedef struct
{
  char *folder;
  char *path;
  CloutStore *store;
} Fixture;

typedef struct
{
  const char *path;
  void (*test) (Fixture *, gconstpointer);
} StoreTest;

void               store_set_up              (Fixture           *f,
                                              gconstpointer      data);
void               store_tear_down           (Fixture           *f,
                                              gconstpointer      data);
void               store_add_tests           (const StoreTest   *tests,
                                              gsize              n);
CloutStore        *store_open                (const char        *path,
                                              GError           **error);
void               store_close               (CloutStore       **store);
void               store_reopen              (Fixture           *f);
CloutAccount      *store_add_account         (CloutStore        *store,
                                              const char        *remote);
void               store_begin_import        (CloutStore        *store,
                                              CloutAccount      *account);
void               store_set_import_progress (double             fraction);
gboolean           store_end_import          (CloutStore        *store,
                                              gboolean           commit,
                                              GError           **error);
gboolean           store_upsert              (CloutStore        *store,
                                              CloutAccount      *account,
                                              CloutBatch        *batch,
                                              const CloutCursor *cursor,
                                              GError           **error);
void               store_react               (CloutStore        *store,
                                              CloutAccount      *account,
                                              CloutBatchReaction reaction);
CloutStoreHistory *store_load                (CloutStore        *store);
double             store_score               (CloutStore        *store);
GPtrArray         *store_list_cursors        (CloutStore        *store,
                                              CloutAccount      *account);
gboolean           store_remove              (CloutStore        *store,
                                              CloutAccount      *account,
                                              GError           **error);
gboolean           store_back_up             (CloutStore        *store,
                                              gint64             now,
                                              GError           **error);
CloutBatch        *store_make_page           (guint              number);
guint              store_upsert_pages        (CloutStore        *store,
                                              CloutAccount      *account,
                                              guint              first,
                                              guint              end,
                                              GError           **error);
gint64             store_count               (const char        *path,
                                              const char        *sql);
char              *store_ask                 (const char        *path,
                                              const char        *sql);
void               store_damage              (const char        *path,
                                              goffset            offset,
                                              gsize              length);

G_END_DECLS
