/* imports.h: sentences about what an import read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/import.h"

G_BEGIN_DECLS

char       *clout_format_import_summary  (const CloutImportReport   *report,
                                          GTimeZone                 *zone);
GStrv       clout_format_import          (const CloutImportReport   *report,
                                          GTimeZone                 *zone);
char       *clout_format_import_progress (const CloutImportProgress *progress);

G_END_DECLS
