/* lock.h: mutual exclusion across processes, with a lock file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"

G_BEGIN_DECLS

typedef struct _CloutLock CloutLock;

void       clout_lock_take_async  (const char           *folder,
                                   const char           *name,
                                   guint                 patience_ms,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
void       clout_lock_release     (CloutLock            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutLock, clout_lock_release)

G_END_DECLS
