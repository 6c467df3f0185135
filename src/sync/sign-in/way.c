/* way.c: finds the server and the API app for a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sign-in/way.h"

#include <string.h>

#include "base/secret-memory.h"
#include "sync/connection/account-tokens.h"
#include "sync/connection/setting.h"
#include "sync/connection/trust.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "web/atproto/identity.h"
#include "web/fediverse/nodeinfo.h"
#include "web/fediverse/webfinger.h"
#include "web/url.h"

void
clout_sign_in_wanted_clear (CloutSignInWanted *self)
{
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->client_secret, clout_secret_free);
  g_clear_object (&self->again);
}

void
clout_sign_in_way_free (CloutSignInWay *self)
{
  g_clear_object (&self->oauth);
  g_free (self->origin);
  g_free (self);
}

/* Returns (transfer full): the server to sign in to, or %NULL with a #CloutWebError. */
char *
clout_sign_in_dup_origin (const CloutNetwork  *network,
                          const char          *server,
                          GError             **error)
{
  if (network->api_origin != NULL)
    return clout_setting_dup_origin (network->api_variable, network->api_origin, error);
  if (network->dup_origin == NULL)
    return clout_setting_dup_origin (network->public_variable, network->public_origin, error);
  return network->dup_origin (server, error);
}

/* The name was typed, or is from a setting. */
static char *
dup_trusted_origin (CloutEngine              *engine,
                    const CloutSignInWanted  *wanted,
                    GError                  **error)
{
  char *origin = clout_sign_in_dup_origin (wanted->network, wanted->server, error);

  if (origin != NULL)
    clout_http_trust (clout_engine_get_http (engine), origin);
  return origin;
}

static const CloutOAuthProfile *
oauth_of (const CloutSignInWanted *wanted)
{
  return wanted->giving && wanted->network->endorser != NULL ? wanted->network->endorser->oauth
                                                             : wanted->network->oauth;
}

static void
finish (GTask      *task,
        const char *issuer,
        const char *origin,
        const char *subject,
        const char *hint)
{
  CloutEngine *engine = g_task_get_source_object (task);
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  CloutSignInWay *way = g_new0 (CloutSignInWay, 1);

  way->origin = g_strdup (origin);
  way->oauth = clout_oauth_sign_in_new (clout_engine_get_http (engine), oauth_of (wanted), issuer);
  if (wanted->client_id != NULL)
    clout_oauth_sign_in_set_client (way->oauth, wanted->client_id, wanted->client_secret);
  if (subject != NULL)
    clout_oauth_sign_in_set_subject (way->oauth, subject, hint);
  g_task_return_pointer (task, way, (GDestroyNotify) clout_sign_in_way_free);
}

static void
identified_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  g_autoptr(CloutIdentity) identity = clout_finish_pointer (result, &error);

  if (identity == NULL)
    clout_sync_return_error (task, error, "looking up the account");
  else
    finish (task, identity->issuer, identity->pds, identity->did, identity->handle);
}

/* Identify the person before the server that they sign in on, and check the token against that
   later. */
static void
identify (GTask *task)
{
  CloutEngine *engine = g_task_get_source_object (task);
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  const CloutNetwork *network = wanted->network;
  GError *error = NULL;
  g_autofree char *name = network->dup_handle (wanted->server);
  g_autofree char *resolver = NULL;
  g_autofree char *directory = NULL;

  if (name == NULL)
    {
      g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME,
                               "looking up the account: this is no handle");
      return;
    }
  resolver = clout_setting_dup_origin (network->public_variable, network->public_origin, &error);
  if (resolver != NULL)
    directory = clout_setting_dup_origin (network->directory_variable, network->directory, &error);
  if (directory == NULL)
    {
      clout_sync_return_error (task, error, "looking up the account");
      return;
    }
  clout_trust_settings (clout_engine_get_http (engine), network);
  clout_identity_resolve_async (clout_engine_get_http (engine),
                                &(CloutIdentityDirectory) { resolver, directory }, name,
                                g_task_get_cancellable (task), identified_cb, g_object_ref (task));
}

/* People enter a server and may not know its software. If it doesn't report that, assume the
   most likely network. */
static void
probed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *software = clout_finish_pointer (result, &error);
  const CloutNetwork *network = software != NULL ? clout_networks_find_software (software) : NULL;
  g_autofree char *origin = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (network != NULL && wanted->again == NULL)
    wanted->network = network;
  origin = dup_trusted_origin (g_task_get_source_object (task), wanted, &error);
  if (origin == NULL)
    clout_sync_return_error (task, error, "connecting");
  else
    finish (task, origin, origin, NULL, NULL);
}

static void find_server (GTask *task);

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutWebfinger) found = clout_finish_pointer (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  wanted->located = TRUE;
  if (found != NULL)
    {
      g_free (wanted->server);
      wanted->server = g_steal_pointer (&found->origin);
    }
  find_server (task);
}

/* A handle's domain can differ from its server's name: the domain knows where its accounts are. */
static gboolean
locate (GTask *task)
{
  CloutEngine *engine = g_task_get_source_object (task);
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  g_autofree char *origin = NULL;

  if (wanted->located || wanted->server == NULL || wanted->network->software == NULL
      || strchr (wanted->server, '@') == NULL)
    return FALSE;
  name = wanted->network->dup_handle (wanted->server);
  origin = name != NULL ? clout_url_origin_from_typed (name, NULL) : NULL;
  if (origin == NULL)
    return FALSE;
  clout_http_trust (clout_engine_get_http (engine), origin);
  clout_webfinger_look_up_async (clout_engine_get_http (engine), origin, name,
                                 g_task_get_cancellable (task), located_cb, g_object_ref (task));
  return TRUE;
}

static void
find_server (GTask *task)
{
  CloutEngine *engine = g_task_get_source_object (task);
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *origin = NULL;

  if (wanted->network->directory != NULL)
    {
      identify (task);
      return;
    }
  if (locate (task))
    return;
  origin = dup_trusted_origin (engine, wanted, &error);
  if (origin == NULL)
    clout_sync_return_error (task, error, "connecting");
  else if (wanted->network->software != NULL)
    clout_nodeinfo_probe_async (clout_engine_get_http (engine), origin,
                                g_task_get_cancellable (task), probed_cb, g_object_ref (task));
  else
    finish (task, origin, origin, NULL, NULL);
}

/* The API app that the account signed in with is stored with its token. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  g_autoptr(CloutToken) token = clout_finish_pointer (result, NULL);

  if (token == NULL || token->client_id == NULL)
    {
      g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NEEDS_KEYS,
                               "signing in: no app of the person's own is known");
      return;
    }
  wanted->client_id = g_strdup (token->client_id);
  wanted->client_secret = clout_secret_dup (token->client_secret);
  find_server (task);
}

/* Keeps permission to give +K, so that people needn't grant it twice. */
static void
leave_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  g_autoptr(CloutToken) token = clout_finish_pointer (result, NULL);

  wanted->giving = token != NULL && wanted->network->endorser->may_give (token->scope);
  find_server (task);
}

static void
find_client (GTask *task)
{
  CloutEngine *engine = g_task_get_source_object (task);
  CloutSignInWanted *wanted = g_task_get_task_data (task);
  g_autofree char *key = NULL;

  if (wanted->again != NULL && wanted->network->endorser != NULL && !wanted->giving)
    {
      key = clout_account_tokens_dup_key (wanted->again);
      clout_account_tokens_load_async (clout_engine_get_tokens (engine), key,
                                       g_task_get_cancellable (task), leave_cb,
                                       g_object_ref (task));
      return;
    }
  if ((wanted->network->can & CLOUT_NETWORK_NEEDS_CREDENTIALS) == 0 || wanted->client_id != NULL)
    {
      find_server (task);
      return;
    }
  if (wanted->again == NULL)
    {
      g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NEEDS_KEYS,
                               "signing in: %s wants an app of the person's own",
                               wanted->network->name);
      return;
    }
  key = clout_account_tokens_dup_key (wanted->again);
  clout_account_tokens_load_async (clout_engine_get_tokens (engine), key,
                                   g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
}

/**
 * clout_sign_in_find_way_async:
 * @engine: an engine
 * @wanted: what the person entered; must outlive the operation. The app of the account to sign in
 *   again is added to it
 *
 * clout_finish_pointer() returns (transfer full) the result, or %NULL with a #CloutSyncError.
 */
void
clout_sign_in_find_way_async (CloutEngine         *engine,
                              CloutSignInWanted   *wanted,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (engine, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_sign_in_find_way_async);
  g_task_set_task_data (task, wanted, NULL);
  if (wanted->network == NULL || wanted->network->oauth == NULL)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                             "signing in: no such network");
  else
    find_client (task);
}
