/* steps.h: what is still to be asked, question by question, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutStep: one question.
 * @kind: a letter of the network's own
 * @url: what is asked
 * @of: what it is about, as the kind says, or ""
 * @own: what else is to be known about the answer, as the kind says, or ""
 *
 * For lists that no post leads to: which are asked for is found out by the first page.
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
