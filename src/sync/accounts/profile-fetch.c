/* profile-fetch.c: fetches and stores the profile of a new account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/profile-fetch.h"

#include <string.h>

#include "networks/resource.h"
#include "store/accounts/accounts.h"
#include "store/reactions/batches.h"
#include "store/spending.h"
#include "sync/accounts/account-list.h"
#include "sync/accounts/same-account.h"
#include "sync/connection/request.h"
#include "sync/connection/setting.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/parts.h"
#include "web/fediverse/webfinger.h"

struct _CloutProfileFetch
{
  GObject parent_instance;

  CloutEngine *engine;
  const CloutNetwork *network;
  char *origin;
  char *handle;
  CloutToken *token;
  CloutAccount *account;
  CloutPage page;
  char *next;
  guint n_asked;
};

G_DEFINE_FINAL_TYPE (CloutProfileFetch, clout_profile_fetch, G_TYPE_OBJECT)

static void
clout_profile_fetch_finalize (GObject *object)
{
  CloutProfileFetch *self = CLOUT_PROFILE_FETCH (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->account);
  g_free (self->origin);
  g_free (self->handle);
  g_clear_pointer (&self->token, clout_token_free);
  clout_page_clear (&self->page);
  g_free (self->next);
  G_OBJECT_CLASS (clout_profile_fetch_parent_class)->finalize (object);
}

static void
clout_profile_fetch_class_init (CloutProfileFetchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_profile_fetch_finalize;
}

static void
clout_profile_fetch_init (CloutProfileFetch *self)
{
}

/* A typed domain may differ from the server's, and is shown only after both have confirmed it. */
static char *
dup_handle_at (const CloutNetwork *network,
               const char         *handle,
               const char         *origin)
{
  const char *host = strstr (origin, "://");

  if (handle == NULL || host == NULL || strchr (handle, '@') == NULL
      || (network->can & CLOUT_NETWORK_LASTING_SELF) == 0)
    return g_strdup (handle);
  return g_strdup_printf ("%.*s@%s", (int) strcspn (handle, "@"), handle, host + strlen ("://"));
}

/**
 * clout_profile_fetch_new:
 * @engine: an engine
 * @network: static
 * @origin: origin of its server
 * @handle: (nullable): handle to look for, if @token doesn't identify the account
 * @token: (nullable): the account's token; copied
 *
 * Returns: (transfer full): a profile fetch, for one account
 */
CloutProfileFetch *
clout_profile_fetch_new (CloutEngine        *engine,
                         const CloutNetwork *network,
                         const char         *origin,
                         const char         *handle,
                         const CloutToken   *token)
{
  CloutProfileFetch *self = g_object_new (CLOUT_TYPE_PROFILE_FETCH, NULL);

  self->engine = g_object_ref (engine);
  self->network = network;
  self->origin = g_strdup (origin);
  self->handle = dup_handle_at (network, handle, origin);
  self->token = token != NULL ? clout_token_copy (token) : NULL;
  return self;
}

/**
 * clout_profile_fetch_get_account:
 * @self: a profile fetch
 *
 * Returns: (transfer none) (nullable): the account, once its profile was read
 */
CloutAccount *
clout_profile_fetch_get_account (CloutProfileFetch *self)
{
  return self->account;
}

static CloutRequestContext
make_context (CloutProfileFetch *self)
{
  return (CloutRequestContext) { .origin = self->origin, .handle = self->handle,
                      .cursor = self->next, .signed_in = self->token != NULL };
}

/* If a network has one public server for all accounts, they are stored with that server; only the
   token needs the server that they sign in on. */
static void
make_account (CloutProfileFetch *self)
{
  const CloutBatchProfile *profile = clout_batch_get_profile (self->page.batch);
  g_autofree char *server = clout_setting_dup_origin (self->network->public_variable,
                                                      self->network->public_origin, NULL);

  self->account = clout_account_new (self->network->id,
                                     self->network->public_origin != NULL ? server : self->origin,
                                     self->token != NULL ? CLOUT_ACCOUNT_SIGNED_IN
                                                         : CLOUT_ACCOUNT_BY_HANDLE);
  clout_account_set_remote_id (self->account, profile->remote_id);
  clout_account_set_handle (self->account, profile->handle);
  clout_account_set_name (self->account, profile->name);
  clout_account_set_avatar (self->account, profile->avatar);
  clout_account_set_moved (self->account, profile->moved);
  clout_account_set_counters (self->account, profile->followers, profile->following,
                              profile->listed, profile->posts);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutProfileFetch *self = g_task_get_source_object (task);
  CloutBatchProfile profile = *clout_batch_get_profile (self->page.batch);
  GError *error = NULL;
  g_autofree char *handle = clout_finish_pointer (result, &error);

  if (handle == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  profile.handle = handle;
  clout_batch_set_profile (self->page.batch, &profile);
  clout_account_set_handle (self->account, handle);
  g_task_return_boolean (task, TRUE);
}

/* In the fediverse, a handle's domain can differ from its server. */
static void
confirm (GTask *task)
{
  CloutProfileFetch *self = g_task_get_source_object (task);
  const char *handle = clout_account_get_handle (self->account);
  g_autofree char *name = NULL;

  if ((self->network->can & CLOUT_NETWORK_LASTING_SELF) == 0 || handle == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  name = g_strndup (handle, strcspn (handle, "@"));
  clout_webfinger_confirm_async (clout_engine_get_http (self->engine), self->origin, name,
                                 g_task_get_cancellable (task), confirmed_cb, g_object_ref (task));
}

/* After changing its handle it is still the same stored account. */
static void
known_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutProfileFetch *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) known = clout_finish_pointer (result, &error);
  const char *remote_id = known == NULL ? NULL
    : clout_same_account_find (self->network, known, clout_account_get_remote_id (self->account),
                               self->page.self, &error);

  if (remote_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  clout_account_set_remote_id (self->account, remote_id);
  confirm (task);
}

static void send_request (GTask *task);

static void
response_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutProfileFetch *self = g_task_get_source_object (task);
  const CloutResource *resource = &self->network->resources[0];
  CloutRequestContext context = make_context (self);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  if (response == NULL
      || !clout_resource_read (resource, self->network, &context, response, &self->page, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (clout_batch_get_profile (self->page.batch) == NULL)
    {
      g_free (self->next);
      self->next = g_steal_pointer (&self->page.next);
      clout_page_clear (&self->page);
      if (self->next != NULL && self->n_asked < resource->max_pages)
        send_request (task);
      else
        g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                                 "the profile is always elsewhere");
      return;
    }
  make_account (self);
  clout_store_list_known_async (clout_engine_get_store (self->engine), self->network->id,
                                clout_account_get_server (self->account), resource->name,
                                g_task_get_cancellable (task), known_cb, g_object_ref (task));
}

static void
send_request (GTask *task)
{
  CloutProfileFetch *self = g_task_get_source_object (task);
  const CloutResource *resource = &self->network->resources[0];
  CloutRequestContext context = make_context (self);
  GError *error = NULL;
  g_autoptr(SoupMessage) message =
    clout_resource_build_request (resource, self->network, &context, &error);

  self->n_asked++;
  if (message == NULL)
    g_task_return_error (task, error);
  else
    clout_request_send_async (clout_engine_get_http (self->engine), self->network, self->token,
                              message, clout_resource_get_http (resource),
                              g_task_get_cancellable (task), response_cb, g_object_ref (task));
}

/**
 * clout_profile_fetch_run_async:
 * @self: a profile fetch
 *
 * Fetches the profile from the server, without storing anything.
 *
 * clout_finish_boolean() returns whether there is an account; otherwise a #CloutWebError is set.
 */
void
clout_profile_fetch_run_async (CloutProfileFetch   *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_profile_fetch_run_async);
  send_request (task);
}

/* An account already known by its handle or from an archive becomes this one. */
static CloutAccount *
list_account (CloutProfileFetch *self)
{
  CloutAccountList *accounts = clout_engine_get_account_list (self->engine);
  CloutAccount *known = clout_account_list_find (accounts, clout_account_get_id (self->account));

  if (known == NULL)
    {
      clout_account_list_add (accounts, self->account);
      return self->account;
    }
  clout_account_set_server (known, clout_account_get_server (self->account));
  clout_account_set_remote_id (known, clout_account_get_remote_id (self->account));
  clout_account_set_source (known, MIN (clout_account_get_source (known),
                                        clout_account_get_source (self->account)));
  clout_account_set_state (known, CLOUT_ACCOUNT_READY, NULL);
  return known;
}

static void
finish (GTask *task)
{
  CloutProfileFetch *self = g_task_get_source_object (task);

  g_task_return_pointer (task, g_object_ref (list_account (self)), g_object_unref);
  clout_engine_changed (self->engine, CLOUT_ENGINE_CHANGED_SCORE);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_info ("What a profile has cost is not booked: %s", error->message);
  finish (task);
}

/* The profile can have a price too: book it before anyone asks for the price again. */
static void
settle (GTask *task)
{
  CloutProfileFetch *self = g_task_get_source_object (task);
  const CloutResource *resource = &self->network->resources[0];

  if (resource->price > 0)
    clout_store_settle_async (clout_engine_get_store (self->engine), self->network->id,
                              clout_account_get_id (self->account), clout_engine_now (), 0,
                              resource->price, self->page.charged, NULL, settled_cb,
                              g_object_ref (task));
  else
    finish (task);
}

static void
reset_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    settle (task);
  else
    g_task_return_error (task, error);
}

static void
upserted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutProfileFetch *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_task_return_error (task, error);
  /* The new sign-in may have permissions that the old one lacked. */
  else if (self->token != NULL)
    clout_store_reset_cursors_async (CLOUT_STORE (source), clout_account_get_id (self->account),
                                     CLOUT_CURSOR_LACKS, NULL, reset_cb, g_object_ref (task));
  else
    settle (task);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutProfileFetch *self = g_task_get_source_object (task);
  g_autoptr(CloutCursor) cursor = NULL;
  GError *error = NULL;

  if (!clout_store_save_account_finish (CLOUT_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  cursor = clout_cursor_new (self->network->resources[0].name, NULL, self->page.self, 0);
  clout_store_upsert_batch_async (CLOUT_STORE (source), clout_account_get_id (self->account),
                                  self->page.batch, cursor, NULL, upserted_cb, g_object_ref (task));
}

/**
 * clout_profile_fetch_store_async:
 * @self: a profile fetch
 *
 * Stores the account and adds it to the engine's list, or updates it if it exists. Call it after
 * clout_profile_fetch_run_async().
 *
 * clout_finish_pointer() returns (transfer full) the engine's account, or %NULL with a
 * #CloutStoreError.
 */
void
clout_profile_fetch_store_async (CloutProfileFetch   *self,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (self->account != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, clout_profile_fetch_store_async);
  clout_same_account_join (clout_engine_get_accounts (self->engine), self->account);
  clout_store_save_account_async (clout_engine_get_store (self->engine), self->account, NULL,
                                  saved_cb, g_object_ref (task));
}
