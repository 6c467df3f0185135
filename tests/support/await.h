/* await.h: runs an async call synchronously in a test.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Await one = AWAIT_INIT; thing_async (…, await_cb, &one); result = await_result (&one);
 * A test that waits for more than 20 seconds fails. */
typedef struct
{
  GAsyncResult *result;
} Await;

#define AWAIT_INIT { NULL }

void          await_cb     (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data);
GAsyncResult *await_result (Await        *self);
void          await_clear  (Await        *self);
void          await_flag   (gboolean     *flag);
void          await_a_turn (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Await, await_clear)

G_END_DECLS
