/* list-job.h: collects a list from its first page to its last, and finds what was deleted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/fetch/account-job.h"

G_BEGIN_DECLS

void  clout_list_job_begin     (CloutJob        *job);
guint clout_list_job_max_pages (CloutJob        *job);
void  clout_list_job_note_page (CloutJob        *job,
                                const CloutPage *page);
void  clout_list_job_note_lack (CloutJob        *job,
                                CloutBatch      *batch);

G_END_DECLS
