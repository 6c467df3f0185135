/* request-queue.h: a queue of remaining requests, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutQueuedRequest: one request.
 * @kind: a letter defined by the network
 * @url: URL to request
 * @of: its subject, depending on the kind, or ""
 * @own: other data needed to read the response, depending on the kind, or ""
 *
 * For lists that don't belong to a post: the first page determines which to request.
 */
typedef struct
{
  char kind;
  char *url;
  char *of;
  char *own;
} CloutQueuedRequest;

void        clout_queued_request_clear  (CloutQueuedRequest *self);
gboolean    clout_queued_request_parse  (CloutQueuedRequest *self,
                                         const char         *queue);
void        clout_request_queue_append  (GString            *queue,
                                         char                kind,
                                         const char         *url,
                                         const char         *of,
                                         const char         *own);
const char *clout_request_queue_skip    (const char         *queue);
char       *clout_request_queue_without (const char         *queue,
                                         char                kind);
char       *clout_request_queue_join    (GString            *queue,
                                         const char         *rest);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutQueuedRequest, clout_queued_request_clear)

G_END_DECLS
