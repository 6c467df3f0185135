/* subjects.h: lists the posts or people that a resource is requested for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/fetch/account-job.h"

G_BEGIN_DECLS

void     clout_subjects_list_async  (CloutJob             *job,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean clout_subjects_want_fewer  (const CloutResource  *resource);
GStrv    clout_subjects_choose      (GStrv                 names,
                                     gboolean            (*covers) (const char *name),
                                     gint64                day);
gboolean clout_subjects_list_finish (CloutJob             *job,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
