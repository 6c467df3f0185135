/* parent-types.c: what templates build on, registered when it is loaded into GTK's own tool.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

/* The tool finds all types by their functions, but wants the parent of a template known. */
__attribute__ ((constructor)) static void
register_types (void)
{
  g_type_ensure (ADW_TYPE_ACTION_ROW);
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (ADW_TYPE_EXPANDER_ROW);
  g_type_ensure (ADW_TYPE_PREFERENCES_WINDOW);
  g_type_ensure (ADW_TYPE_WINDOW);
}
