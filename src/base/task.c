/* task.c: generic _finish functions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/task.h"

/**
 * clout_finish_boolean:
 * @result: the result passed to the callback
 *
 * Finishes an asynchronous operation without a result and without its own _finish function.
 *
 * Returns: whether it succeeded
 */
gboolean
clout_finish_boolean (GAsyncResult   *result,
                      GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * clout_finish_pointer:
 * @result: the result passed to the callback
 *
 * Finishes an asynchronous operation without its own _finish function. Its documentation
 * describes the result.
 *
 * Returns: (transfer full): the result, or %NULL with @error set
 */
gpointer
clout_finish_pointer (GAsyncResult   *result,
                      GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
