/* request.c: makes requests, with all parameters escaped.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/request.h"

#include <string.h>

#include "base/secret-memory.h"

#define BODY "clout-body"
#define TRUSTED "clout-trusted"

/**
 * clout_request_append_pair:
 * @text: a query or form, or empty
 *
 * Appends a parameter, escaped. The order of names is kept, which soup_form_encode_hash() doesn't.
 */
void
clout_request_append_pair (GString    *text,
                           const char *name,
                           const char *value)
{
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append_uri_escaped (text, name, NULL, FALSE);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, FALSE);
}

static char *
encode_pairs (va_list args)
{
  GString *text = g_string_new (NULL);
  const char *name;

  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (value != NULL)
        clout_request_append_pair (text, name, value);
    }
  return g_string_free (text, FALSE);
}

/* libsoup consumes a body when it sends it, so store it separately for copies. Takes @bytes. */
static void
set_body_bytes (SoupMessage *message,
                const char  *type,
                GBytes      *bytes)
{
  soup_message_set_request_body_from_bytes (message, type, bytes);
  g_object_set_data_full (G_OBJECT (message), BODY, bytes, (GDestroyNotify) g_bytes_unref);
}

/* Forms may contain secrets. */
static void
set_body (SoupMessage *message,
          const char  *type,
          char        *text)
{
  set_body_bytes (message, type,
                  g_bytes_new_with_free_func (text, strlen (text),
                                              (GDestroyNotify) clout_secret_free, text));
}

/**
 * clout_request_new:
 * @method: "GET"
 * @origin: "https://mastodon.social"
 * @path: path, escaped as needed; see clout_url_build_path()
 * @...: name and value pairs for the query
 *
 * Returns: (transfer full) (nullable): the message
 */
SoupMessage *
clout_request_new (const char *method,
                   const char *origin,
                   const char *path,
                   ...)
{
  g_autofree char *query = NULL;
  g_autofree char *url = NULL;
  va_list args;

  va_start (args, path);
  query = encode_pairs (args);
  va_end (args);
  url = g_strconcat (origin, path, query[0] != '\0' ? "?" : "", query, NULL);
  return clout_request_new_url (method, url);
}

/**
 * clout_request_new_url:
 * @method: "GET"
 * @url: an absolute URL
 *
 * Returns: (transfer full) (nullable): the message
 */
SoupMessage *
clout_request_new_url (const char *method,
                       const char *url)
{
  return soup_message_new (method, url);
}

/**
 * clout_request_new_form:
 * @method: "POST"
 * @url: an absolute URL
 * @...: name and value pairs for a form in the body
 *
 * Returns: (transfer full) (nullable): the message
 */
SoupMessage *
clout_request_new_form (const char *method,
                        const char *url,
                        ...)
{
  SoupMessage *message = clout_request_new_url (method, url);
  va_list args;

  if (message == NULL)
    return NULL;
  va_start (args, url);
  set_body (message, SOUP_FORM_MIME_TYPE_URLENCODED, encode_pairs (args));
  va_end (args);
  return message;
}

/**
 * clout_request_set_json:
 * @message: a message
 * @body: (transfer none): body to send
 *
 * Sets the body to JSON.
 */
void
clout_request_set_json (SoupMessage *message,
                        JsonNode    *body)
{
  set_body (message, "application/json", json_to_string (body, FALSE));
}

/**
 * clout_request_set_form:
 * @message: a message
 * @form: (element-type utf8 utf8): the form's fields
 *
 * Sets the body to a form.
 */
void
clout_request_set_form (SoupMessage *message,
                        GHashTable  *form)
{
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, form);
  while (g_hash_table_iter_next (&iter, &name, &value))
    clout_request_append_pair (text, name, value);
  set_body (message, SOUP_FORM_MIME_TYPE_URLENCODED, g_string_free (text, FALSE));
}

/**
 * clout_request_trust:
 * @message: a message to an address from the user's own server in a private network
 *
 * Allows the message to go into a private network, which is otherwise blocked for untrusted
 * origins; see clout_http_trust().
 */
void
clout_request_trust (SoupMessage *message)
{
  g_object_set_data (G_OBJECT (message), TRUSTED, GINT_TO_POINTER (TRUE));
}

/**
 * clout_request_is_trusted:
 *
 * Returns: whether the message may go into a private network
 */
gboolean
clout_request_is_trusted (SoupMessage *message)
{
  return g_object_get_data (G_OBJECT (message), TRUSTED) != NULL;
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

/**
 * clout_request_copy:
 * @message: a message that has not been sent
 * @uri: (nullable): URL of the copy, %NULL for the same one
 *
 * Copies a message, because libsoup can send each message only once. The copy has the body set by
 * the functions above.
 *
 * Returns: (transfer full): the copy
 */
SoupMessage *
clout_request_copy (SoupMessage *message,
                    GUri        *uri)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  GBytes *bytes = g_object_get_data (G_OBJECT (message), BODY);
  SoupMessage *copy;

  copy = soup_message_new_from_uri (soup_message_get_method (message),
                                    uri != NULL ? uri : soup_message_get_uri (message));
  soup_message_headers_foreach (headers, copy_header, soup_message_get_request_headers (copy));
  if (uri == NULL && clout_request_is_trusted (message))
    clout_request_trust (copy);
  if (bytes != NULL)
    set_body_bytes (copy, soup_message_headers_get_one (headers, "Content-Type"),
                    g_bytes_ref (bytes));
  return copy;
}

/**
 * clout_request_new_many:
 * @origin: origin of the server
 * @path: path, without a query
 * @name: name of the parameter
 * @values: its values, %NULL-terminated
 * @most: most of @values to use
 *
 * Makes a request that repeats a parameter for each value.
 *
 * Returns: (transfer full) (nullable): the message, or %NULL if the address is invalid
 */
SoupMessage *
clout_request_new_many (const char        *origin,
                        const char        *path,
                        const char        *name,
                        const char *const *values,
                        gsize              most)
{
  g_autoptr(GString) url = g_string_new (origin);

  g_string_append (url, path);
  for (gsize i = 0; i < most && values[i] != NULL; i++)
    {
      g_string_append_printf (url, "%c%s=", i == 0 ? '?' : '&', name);
      g_string_append_uri_escaped (url, values[i], NULL, FALSE);
    }
  return clout_request_new_url ("GET", url->str);
}
