/* nodeinfo.c: which software a fediverse server runs (nodeinfo.diaspora.software).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/fediverse/nodeinfo.h"

#include "web/error.h"
#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"

#define MAX_BYTES (256 * 1024)
#define SCHEMA "http://nodeinfo.diaspora.software/ns/schema/"

static const CloutHttpOptions options = { .flags = CLOUT_HTTP_FOLLOW, .max_bytes = MAX_BYTES };

typedef struct
{
  CloutResponse *response;
  char *address;
} Reading;

/* If there are several versions, the last is the newest. */
static gboolean
read_link (JsonNode  *element,
           gpointer   user_data,
           GError   **error)
{
  Reading *reading = user_data;
  const char *url = clout_response_get_url (reading->response);
  const char *href = clout_json_opt_string (element, "href", NULL);
  g_autofree char *whole = href != NULL ? clout_url_resolve (url, href) : NULL;
  g_autoptr(GUri) from = clout_url_parse (url, NULL);
  g_autoptr(GUri) to = whole != NULL ? clout_url_parse (whole, NULL) : NULL;

  if (from == NULL || to == NULL || !clout_url_may_lead (from, to)
      || !g_str_has_prefix (clout_json_opt_string (element, "rel", ""), SCHEMA))
    return TRUE;
  g_free (reading->address);
  reading->address = g_steal_pointer (&whole);
  return TRUE;
}

/**
 * clout_nodeinfo_dup_document:
 * @response: response of "/.well-known/nodeinfo"
 *
 * Returns: (transfer full) (nullable): the document's URL
 */
char *
clout_nodeinfo_dup_document (CloutResponse *response)
{
  JsonNode *root = clout_response_get_json (response, NULL);
  Reading reading = { response, NULL };

  if (root != NULL)
    clout_json_foreach (root, "links", read_link, &reading, NULL);
  return reading.address;
}

/**
 * clout_nodeinfo_dup_software:
 * @response: response with the document
 *
 * Returns: (transfer full) (nullable): the software's name in lower case, "misskey"
 */
char *
clout_nodeinfo_dup_software (CloutResponse *response)
{
  JsonNode *root = clout_response_get_json (response, NULL);
  const char *name = clout_json_opt_string (root, "software.name", NULL);

  return name != NULL && *name != '\0' ? g_ascii_strdown (name, -1) : NULL;
}

static void
return_unknown (GTask *task)
{
  g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED,
                           "The server does not say what it runs");
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  char *name = response != NULL ? clout_nodeinfo_dup_software (response) : NULL;

  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    return_unknown (task);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutHttp *http = CLOUT_HTTP (source);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autofree char *address = response != NULL ? clout_nodeinfo_dup_document (response) : NULL;
  g_autoptr(SoupMessage) message = address != NULL ? clout_request_new_url ("GET", address) : NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (message == NULL)
    {
      return_unknown (task);
      return;
    }
  clout_http_send_async (http, message, &options, g_task_get_cancellable (task), told_cb,
                         g_object_ref (task));
}

/**
 * clout_nodeinfo_probe_async:
 * @http: an HTTP client
 * @origin: a server
 *
 * clout_finish_pointer() returns (transfer full) the software's name in lower case, or %NULL
 * with a #CloutWebError.
 */
void
clout_nodeinfo_probe_async (CloutHttp           *http,
                            const char          *origin,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(SoupMessage) message =
    clout_request_new ("GET", origin, "/.well-known/nodeinfo", NULL);

  g_task_set_source_tag (task, clout_nodeinfo_probe_async);
  clout_http_send_async (http, message, &options, cancellable, found_cb, g_object_ref (task));
}
