/* fixture.h: an engine with a temporary store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/await.h"
#include "sync/engine.h"
#include "sync/engine/parts.h"
#include "sync/sign-in.h"

G_BEGIN_DECLS

/**
 * Fixture:
 * @server: (nullable): the network's server, freed with @free_server after the engine
 */
typedef struct
{
  gpointer server;
  GDestroyNotify free_server;
  CloutEngine *engine;
  char *folder;
  char *path;
  gint64 now;
} Fixture;

void          fixture_set_up      (Fixture             *self);
void          fixture_tear_down   (Fixture             *self);
void          fixture_open        (Fixture             *self);
void          fixture_close       (Fixture             *self);
void          fixture_remove_files (const char         *folder);
CloutAccount *fixture_run_sign_in (CloutSignIn         *sign_in,
                                   GError             **error);
gboolean      fixture_sync        (Fixture             *self,
                                   CloutAccount        *account,
                                   GError             **error);
CloutAccount *fixture_import      (Fixture             *self,
                                   const char          *name,
                                   const char          *text,
                                   const char          *handle);
gboolean      fixture_remove      (Fixture             *self,
                                   CloutAccount        *account,
                                   GError             **error);
double        fixture_score       (Fixture             *self,
                                   gsize               *ret_n_reactions);
double        fixture_score_then  (Fixture             *self,
                                   gsize               *ret_n_reactions);
char         *fixture_dump        (Fixture             *self);
char         *fixture_dump_store  (const char          *path);
void          fixture_assert_incomplete (CloutAccount    *account,
                                         const char      *resources);
gsize         fixture_count_lines (const char          *text,
                                   const char          *prefix);
gboolean      fixture_is_on_disk  (Fixture             *self,
                                   const char          *secret);

G_END_DECLS
