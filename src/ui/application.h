/* application.h: the application: options, shortcuts, About.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_APPLICATION (clout_application_get_type ())

G_DECLARE_FINAL_TYPE (CloutApplication, clout_application, CLOUT, APPLICATION, AdwApplication)

CloutApplication *clout_application_new (void);

G_END_DECLS
