/* account.h: one of the person's social accounts or archives.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CloutAccountSource:
 *
 * Where an account's data come from. The values are stored: only append new ones.
 */
typedef enum
{
  CLOUT_ACCOUNT_SIGNED_IN,
  CLOUT_ACCOUNT_BY_HANDLE,
  CLOUT_ACCOUNT_ARCHIVE
} CloutAccountSource;

/**
 * CloutAccountState:
 *
 * What the account is doing now. Only %CLOUT_ACCOUNT_SIGN_IN_AGAIN is stored; the others last for
 * the session.
 */
typedef enum
{
  CLOUT_ACCOUNT_READY,
  CLOUT_ACCOUNT_SYNCING,
  CLOUT_ACCOUNT_WAITING,
  CLOUT_ACCOUNT_OFFLINE,
  CLOUT_ACCOUNT_SIGN_IN_AGAIN,
  CLOUT_ACCOUNT_FAILED
} CloutAccountState;

#define CLOUT_TYPE_ACCOUNT (clout_account_get_type ())

G_DECLARE_FINAL_TYPE (CloutAccount, clout_account, CLOUT, ACCOUNT, GObject)

/* Properties: id (int64, 0 until stored), network, server, remote-id, handle, name, avatar,
   source, state, problem (GError, boxed), step (name of the resource being fetched), fraction (0
   to 1, -1 while unknown), last-sync (Unix seconds, 0 never), followers, following, listed,
   posts (int64, -1 unknown). It never holds a secret. */
CloutAccount       *clout_account_new           (const char         *network,
                                                 const char         *server,
                                                 CloutAccountSource  source);
gint64              clout_account_get_id        (CloutAccount       *self);
void                clout_account_set_id        (CloutAccount       *self,
                                                 gint64              id);
const char         *clout_account_get_network   (CloutAccount       *self);
const char         *clout_account_get_server    (CloutAccount       *self);
void                clout_account_set_server    (CloutAccount       *self,
                                                 const char         *server);
CloutAccountSource  clout_account_get_source    (CloutAccount       *self);
void                clout_account_set_source    (CloutAccount       *self,
                                                 CloutAccountSource  source);
const char         *clout_account_get_remote_id (CloutAccount       *self);
void                clout_account_set_remote_id (CloutAccount       *self,
                                                 const char         *remote_id);
const char         *clout_account_get_handle    (CloutAccount       *self);
void                clout_account_set_handle    (CloutAccount       *self,
                                                 const char         *handle);
const char         *clout_account_get_name      (CloutAccount       *self);
void                clout_account_set_name      (CloutAccount       *self,
                                                 const char         *name);
const char         *clout_account_get_avatar    (CloutAccount       *self);
void                clout_account_set_avatar    (CloutAccount       *self,
                                                 const char         *avatar);
gint64              clout_account_get_followers (CloutAccount       *self);
gint64              clout_account_get_following (CloutAccount       *self);
gint64              clout_account_get_listed    (CloutAccount       *self);
gint64              clout_account_get_posts     (CloutAccount       *self);
void                clout_account_set_counters  (CloutAccount       *self,
                                                 gint64              followers,
                                                 gint64              following,
                                                 gint64              listed,
                                                 gint64              posts);
gint64              clout_account_get_last_sync (CloutAccount       *self);
void                clout_account_set_last_sync (CloutAccount       *self,
                                                 gint64              last_sync);
/* Resources that couldn't be read completely; changes are announced together with the state. */
void                clout_account_set_incomplete (CloutAccount      *self,
                                                 const char         *resource,
                                                 gint64              since);
GStrv               clout_account_dup_incomplete (CloutAccount      *self,
                                                 gint64             *ret_since);
/* The handle that its owner moved to, such as "ada@new.example"; %NULL for most. */
const char         *clout_account_get_moved     (CloutAccount       *self);
void                clout_account_set_moved     (CloutAccount       *self,
                                                 const char         *handle);
CloutAccountState   clout_account_get_state     (CloutAccount       *self);
const GError       *clout_account_get_problem   (CloutAccount       *self);
void                clout_account_set_state     (CloutAccount       *self,
                                                 CloutAccountState   state,
                                                 const GError       *problem);
const char         *clout_account_get_step      (CloutAccount       *self);
double              clout_account_get_fraction  (CloutAccount       *self);
void                clout_account_set_progress  (CloutAccount       *self,
                                                 const char         *step,
                                                 double              fraction);

G_END_DECLS
