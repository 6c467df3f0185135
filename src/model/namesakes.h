/* namesakes.h: finds people on a list who have the same name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CloutNamesakes CloutNamesakes;

CloutNamesakes *clout_namesakes_new  (void);
void            clout_namesakes_free (CloutNamesakes *self);
void            clout_namesakes_add  (CloutNamesakes *self,
                                      const char     *name,
                                      const char     *handle);
gboolean        clout_namesakes_has  (CloutNamesakes *self,
                                      const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutNamesakes, clout_namesakes_free)

G_END_DECLS
