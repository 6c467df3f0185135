/* fetch.c: fetches publishers' perks, identically for everyone.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/perks.h"

#include <string.h>

#include "base/task.h"
#include "store/perks.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/perks/reader.h"
#include "web/http/http.h"
#include "web/http/request.h"
#include "web/url.h"

static CloutPerkFeed *
read_response (CloutHttp    *http,
               GAsyncResult *result,
               const char   *url,
               GError      **error)
{
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, error);
  JsonNode *root = response != NULL ? clout_response_get_json (response, error) : NULL;
  CloutPerkFeed *feed = root != NULL ? clout_perk_feed_read (url, root, error) : NULL;

  if (feed != NULL)
    feed->fetched = clout_engine_now ();
  return feed;
}

/* The request contains nothing that distinguishes people: no token, no language, no cookie. */
static void
fetch (CloutEngine         *self,
       const char          *url,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(SoupMessage) message = clout_request_new_url (SOUP_METHOD_GET, url);
  CloutHttpOptions options = {
    .flags = CLOUT_HTTP_FOLLOW, .max_bytes = CLOUT_PERK_FEED_MAX_BYTES
  };

  if (message != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                  "application/json");
  clout_http_send_async (clout_engine_get_http (self), message, &options, cancellable, callback,
                         user_data);
}

/* Drop the fragment, which is for readers, and reject a name and password, which would identify
   the person. */
static char *
address_of_typed (const char  *typed,
                  GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *whole = strstr (stripped, "://") != NULL
    ? g_strdup (stripped) : g_strconcat ("https://", stripped, NULL);
  g_autoptr(GUri) uri = clout_url_parse (whole, error);

  if (uri == NULL)
    return NULL;
  if (!clout_url_is_secure (uri) || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_PERKS,
                           "feeds of perks are fetched over https, without a name");
      return NULL;
    }
  return g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
}

/* The address is most likely that of something else than a feed. */
static void
return_no_feed (GTask  *task,
                GError *error)
{
  g_autoptr(GError) below = clout_sync_error_wrap (error, "fetching a feed of perks");

  if (g_error_matches (below, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_RESPONSE)
      || g_error_matches (below, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND)
      || g_error_matches (below, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED)
      || g_error_matches (below, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME))
    below->code = CLOUT_SYNC_ERROR_NO_PERKS;
  g_task_return_error (task, g_steal_pointer (&below));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "keeping a feed of perks");
}

/**
 * clout_engine_resubscribe_async:
 * @self: an engine
 * @publisher: the publisher that was removed
 *
 * Undoes clout_engine_unsubscribe_async() with the offers that were stored, without a request.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_resubscribe_async (CloutEngine         *self,
                                CloutPublisher      *publisher,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_resubscribe_async, cancellable,
                                                 callback, user_data);

  clout_store_upsert_perk_feed_async (clout_engine_get_store (self),
                                      clout_publisher_get_feed (publisher), FALSE, cancellable,
                                      stored_cb, g_object_ref (task));
}

static void
first_response_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(CloutPerkFeed) feed =
    read_response (CLOUT_HTTP (source), result, g_task_get_task_data (task), &error);

  if (feed == NULL)
    return_no_feed (task, error);
  else
    clout_store_upsert_perk_feed_async (clout_engine_get_store (self), feed, FALSE,
                                        g_task_get_cancellable (task), stored_cb,
                                        g_object_ref (task));
}

/**
 * clout_engine_subscribe_async:
 * @self: an engine
 * @address: address of a publisher's feed, as typed
 *
 * Fetches a feed and, if it is one, subscribes to it.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set, such
 * as %CLOUT_SYNC_ERROR_NO_PERKS if there is no feed at @address.
 */
void
clout_engine_subscribe_async (CloutEngine         *self,
                              const char          *address,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_subscribe_async, cancellable,
                                                 callback, user_data);
  GError *error = NULL;
  char *url = address_of_typed (address, &error);

  if (url == NULL)
    {
      return_no_feed (task, error);
      return;
    }
  clout_http_trust (clout_engine_get_http (self), url);
  g_task_set_task_data (task, url, g_free);
  fetch (self, url, cancellable, first_response_cb, g_object_ref (task));
}

typedef struct
{
  GPtrArray *feeds;
  guint next;
  GError *first;
} Round;

static void
round_free (gpointer data)
{
  Round *round = data;

  g_clear_pointer (&round->feeds, g_ptr_array_unref);
  g_clear_error (&round->first);
  g_free (round);
}

static void fetch_next (GTask *task);

static void
note_failure (Round  *round,
              GError *error)
{
  if (round->first == NULL)
    round->first = clout_sync_error_wrap (error, "fetching perks");
  else
    g_error_free (error);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    note_failure (g_task_get_task_data (task), error);
  fetch_next (task);
}

/* After an invalid response, ask again in a day, as after any other. Being offline doesn't count
   as having asked. */
static void
response_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Round *round = g_task_get_task_data (task);
  CloutEngine *self = g_task_get_source_object (task);
  CloutPerkFeed *old = round->feeds->pdata[round->next - 1];
  GError *error = NULL;
  g_autoptr(CloutPerkFeed) feed = read_response (CLOUT_HTTP (source), result, old->url, &error);
  gboolean asked = error == NULL || !g_error_matches (error, CLOUT_WEB_ERROR,
                                                      CLOUT_WEB_ERROR_OFFLINE);

  if (error != NULL)
    note_failure (round, error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!asked)
    {
      fetch_next (task);
      return;
    }
  old->fetched = clout_engine_now ();
  clout_store_upsert_perk_feed_async (clout_engine_get_store (self), feed != NULL ? feed : old,
                                      TRUE, g_task_get_cancellable (task), refreshed_cb,
                                      g_object_ref (task));
}

static void
fetch_next (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  while (round->next < round->feeds->len)
    {
      const CloutPerkFeed *feed = round->feeds->pdata[round->next++];

      if (!clout_perk_feed_is_due (feed, clout_engine_now ()))
        continue;
      /* The person typed this address when they subscribed. */
      clout_http_trust (clout_engine_get_http (self), feed->url);
      fetch (self, feed->url, g_task_get_cancellable (task), response_cb, g_object_ref (task));
      return;
    }
  if (round->first != NULL)
    g_task_return_error (task, g_steal_pointer (&round->first));
  else
    g_task_return_boolean (task, TRUE);
}

static void
feeds_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Round *round = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  round->feeds = clout_finish_pointer (result, &error);
  if (round->feeds == NULL)
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the perks");
  else
    fetch_next (task);
}

/**
 * clout_engine_fetch_perks_async:
 * @self: an engine
 *
 * Fetches each feed that wasn't fetched for a day. A feed that fails keeps its offers.
 *
 * clout_finish_boolean() returns whether all succeeded; otherwise the first #CloutSyncError is
 * set.
 */
void
clout_engine_fetch_perks_async (CloutEngine         *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_fetch_perks_async, cancellable,
                                                 callback, user_data);

  /* The sample's publisher doesn't exist. */
  if (clout_engine_is_sample (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_task_set_task_data (task, g_new0 (Round, 1), round_free);
  clout_store_list_perk_feeds_async (clout_engine_get_store (self), cancellable, feeds_cb,
                                     g_object_ref (task));
}
