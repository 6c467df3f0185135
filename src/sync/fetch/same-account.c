/* same-account.c: whether a profile is still the one of a stored account. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/same-account.h"

#include "sync/engine/engine.h"

static gboolean
has_lasting_self (const CloutNetwork      *network,
                  const CloutKnownAccount *known)
{
  return (network->can & CLOUT_NETWORK_LASTING_SELF) != 0 && known->self != NULL;
}

/**
 * clout_same_account_is:
 * @known: what is stored of the account
 * @remote_id: (nullable): the profile's remote id
 * @self: (nullable): what the server's calls name the profile
 *
 * A handle can change and stay the same person's, and it can be given to someone else. The
 * network's lasting id decides where it is known.
 *
 * Returns: whether the profile is the account's
 */
gboolean
clout_same_account_is (const CloutNetwork      *network,
                       const CloutKnownAccount *known,
                       const char              *remote_id,
                       const char              *self)
{
  if (has_lasting_self (network, known))
    return g_strcmp0 (known->self, self) == 0;
  return known->remote_id == NULL || *known->remote_id == '\0'
    || g_strcmp0 (known->remote_id, remote_id) == 0;
}

/**
 * clout_same_account_find:
 * @known: (element-type CloutKnownAccount): the accounts stored of the same server
 * @remote_id: a profile's remote id
 * @self: (nullable): what the server's calls name it
 * @error: %CLOUT_SYNC_ERROR_HANDLE_TAKEN if the remote id is another account's by now
 *
 * Returns: (transfer none): the remote id under which the account is stored, or @remote_id if it
 *   is new
 */
const char *
clout_same_account_find (const CloutNetwork  *network,
                         GPtrArray           *known,
                         const char          *remote_id,
                         const char          *self,
                         GError             **error)
{
  const CloutKnownAccount *taken = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const CloutKnownAccount *each = known->pdata[i];

      if (has_lasting_self (network, each) && g_strcmp0 (each->self, self) == 0)
        return each->remote_id;
      if (g_strcmp0 (each->remote_id, remote_id) == 0
          && !clout_same_account_is (network, each, remote_id, self))
        taken = each;
    }
  if (taken == NULL)
    return remote_id;
  g_set_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_HANDLE_TAKEN,
               "%s: the handle belongs to another account than before", network->name);
  return NULL;
}
