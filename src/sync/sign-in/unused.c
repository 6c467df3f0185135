/* unused.c: finds sign-ins in the keyring without an account in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/restore.h"

#include "base/task.h"
#include "secrets/secrets.h"
#include "sync/accounts.h"
#include "sync/connection/account-tokens.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

static gboolean
is_used (CloutEngine *self,
         const char  *key)
{
  GListModel *accounts = clout_engine_get_accounts (self);
  guint n = g_list_model_get_n_items (accounts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *own = clout_account_tokens_dup_key (account);

      if (g_str_equal (own, key))
        return TRUE;
    }
  return FALSE;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  g_autoptr(GPtrArray) unused = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  g_auto(GStrv) keys = clout_finish_pointer (result, &error);

  if (keys == NULL)
    {
      clout_sync_return_error (task, error, "looking into the keyring");
      return;
    }
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      CloutAccount *account = is_used (self, keys[i])
        ? NULL : clout_account_tokens_new_account (keys[i]);

      if (account != NULL)
        g_ptr_array_add (unused, account);
    }
  g_task_return_pointer (task, g_steal_pointer (&unused), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * clout_engine_list_unused_sign_ins_async:
 * @self: an engine
 *
 * Lists this store's sign-ins in the keyring that no account uses, which remain after the store
 * was replaced. Never asks for the keyring's password.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutAccount) accounts that aren't
 * stored, with network, server and remote id; or %NULL with a #CloutSyncError.
 */
void
clout_engine_list_unused_sign_ins_async (CloutEngine         *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_list_unused_sign_ins_async,
                                                 cancellable, callback, user_data);

  clout_secrets_list_async (clout_engine_get_secrets (self), cancellable, listed_cb,
                            g_object_ref (task));
}

typedef struct
{
  GPtrArray *unused;
  guint n_kept;
} Revocation;

static void
revocation_free (Revocation *revocation)
{
  g_ptr_array_unref (revocation->unused);
  g_free (revocation);
}

static void revoke_next (GTask *task);

static void
revoked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Revocation *revocation = g_task_get_task_data (task);
  gboolean kept;
  GError *error = NULL;

  if (!clout_engine_sign_out_finish (result, &kept, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  revocation->n_kept += kept;
  revoke_next (task);
}

static void
revoke_next (GTask *task)
{
  Revocation *revocation = g_task_get_task_data (task);
  GPtrArray *unused = revocation->unused;
  g_autoptr(CloutAccount) account = NULL;

  if (unused->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  account = g_ptr_array_steal_index_fast (unused, unused->len - 1);
  clout_engine_sign_out_async (g_task_get_source_object (task), account, NULL, revoked_cb,
                               g_object_ref (task));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  GPtrArray *unused = clout_finish_pointer (result, &error);
  Revocation *revocation;

  if (unused == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  revocation = g_new0 (Revocation, 1);
  revocation->unused = unused;
  g_task_set_task_data (task, revocation, (GDestroyNotify) revocation_free);
  revoke_next (task);
}

/**
 * clout_engine_revoke_unused_sign_ins_async:
 * @self: an engine
 *
 * Revokes unused sign-ins at their servers, if these can be reached, and removes them from the
 * keyring.
 *
 * Call clout_engine_revoke_unused_sign_ins_finish() in the callback.
 */
void
clout_engine_revoke_unused_sign_ins_async (CloutEngine         *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_revoke_unused_sign_ins_async,
                                                 cancellable, callback, user_data);

  clout_engine_list_unused_sign_ins_async (self, cancellable, found_cb, g_object_ref (task));
}

/**
 * clout_engine_revoke_unused_sign_ins_finish:
 * @result: the result passed to the callback
 * @ret_n_kept: (out): how many of them their servers still accept, because they can't be reached
 *   or have no way to revoke one
 * @error: a #CloutSyncError
 *
 * Returns: whether all were removed from the keyring
 */
gboolean
clout_engine_revoke_unused_sign_ins_finish (GAsyncResult  *result,
                                            guint         *ret_n_kept,
                                            GError       **error)
{
  const Revocation *revocation = g_task_get_task_data (G_TASK (result));

  *ret_n_kept = revocation != NULL ? revocation->n_kept : 0;
  return clout_finish_boolean (result, error);
}
