/* parent-types.c: registers the parent types of templates when preloaded into GTK's tool.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "ui/window/navigation.h"

/* The tool finds types by their functions, but needs the parent of a template to be registered. */
__attribute__ ((constructor)) static void
register_types (void)
{
  g_type_ensure (ADW_TYPE_ACTION_ROW);
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (ADW_TYPE_EXPANDER_ROW);
  g_type_ensure (ADW_TYPE_PREFERENCES_WINDOW);
  g_type_ensure (ADW_TYPE_WINDOW);
  g_type_ensure (CLOUT_TYPE_NAVIGATION_PAGE);
}
