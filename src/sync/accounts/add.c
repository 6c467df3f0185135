/* add.c: adds accounts by handle, on any network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts.h"

#include <string.h>

#include "base/task.h"
#include "networks/network.h"
#include "sync/accounts/profile-fetch.h"
#include "sync/connection/setting.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "web/fediverse/webfinger.h"
#include "web/http/http.h"
#include "web/url.h"

/* The handle to find, the network being tried, and the first network's error. */
typedef struct
{
  char *typed;
  gboolean named;
  const CloutNetwork *network;
  char *origin;     /* the server of a handle with a different domain */
  gboolean located;
  GError *error;
} Search;

static void
search_free (Search *search)
{
  g_free (search->typed);
  g_free (search->origin);
  g_clear_error (&search->error);
  g_free (search);
}

/* The server to ask about a public account. */
static char *
dup_public_origin (const CloutNetwork  *network,
                   const char          *handle,
                   GError             **error)
{
  if (network->api_origin != NULL)
    return clout_setting_dup_origin (network->api_variable, network->api_origin, error);
  if (network->public_origin != NULL)
    return clout_setting_dup_origin (network->public_variable, network->public_origin, error);
  return network->dup_origin (handle, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  CloutAccount *account = clout_finish_pointer (result, &error);

  if (account == NULL)
    clout_sync_return_error (task, error, "storing the account");
  else
    g_task_return_pointer (task, account, g_object_unref);
}

static void look (GTask *task);

/* Whether the account may be on another network with such handles. A rate-limited or failing
   server doesn't rule this network out. */
static gboolean
leads_on (const GError *error)
{
  static const CloutWebError codes[] = {
    CLOUT_WEB_ERROR_NOT_FOUND, CLOUT_WEB_ERROR_NOT_SERVED, CLOUT_WEB_ERROR_REFUSED,
    CLOUT_WEB_ERROR_BAD_RESPONSE, CLOUT_WEB_ERROR_SIGN_IN_NEEDED, CLOUT_WEB_ERROR_NO_FEED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, CLOUT_WEB_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

/* Takes @error. If all networks fail, the error of the most likely one is reported. */
static void
look_elsewhere (GTask  *task,
                GError *error)
{
  Search *search = g_task_get_task_data (task);
  const CloutNetwork *next = search->named || !leads_on (error)
    ? NULL : clout_networks_guess_next (search->typed, search->network);

  if (search->error == NULL)
    search->error = error;
  else
    g_error_free (error);
  search->network = next;
  if (next != NULL)
    look (task);
  else
    clout_sync_return_error (task, g_steal_pointer (&search->error), "looking up the account");
}

static void
introduced_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutProfileFetch *profile_fetch = CLOUT_PROFILE_FETCH (source);
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    {
      clout_profile_fetch_store_async (profile_fetch, stored_cb, g_object_ref (task));
      return;
    }
  look_elsewhere (task, error);
}

static gboolean
is_over (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
    || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_OFFLINE)
    || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TIMED_OUT);
}

/* A domain that doesn't say where its accounts are is their server. */
static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutWebfinger) found = clout_finish_pointer (result, &error);

  search->located = TRUE;
  if (is_over (error))
    {
      clout_sync_return_error (task, error, "looking up the account");
      return;
    }
  g_clear_error (&error);
  if (found != NULL)
    search->origin = g_steal_pointer (&found->origin);
  look (task);
}

/* Returns whether to look up the accounts' server at the handle's domain first. */
static gboolean
locate (GTask      *task,
        const char *name,
        const char *origin)
{
  CloutEngine *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  if (search->located || strchr (name, '@') == NULL
      || (search->network->can & CLOUT_NETWORK_LASTING_SELF) == 0)
    return FALSE;
  clout_http_trust (clout_engine_get_http (self), origin);
  clout_webfinger_look_up_async (clout_engine_get_http (self), origin, name,
                                 g_task_get_cancellable (task), located_cb, g_object_ref (task));
  return TRUE;
}

static void
look (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autofree char *name = search->named
    ? clout_network_dup_handle (search->network, search->typed)
    : search->network->dup_handle (search->typed);
  GError *error = NULL;
  g_autofree char *origin = name != NULL ? dup_public_origin (search->network, name, &error)
                                         : NULL;
  g_autoptr(CloutProfileFetch) profile_fetch = NULL;

  if (name == NULL)
    error = g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                                 "the network has no such handles");
  if (origin == NULL)
    {
      look_elsewhere (task, error);
      return;
    }
  if (locate (task, name, origin))
    return;
  if (search->origin != NULL && (search->network->can & CLOUT_NETWORK_LASTING_SELF) != 0)
    {
      g_free (origin);
      origin = g_strdup (search->origin);
    }
  /* A server that was typed or set may be in a private network. */
  clout_http_trust (clout_engine_get_http (self), origin);
  profile_fetch = clout_profile_fetch_new (self, search->network, origin, name, NULL);
  clout_profile_fetch_run_async (profile_fetch, g_task_get_cancellable (task), introduced_cb,
                                 g_object_ref (task));
}

/**
 * clout_engine_add_by_handle_async:
 * @self: an engine
 * @network: (nullable): id of a network, or %NULL to infer it from the handle
 * @handle: handle as typed: "ada@mastodon.social", with or without a leading "@",
 *   "ada.bsky.social", or the URL of a profile, a blog or its feed
 *
 * Reads the public profile and adds the account; clout_engine_sync_async() fetches the rest. If
 * several networks have such handles, tries one after another until one knows the account.
 *
 * clout_finish_pointer() returns (transfer full) the account, or %NULL with a #CloutSyncError.
 */
void
clout_engine_add_by_handle_async (CloutEngine         *self,
                                  const char          *network,
                                  const char          *handle,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_add_by_handle_async,
                                                 cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  search->typed = g_strdup (handle);
  search->named = network != NULL;
  search->network = network != NULL ? clout_networks_find (network)
                                    : clout_networks_guess (handle);
  if (network != NULL
      && (search->network == NULL || (search->network->can & CLOUT_NETWORK_BY_HANDLE) == 0))
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                             "%s: no such network", network);
  else if (search->network == NULL)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME,
                             "looking up the account: no network has such handles");
  else
    look (task);
}
