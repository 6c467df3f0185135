/* request.c: sends a single request to a network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/connection/request.h"

#include "base/task.h"
#include "sync/engine/clock.h"

/**
 * clout_request_make_options:
 * @network: (nullable): network of the server
 * @token: (nullable): a token, or a user-supplied key; borrowed
 * @flags: how to treat the response
 *
 * Returns: options for requests to it
 */
CloutHttpOptions
clout_request_make_options (const CloutNetwork *network,
                            const CloutToken   *token,
                            CloutHttpFlags      flags)
{
  gboolean is_key = token != NULL && token->token_url == NULL;

  if (network != NULL && network->map_error != NULL)
    flags |= CLOUT_HTTP_ANY_STATUS;
  return (CloutHttpOptions) {
    .bearer = token != NULL ? token->access : NULL,
    .dpop_key = token != NULL ? token->dpop_key : NULL,
    .key_header = is_key && network != NULL ? network->key_header : NULL,
    .flags = flags,
  };
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  const CloutNetwork *network = g_task_get_task_data (task);
  GError *error = NULL;
  CloutResponse *response = clout_finish_pointer (result, &error);

  if (response == NULL)
    clout_network_map_error (network, error);
  else
    response = clout_network_check_response (network, response, clout_engine_now (), &error);
  if (response == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, response, g_object_unref);
}

/**
 * clout_request_send_async:
 * @http: an HTTP client
 * @network: static
 * @token: (nullable): a token
 * @message: the request
 * @flags: how to treat the response
 *
 * clout_finish_pointer() returns (transfer full) the response, or %NULL with a #CloutWebError.
 */
void
clout_request_send_async (CloutHttp           *http,
                          const CloutNetwork  *network,
                          const CloutToken    *token,
                          SoupMessage         *message,
                          CloutHttpFlags       flags,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CloutHttpOptions options = clout_request_make_options (network, token, flags);

  g_task_set_source_tag (task, clout_request_send_async);
  g_task_set_task_data (task, (gpointer) network, NULL);
  clout_http_send_async (http, message, &options, cancellable, sent_cb, g_object_ref (task));
}
