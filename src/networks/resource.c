/* resource.c: makes requests from rows, and reads their responses into pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/resource.h"

#include <string.h>

#include "networks/listing.h"
#include "web/error.h"
#include "web/http/request.h"
#include "web/url.h"

#define PEOPLE "{people}"

/* Returns (transfer full) (nullable): the value of a placeholder, or NULL if it has none. */
static char *
dup_value (const CloutRequestContext *context,
           const char                *name)
{
  if (g_str_equal (name, "self"))
    return g_strdup (context->self);
  if (g_str_equal (name, "handle"))
    return g_strdup (context->handle);
  if (g_str_equal (name, "id"))
    return context->self != NULL ? g_strndup (context->self, strcspn (context->self, " ")) : NULL;
  if (g_str_equal (name, "name"))
    return context->handle != NULL ? g_strndup (context->handle, strcspn (context->handle, "@"))
           : NULL;
  if (g_str_equal (name, "actor"))
    return g_strdup (context->self != NULL ? context->self : context->handle);
  if (g_str_equal (name, "post"))
    return g_strdup (context->post);
  if (g_str_equal (name, "since"))
    return clout_listing_since (context);
  if (g_str_equal (name, "since_unix"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, MAX (context->since, 0));
  g_return_val_if_reached (NULL);
}

/* Returns (transfer full) (nullable): @template with its placeholders filled in, or NULL if one
   of them has no value. */
static char *
expand (const char                *template,
        const CloutRequestContext *context,
        gboolean                   escape)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *rest = template;

  while (*rest != '\0')
    {
      gsize literal = strcspn (rest, "{");
      gsize length = strcspn (rest + literal, "}");
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      g_string_append_len (text, rest, literal);
      rest += literal;
      if (*rest == '\0')
        break;
      if (rest[1] == '{')
        {
          g_string_append_c (text, '{');
          rest += 2;
          continue;
        }
      name = g_strndup (rest + 1, length - 1);
      value = dup_value (context, name);
      if (value == NULL)
        return NULL;
      if (escape)
        g_string_append_uri_escaped (text, value, NULL, FALSE);
      else
        g_string_append (text, value);
      rest += length + 1;
    }
  return g_strdup (text->str);
}

/* Returns (transfer full): the values of a list: people, or texts separated by commas. */
static GStrv
dup_values (const char                *template,
            const CloutRequestContext *context)
{
  g_autoptr(GStrvBuilder) values = NULL;

  if (!g_str_equal (template, PEOPLE))
    return g_strsplit (template, ",", -1);
  values = g_strv_builder_new ();
  for (gsize i = 0; context->people != NULL && i < CLOUT_ASK_PEOPLE
       && context->people[i] != NULL; i++)
    g_strv_builder_add (values, context->people[i]);
  return g_strv_builder_end (values);
}

/* Where parameters go: into a URL's query or a JSON object. */
typedef struct
{
  GString *query;
  JsonBuilder *json;
} Parameters;

static void
add_parameter (Parameters *self,
               const char *name,
               const char *value,
               gboolean    literal)
{
  if (self->json == NULL)
    {
      clout_request_append_pair (self->query, name, value);
      return;
    }
  json_builder_set_member_name (self->json, name);
  if (literal && *value != '\0' && strspn (value, "0123456789") == strlen (value))
    json_builder_add_int_value (self->json, g_ascii_strtoll (value, NULL, 10));
  else if (literal && (g_str_equal (value, "true") || g_str_equal (value, "false")))
    json_builder_add_boolean_value (self->json, g_str_equal (value, "true"));
  else
    json_builder_add_string_value (self->json, value);
}

static void
add_list (Parameters *self,
          const char *name,
          GStrv       values)
{
  if (self->json == NULL)
    {
      for (gsize i = 0; values[i] != NULL; i++)
        clout_request_append_pair (self->query, name, values[i]);
      return;
    }
  json_builder_set_member_name (self->json, name);
  json_builder_begin_array (self->json);
  for (gsize i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (self->json, values[i]);
  json_builder_end_array (self->json);
}

/* @pair: "name=value", or "name*=a,b" for a list */
static void
add_pair (Parameters                *self,
          const char                *pair,
          const CloutRequestContext *context)
{
  const char *template = strchr (pair, '=') + 1;
  gboolean list = template - pair >= 2 && template[-2] == '*';
  g_autofree char *name = g_strndup (pair, template - pair - 1 - list);

  if (list)
    {
      g_auto(GStrv) values = dup_values (template, context);

      add_list (self, name, values);
    }
  else if (g_str_equal (template, PEOPLE))
    {
      g_auto(GStrv) people = dup_values (template, context);
      g_autofree char *joined = g_strjoinv (",", people);

      add_parameter (self, name, joined, FALSE);
    }
  else
    {
      g_autofree char *value = expand (template, context, FALSE);

      if (value != NULL)
        add_parameter (self, name, value, strchr (template, '{') == NULL);
    }
}

static const char *
get_template (const CloutResource       *self,
              const CloutRequestContext *context)
{
  if (context->signed_in && self->path_signed_in != NULL)
    return self->path_signed_in;
  return context->self == NULL && self->path_by_name != NULL ? self->path_by_name : self->path;
}

/* Adds the parameters after the template's "?", and then the cursor. */
static void
add_parameters (Parameters                *self,
                const CloutResource       *resource,
                const CloutRequestContext *context,
                const char                *cursor)
{
  const char *query = strchr (get_template (resource, context), '?');
  g_auto(GStrv) pairs = g_strsplit (query != NULL ? query + 1 : "", "&", -1);

  for (gsize i = 0; pairs[i] != NULL; i++)
    add_pair (self, pairs[i], context);
  if (resource->paging.parameter != NULL && cursor != NULL)
    add_parameter (self, resource->paging.parameter, cursor, FALSE);
}

/* Returns (transfer full) (nullable): the URL of the page at @cursor. */
static char *
dup_url (const CloutResource       *self,
         const CloutRequestContext *context,
         const char                *cursor,
         GError                   **error)
{
  const char *template = get_template (self, context);
  g_autofree char *path_template = g_strndup (template, strcspn (template, "?"));
  g_autofree char *path = expand (path_template, context, TRUE);
  g_autoptr(GString) query = g_string_new (NULL);
  Parameters parameters = { query, NULL };

  if (path == NULL)
    {
      g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                   "%s: something of the address isn't known", self->name);
      return NULL;
    }
  if (!self->is_json)
    add_parameters (&parameters, self, context, cursor);
  return g_strconcat (context->origin, path, query->len > 0 ? "?" : "", query->str, NULL);
}

static void
set_json (const CloutResource       *self,
          const CloutRequestContext *context,
          SoupMessage               *message)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) body = NULL;
  Parameters parameters = { NULL, builder };

  json_builder_begin_object (builder);
  add_parameters (&parameters, self, context, context->cursor);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);
  clout_request_set_json (message, body);
}

static SoupMessage *
build_http (const CloutResource       *self,
            const CloutRequestContext *context,
            GError                   **error)
{
  g_autofree char *url = NULL;
  SoupMessage *message;

  if (self->request != NULL)
    return self->request (context, error);
  if (self->paging.style == CLOUT_PAGING_LINK && context->cursor != NULL)
    return clout_resource_follow (context, context->cursor, error);
  url = dup_url (self, context, context->cursor, error);
  if (url == NULL)
    return NULL;
  message = clout_request_checked (clout_request_new_url (self->is_json ? "POST" : "GET", url),
                                   error);
  if (message != NULL && self->is_json)
    set_json (self, context, message);
  return message;
}

/**
 * clout_resource_build_request:
 * @self: a row of @network
 * @network: static
 * @context: what the request is for
 * @error: return location for %CLOUT_WEB_ERROR_BAD_ADDRESS or %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Makes the request for a row. Pure.
 *
 * Returns: (transfer full): the request, or %NULL
 */
SoupMessage *
clout_resource_build_request (const CloutResource       *self,
                              const CloutNetwork        *network,
                              const CloutRequestContext *context,
                              GError                   **error)
{
  SoupMessage *message = NULL;

  switch (self->protocol)
    {
    case CLOUT_PROTOCOL_HTTP:
      message = build_http (self, context, error);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  for (gsize i = 0; message != NULL && network->headers != NULL && network->headers[i] != NULL;
       i += 2)
    soup_message_headers_replace (soup_message_get_request_headers (message), network->headers[i],
                                  network->headers[i + 1]);
  return message;
}

/**
 * clout_resource_follow:
 * @context: what the request is for
 * @url: a URL from the server; it was stored on disk and is sent with a token
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE if it is on another server
 *
 * Makes a request for a stored URL, after checking its origin. Pure.
 *
 * Returns: (transfer full): the request, or %NULL
 */
SoupMessage *
clout_resource_follow (const CloutRequestContext *context,
                       const char                *url,
                       GError                   **error)
{
  g_autoptr(GUri) origin = clout_url_parse (context->origin, error);
  g_autoptr(GUri) to = origin != NULL ? clout_url_parse (url, error) : NULL;

  if (to == NULL)
    return NULL;
  if (!clout_url_same_origin (origin, to))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The next page is on another server");
      return NULL;
    }
  return clout_request_checked (clout_request_new_url ("GET", url), error);
}

/* Some servers send no Link header: after a full page, continue with what is older than its last
   item. */
static char *
dup_older (const CloutListing *listing,
           CloutResponse      *response)
{
  const CloutPaging *paging = &listing->resource->paging;

  if (paging->full == 0 || listing->n_items < paging->full || listing->last_id == NULL
      || clout_response_get_header (response, "Link") != NULL)
    return NULL;
  return dup_url (listing->resource, listing->context, listing->last_id, NULL);
}

/* An empty page ends the list, even if the server links to a next one. */
static char *
dup_link (const CloutListing *listing,
          CloutResponse      *response)
{
  gboolean refused;
  g_autofree char *next = clout_response_dup_next (response, &refused);

  if (listing->n_items == 0)
    return NULL;
  listing->page->cut = refused && listing->oldest >= listing->context->since;
  return next != NULL ? g_steal_pointer (&next) : dup_older (listing, response);
}

/* Pages are counted from 1, which the first request omits. */
static char *
dup_next_number (const char *cursor)
{
  guint64 number = cursor != NULL ? g_ascii_strtoull (cursor, NULL, 10) : 1;

  return g_strdup_printf ("%" G_GUINT64_FORMAT, number + 1);
}

static char *
dup_next (const CloutListing *listing,
          CloutResponse      *response,
          JsonNode           *body)
{
  const CloutPaging *paging = &listing->resource->paging;

  switch (paging->style)
    {
    case CLOUT_PAGING_LINK:
      return dup_link (listing, response);
    case CLOUT_PAGING_MEMBER:
      if (paging->more != NULL && clout_json_opt_string (body, paging->more, NULL) == NULL)
        return NULL;
      return g_strdup (clout_json_opt_string (body, paging->member, NULL));
    case CLOUT_PAGING_LAST_ID:
      return g_strdup (listing->last_id);
    case CLOUT_PAGING_NUMBER:
      return listing->n_items > 0 ? dup_next_number (listing->context->cursor) : NULL;
    case CLOUT_PAGING_NONE:
    default:
      return NULL;
    }
}

/* Accounts missing from the response were deleted, so no one follows them. */
static void
add_absent (const CloutListing *listing)
{
  const char *const *people = listing->context->people;

  for (gsize i = 0; people != NULL && i < CLOUT_ASK_PEOPLE && people[i] != NULL; i++)
    if (!clout_batch_has_person (listing->page->batch, people[i]))
      clout_batch_add_person (listing->page->batch,
                              &(CloutBatchPerson) { .remote_id = people[i] });
}

static gboolean
read_item_cb (JsonNode  *item,
              gpointer   user_data,
              GError   **error)
{
  CloutListing *listing = user_data;

  listing->n_items++;
  listing->resource->read_item (listing, item);
  return TRUE;
}

/**
 * clout_resource_read:
 * @self: a row of @network
 * @network: static
 * @context: what the request is for
 * @response: a response
 * @page: an empty page, which is filled in
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Reads a response. Skips malformed items; fails if the response as a whole is invalid. Pure.
 *
 * Returns: whether @response is a response to the row's request
 */
gboolean
clout_resource_read (const CloutResource       *self,
                     const CloutNetwork        *network,
                     const CloutRequestContext *context,
                     CloutResponse             *response,
                     CloutPage                 *page,
                     GError                   **error)
{
  CloutListing listing = { .resource = self, .context = context, .page = page,
                           .oldest = G_MAXINT64 };
  JsonNode *root;
  g_autoptr(JsonNode) body = NULL;
  g_autofree char *next = NULL;

  if (self->read != NULL)
    return self->read (context, response, page, error);
  root = clout_response_get_members (response, network->members, error);
  if (root == NULL)
    return FALSE;
  body = network->dup_body != NULL ? network->dup_body (root) : json_node_ref (root);
  page->batch = clout_batch_new ();
  if (self->read_item == NULL)
    return TRUE;
  if (!clout_json_foreach (body, self->items, read_item_cb, &listing, error))
    return FALSE;
  if ((self->flags & CLOUT_RESOURCE_ABSENT) != 0)
    add_absent (&listing);
  next = dup_next (&listing, response, body);
  clout_listing_set_next (&listing, next);
  if (self->finish != NULL)
    self->finish (&listing);
  return TRUE;
}
