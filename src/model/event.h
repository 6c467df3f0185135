/* event.h: something that happened on a day of the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLOUT_EVENT_POST,    /* a post that did well */
  CLOUT_EVENT_AWAY,    /* time away */
  CLOUT_EVENT_FORMULA, /* a new version of the formula */
  CLOUT_EVENT_ACCOUNT  /* an account was added */
} CloutEventKind;

/**
 * CloutEvent:
 * @first: its first day, as days since 1970-01-01 local time
 * @last: its last day; only time away may have several
 * @excerpt: (nullable): the beginning of a post, or an account's handle
 * @network: (nullable): id of an account's network
 * @model: version of the formula, 0 for other kinds
 */
typedef struct
{
  CloutEventKind kind;
  gint64 first;
  gint64 last;
  char *excerpt;
  int model;
  char *network;
} CloutEvent;

CloutEvent *clout_event_new  (CloutEventKind  kind,
                              gint64          first,
                              gint64          last,
                              const char     *excerpt,
                              int             model);
void        clout_event_free (CloutEvent     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutEvent, clout_event_free)

G_END_DECLS
