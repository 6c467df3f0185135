/* choices.c: lists what a signed-in person can act for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sign-in/choices.h"

#include "base/secret-memory.h"
#include "networks/resource.h"
#include "sync/connection/request.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"

#define MOST_PAGES 10

typedef struct
{
  const CloutNetwork *network;
  CloutToken *token;
  GPtrArray *choices;
  char *next;
  guint n_pages;
} Listing;

static void
listing_free (Listing *listing)
{
  clout_token_free (listing->token);
  g_ptr_array_unref (listing->choices);
  g_free (listing->next);
  g_free (listing);
}

static CloutRequestContext
make_context (Listing *listing)
{
  return (CloutRequestContext) { .origin = listing->token->origin, .signed_in = TRUE,
                                 .cursor = listing->next };
}

static void request_page (GTask *task);

static void
finish (GTask *task)
{
  Listing *listing = g_task_get_task_data (task);

  if (listing->choices->len == 0)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOTHING_TO_CHOOSE,
                             "%s: there is nothing to act for", listing->network->name);
  else
    g_task_return_pointer (task, g_ptr_array_ref (listing->choices),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
response_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Listing *listing = g_task_get_task_data (task);
  CloutRequestContext context = make_context (listing);
  g_auto(CloutPage) page = { .choices = g_ptr_array_ref (listing->choices) };
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  if (response == NULL
      || !clout_resource_read (listing->network->chooser, listing->network, &context, response,
                               &page, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_free (listing->next);
  listing->next = g_steal_pointer (&page.next);
  if (listing->next != NULL && ++listing->n_pages < MOST_PAGES)
    request_page (task);
  else
    finish (task);
}

static void
request_page (GTask *task)
{
  CloutEngine *engine = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);
  CloutRequestContext context = make_context (listing);
  GError *error = NULL;
  g_autoptr(SoupMessage) message =
    clout_resource_build_request (listing->network->chooser, listing->network, &context, &error);

  if (message == NULL)
    g_task_return_error (task, error);
  else
    clout_request_send_async (clout_engine_get_http (engine), listing->network, listing->token,
                              message, CLOUT_HTTP_NONE, g_task_get_cancellable (task), response_cb,
                              g_object_ref (task));
}

/**
 * clout_choices_fetch_async:
 * @engine: an engine
 * @network: a network with a chooser
 * @token: the person's token; copied
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutChoice) one or more choices,
 * or %NULL with an error: %CLOUT_SYNC_ERROR_NOTHING_TO_CHOOSE for an empty list.
 */
void
clout_choices_fetch_async (CloutEngine         *engine,
                           const CloutNetwork  *network,
                           const CloutToken    *token,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (engine, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  g_task_set_source_tag (task, clout_choices_fetch_async);
  listing->network = network;
  listing->token = clout_token_copy (token);
  listing->choices = clout_choices_new ();
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  request_page (task);
}

/**
 * clout_choices_take:
 * @token: the person's token, which is changed to that of @choice
 *
 * Applies a choice. Its token is valid as long as the sign-in, which the person's own token can
 * revoke.
 */
void
clout_choices_take (CloutToken        *token,
                    const CloutChoice *choice)
{
  clout_secret_free (token->parent);
  token->parent = g_steal_pointer (&token->access);
  token->access = clout_secret_dup (choice->access);
  g_free (token->subject);
  token->subject = g_strdup (choice->id);
  token->expires_at = 0;
}
