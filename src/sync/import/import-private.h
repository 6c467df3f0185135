/* import-private.h: imports an archive at a path.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/import.h"

G_BEGIN_DECLS

/* @shift: (inout) (nullable): shifts the archive's dates to the present, as for
   clout_archive_open_shifted(); has to live as long as @task */
void clout_engine_import_path (CloutEngine       *self,
                               const char        *path,
                               const char        *handle,
                               gint64            *shift,
                               CloutProgressFunc  progress,
                               gpointer           progress_data,
                               GTask             *task);

G_END_DECLS
