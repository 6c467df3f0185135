/* font.c: a font that is there.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/font.h"

/**
 * clout_font_ensure:
 * @settings: the display's settings
 * @fonts: the installed fonts
 *
 * Uses the default font if the one in the settings isn't installed. Pango on Windows would show a
 * box for each character, and Wine names a font that it doesn't have.
 */
void
clout_font_ensure (GtkSettings  *settings,
                   PangoFontMap *fonts)
{
  g_autofree char *name = NULL;
  g_autofree char *usable = NULL;
  g_autoptr(GObject) context = NULL;
  g_autoptr(GObject) loaded = NULL;
  PangoFontDescription *font;

  g_return_if_fail (GTK_IS_SETTINGS (settings));
  g_return_if_fail (PANGO_IS_FONT_MAP (fonts));

  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  context = G_OBJECT (pango_font_map_create_context (fonts));
  loaded = (GObject *) pango_font_map_load_font (fonts, PANGO_CONTEXT (context), font);
  if (loaded == NULL)
    {
      pango_font_description_set_family_static (font, "Sans");
      usable = pango_font_description_to_string (font);
      g_object_set (settings, "gtk-font-name", usable, NULL);
    }
  pango_font_description_free (font);
}
