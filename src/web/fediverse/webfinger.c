/* webfinger.c: resolves a fediverse handle to its server (RFC 7033).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/fediverse/webfinger.h"

#include <string.h>

#include "web/error.h"
#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"
#include "web/xml.h"

#define MAX_BYTES (256 * 1024)
#define ACCT "acct:"

static const CloutHttpOptions options = { .flags = CLOUT_HTTP_FOLLOW, .max_bytes = MAX_BYTES };

void
clout_webfinger_free (CloutWebfinger *self)
{
  g_free (self->handle);
  g_free (self->actor);
  g_free (self->origin);
  g_free (self);
}

static gboolean
read_link (JsonNode  *link,
           gpointer   user_data,
           GError   **error)
{
  CloutWebfinger *self = user_data;
  const char *href = clout_json_opt_string (link, "href", NULL);
  const char *type = clout_json_opt_string (link, "type", "");

  if (self->actor == NULL && href != NULL
      && g_strcmp0 (clout_json_opt_string (link, "rel", NULL), "self") == 0
      && strstr (type, "json") != NULL)
    self->actor = g_strdup (href);
  return TRUE;
}

/* Fails with %CLOUT_WEB_ERROR_UNTRUSTED if the response leads into a private network. */
static CloutWebfinger *
read_webfinger (CloutResponse  *response,
                GError        **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *subject = root != NULL ? clout_json_get_string (root, "subject", error) : NULL;
  g_autoptr(CloutWebfinger) self = g_new0 (CloutWebfinger, 1);
  g_autoptr(GUri) from = NULL;
  g_autoptr(GUri) to = NULL;

  if (subject == NULL || !clout_json_foreach (root, "links", read_link, self, error))
    return NULL;
  from = clout_url_parse (clout_response_get_url (response), error);
  to = from != NULL && self->actor != NULL ? clout_url_parse (self->actor, NULL) : NULL;
  if (from == NULL)
    return NULL;
  if (to == NULL || !g_str_has_prefix (subject, ACCT) || strchr (subject, '@') == NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The server names no account for the handle");
      return NULL;
    }
  if (!clout_url_may_lead (from, to))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                           "The handle leads into a private network");
      return NULL;
    }
  self->handle = g_strdup (subject + strlen (ACCT));
  self->origin = clout_url_dup_origin (to);
  return g_steal_pointer (&self);
}

/* Returns the template from host-meta with the handle filled in, for domains that delegate to
   another server. */
static char *
dup_template (CloutResponse *response,
              const char    *handle)
{
  const xmlNode *root = clout_response_get_xml (response, NULL);
  g_autofree char *resource = g_strconcat (ACCT, handle, NULL);
  g_autofree char *escaped = g_uri_escape_string (resource, NULL, FALSE);

  for (const xmlNode *node = root; node != NULL; node = clout_xml_next (node, root))
    {
      g_autofree char *rel = clout_xml_dup_attribute (node, NULL, "rel");
      g_autofree char *template = clout_xml_dup_attribute (node, NULL, "template");
      const char *place = template != NULL ? strstr (template, "{uri}") : NULL;

      if (clout_xml_is (node, "*", "Link") && g_strcmp0 (rel, "lrdd") == 0 && place != NULL)
        return g_strdup_printf ("%.*s%s%s", (int) (place - template), template, escaped,
                                place + strlen ("{uri}"));
    }
  return NULL;
}

static void
return_read (GTask         *task,
             CloutResponse *response,
             GError        *error)
{
  CloutWebfinger *self = response != NULL ? read_webfinger (response, &error) : NULL;

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) clout_webfinger_free);
  else
    g_task_return_error (task, error);
}

static void
templated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  return_read (task, response, error);
}

static void
host_meta_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutHttp *http = CLOUT_HTTP (source);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autofree char *url = response != NULL ? dup_template (response,
                                                          g_task_get_task_data (task)) : NULL;
  g_autoptr(GUri) from = url != NULL ? clout_url_parse (clout_response_get_url (response), NULL)
                                      : NULL;
  g_autoptr(GUri) to = from != NULL ? clout_url_parse (url, NULL) : NULL;
  g_autoptr(SoupMessage) message = NULL;

  if (to != NULL && clout_url_may_lead (from, to))
    message = clout_request_new_url ("GET", url);
  if (message == NULL)
    {
      if (error == NULL)
        error = g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED,
                                     "The domain doesn't say where its accounts are");
      g_task_return_error (task, error);
      return;
    }
  if (clout_url_is_private (from))
    clout_request_trust (message);
  clout_http_send_async (http, message, &options, g_task_get_cancellable (task), templated_cb,
                         g_object_ref (task));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutHttp *http = CLOUT_HTTP (source);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autoptr(SoupMessage) message = NULL;

  if (!g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_FOUND))
    {
      return_read (task, response, error);
      return;
    }
  g_clear_error (&error);
  message = clout_request_new ("GET", g_object_get_data (G_OBJECT (task), "origin"),
                               "/.well-known/host-meta", NULL);
  clout_http_send_async (http, message, &options, g_task_get_cancellable (task), host_meta_cb,
                         g_object_ref (task));
}

/**
 * clout_webfinger_look_up_async:
 * @http: an HTTP client
 * @origin: the server to ask
 * @handle: "eva@split.example"
 *
 * Looks up a handle on a server. Follows redirects, and uses host-meta if there is no WebFinger.
 *
 * clout_finish_pointer() returns (transfer full) the server's response, or %NULL with a
 * #CloutWebError.
 */
void
clout_webfinger_look_up_async (CloutHttp          *http,
                               const char         *origin,
                               const char         *handle,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  g_autofree char *resource = g_strconcat (ACCT, handle, NULL);
  g_autoptr(SoupMessage) message =
    clout_request_new ("GET", origin, "/.well-known/webfinger", "resource", resource, NULL);

  g_task_set_source_tag (task, clout_webfinger_look_up_async);
  g_task_set_task_data (task, g_strdup (handle), g_free);
  g_object_set_data_full (G_OBJECT (task), "origin", g_strdup (origin), g_free);
  if (message == NULL)
    g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                             "The handle's domain has no usable address");
  else
    clout_http_send_async (http, message, &options, cancellable, asked_cb, g_object_ref (task));
}
