/* account-list.c: the accounts of an open engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/account-list.h"

struct _CloutAccountList
{
  GListStore *accounts;
};

/**
 * clout_account_list_new:
 *
 * Returns: (transfer full): an empty list; free with clout_account_list_free()
 */
CloutAccountList *
clout_account_list_new (void)
{
  CloutAccountList *self = g_new0 (CloutAccountList, 1);

  self->accounts = g_list_store_new (CLOUT_TYPE_ACCOUNT);
  return self;
}

void
clout_account_list_free (CloutAccountList *self)
{
  g_object_unref (self->accounts);
  g_free (self);
}

GListModel *
clout_account_list_get_model (CloutAccountList *self)
{
  return G_LIST_MODEL (self->accounts);
}

/**
 * clout_account_list_find:
 * @self: an account list
 * @id: id of an account in the store
 *
 * Returns: (transfer none) (nullable): the live object of the account, or %NULL
 */
CloutAccount *
clout_account_list_find (CloutAccountList *self,
                         gint64            id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

      if (clout_account_get_id (account) == id)
        return account;
    }
  return NULL;
}

void
clout_account_list_add (CloutAccountList *self,
                        CloutAccount     *account)
{
  g_list_store_append (self->accounts, account);
}

void
clout_account_list_remove (CloutAccountList *self,
                           CloutAccount     *account)
{
  guint position;

  if (g_list_store_find (self->accounts, account, &position))
    g_list_store_remove (self->accounts, position);
}
