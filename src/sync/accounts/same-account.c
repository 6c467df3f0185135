/* same-account.c: decides whether a profile still belongs to a stored account. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/same-account.h"

#include <string.h>

#include "sync/engine.h"

static gboolean
has_lasting_self (const CloutNetwork      *network,
                  const CloutKnownAccount *known)
{
  return (network->can & CLOUT_NETWORK_LASTING_SELF) != 0 && known->self != NULL;
}

/**
 * clout_same_account_is:
 * @network: static
 * @known: the stored account
 * @remote_id: (nullable): the profile's remote id
 * @self: (nullable): the profile's id in requests
 *
 * Compares a profile with a stored account. A handle can change for the same person, and can pass
 * to someone else, so the network's permanent id decides if it is known.
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
 * @network: static
 * @known: (element-type CloutKnownAccount): stored accounts of the same server
 * @remote_id: a profile's remote id
 * @self: (nullable): the profile's id in requests
 * @error: %CLOUT_SYNC_ERROR_HANDLE_TAKEN if the remote id now belongs to another account
 *
 * Finds the stored account that a profile belongs to.
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

static gboolean
is_equal (const char *a,
          const char *b)
{
  g_autofree char *folded = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *other = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return folded != NULL && g_strcmp0 (folded, other) == 0;
}

/* An archive without an account id uses the handle as id. */
static gboolean
has_id (CloutAccount *account)
{
  return !is_equal (clout_account_get_remote_id (account), clout_account_get_handle (account));
}

/* The store matches accounts by the same fields. */
static gboolean
has_same_id (CloutAccount *known,
             CloutAccount *account)
{
  return is_equal (clout_account_get_server (known), clout_account_get_server (account))
         && g_strcmp0 (clout_account_get_remote_id (known),
                       clout_account_get_remote_id (account)) == 0;
}

/* A DID identifies the same account on every server, and its archive doesn't say which server it
   signs in on. */
static gboolean
has_same_did (CloutAccount *known,
              CloutAccount *account)
{
  const char *remote_id = clout_account_get_remote_id (account);

  return g_str_has_prefix (remote_id, "did:")
         && g_strcmp0 (clout_account_get_remote_id (known), remote_id) == 0;
}

/* A Facebook archive without a profile is identified by a name, which contains a space and could
   also be a Page's, so it only matches other archives. */
static gboolean
has_same_name (CloutAccount *known,
               CloutAccount *account)
{
  const char *handle = clout_account_get_handle (known);
  const char *other = clout_account_get_handle (account);
  gboolean are_archives = clout_account_get_source (known) == CLOUT_ACCOUNT_ARCHIVE
                          && clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE;

  if (handle == NULL || other == NULL)
    return FALSE;
  if (strchr (handle, ' ') == NULL && strchr (other, ' ') == NULL)
    return is_equal (handle, other);

  return are_archives && (is_equal (handle, other)
                          || is_equal (handle, clout_account_get_name (account))
                          || is_equal (other, clout_account_get_name (known)));
}

static gboolean
is_known_by_handle (CloutAccount *account)
{
  return clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE
         && !has_id (account);
}

/* "ada@misskey.example" includes its server. */
static gboolean
has_same_handle (CloutAccount *known,
                 CloutAccount *account)
{
  return (is_known_by_handle (known) || is_known_by_handle (account))
         && has_same_name (known, account)
         && (strchr (clout_account_get_handle (account), '@') != NULL
             || is_equal (clout_account_get_server (known), clout_account_get_server (account)));
}

/* Returns (transfer none) (nullable): the only match. */
static CloutAccount *
find_listed (GListModel   *accounts,
             CloutAccount *account)
{
  CloutAccount *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) known = g_list_model_get_item (accounts, i);

      if (!is_equal (clout_account_get_network (known), clout_account_get_network (account)))
        continue;
      if (has_same_id (known, account))
        return known;
      if (has_same_did (known, account) || has_same_handle (known, account))
        {
          found = known;
          n_found++;
        }
    }

  return n_found == 1 ? found : NULL;
}

/**
 * clout_same_account_join:
 * @accounts: the stored accounts
 * @account: an account from a sign-in or an archive
 *
 * Gives @account the id of the stored account that it belongs to, if the store can't match it by
 * server and remote id. A handle typed for an archive without an owner doesn't replace known
 * data.
 */
void
clout_same_account_join (GListModel   *accounts,
                         CloutAccount *account)
{
  CloutAccount *known = find_listed (accounts, account);

  if (known == NULL)
    return;
  if (!has_same_id (known, account))
    clout_account_set_id (account, clout_account_get_id (known));
  if (clout_account_get_handle (account) == NULL)
    clout_account_set_handle (account, clout_account_get_handle (known));
  if (is_known_by_handle (account) && has_id (known))
    {
      clout_account_set_remote_id (account, clout_account_get_remote_id (known));
      clout_account_set_handle (account, clout_account_get_handle (known));
      clout_account_set_name (account, clout_account_get_name (known));
    }
}
