/* request-queue.h: a queue of remaining requests, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutStep: one request.
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
} CloutStep;

void        clout_step_clear    (CloutStep   *self);
gboolean    clout_step_parse    (CloutStep   *self,
                                 const char  *steps);
void        clout_step_append   (GString     *steps,
                                 char         kind,
                                 const char  *url,
                                 const char  *of,
                                 const char  *own);
const char *clout_steps_rest    (const char  *steps);
char       *clout_steps_without (const char  *steps,
                                 char         kind);
char       *clout_steps_end     (GString     *steps,
                                 const char  *rest);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutStep, clout_step_clear)

G_END_DECLS
