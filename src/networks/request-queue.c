/* request-queue.c: a queue of remaining requests, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/request-queue.h"

#include <string.h>

void
clout_queued_request_clear (CloutQueuedRequest *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->of, g_free);
  g_clear_pointer (&self->own, g_free);
}

/**
 * clout_queued_request_parse:
 * @self: filled; the caller clears it
 * @queue: (nullable): the queue
 *
 * Parses the first request of a queue.
 *
 * Returns: whether there is a valid first step; the stored queue may be damaged
 */
gboolean
clout_queued_request_parse (CloutQueuedRequest *self,
                            const char         *queue)
{
  g_autofree char *first = queue != NULL ? g_strndup (queue, strcspn (queue, " ")) : NULL;
  g_auto(GStrv) fields = first != NULL ? g_strsplit (first, "|", 5) : NULL;

  if (fields == NULL || g_strv_length (fields) != 4 || strlen (fields[0]) != 1)
    return FALSE;
  self->kind = fields[0][0];
  self->url = g_uri_unescape_string (fields[1], NULL);
  self->of = g_uri_unescape_string (fields[2], NULL);
  self->own = g_uri_unescape_string (fields[3], NULL);
  return self->url != NULL && self->of != NULL && self->own != NULL;
}

static void
append_field (GString    *queue,
              const char *field)
{
  g_string_append_c (queue, '|');
  g_string_append_uri_escaped (queue, field != NULL ? field : "", ":/", FALSE);
}

/**
 * clout_request_queue_append:
 * @queue: a queue of requests
 * @of: (nullable): see #CloutQueuedRequest
 * @own: (nullable): see #CloutQueuedRequest
 *
 * Appends a request to a queue.
 */
void
clout_request_queue_append (GString    *queue,
                            char        kind,
                            const char *url,
                            const char *of,
                            const char *own)
{
  if (queue->len > 0)
    g_string_append_c (queue, ' ');
  g_string_append_c (queue, kind);
  append_field (queue, url);
  append_field (queue, of);
  append_field (queue, own);
}

/**
 * clout_request_queue_skip:
 * @queue: a queue of requests
 *
 * Skips the first request of a queue.
 *
 * Returns: (transfer none): the steps after the first, "" if there are no more
 */
const char *
clout_request_queue_skip (const char *queue)
{
  const char *rest = strchr (queue, ' ');

  return rest != NULL ? rest + 1 : "";
}

/**
 * clout_request_queue_without:
 * @queue: a queue of requests
 *
 * Removes the requests of one kind from a queue.
 *
 * Returns: (transfer full): the queue without steps of this kind
 */
char *
clout_request_queue_without (const char *queue,
                             char        kind)
{
  g_auto(GStrv) all = g_strsplit (queue, " ", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; all[i] != NULL; i++)
    if (all[i][0] != kind && all[i][0] != '\0')
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", all[i]);
  return g_string_free (left, FALSE);
}

/**
 * clout_request_queue_join:
 * @queue: (transfer full): the first part
 * @rest: the part to append, may be ""
 *
 * Joins two parts of a queue.
 *
 * Returns: (transfer full) (nullable): both, or %NULL if no requests are left
 */
char *
clout_request_queue_join (GString    *queue,
                          const char *rest)
{
  if (*rest != '\0')
    g_string_append_printf (queue, "%s%s", queue->len > 0 ? " " : "", rest);
  return queue->len > 0 ? g_string_free (queue, FALSE)
                        : (g_string_free (queue, TRUE), NULL);
}
