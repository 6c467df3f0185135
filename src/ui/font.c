/* font.c: makes sure that fonts exist.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/font.h"

/**
 * clout_font_ensure:
 * @settings: the display's settings
 * @fonts: the installed fonts
 *
 * Uses the default font if the one in the settings isn't installed. Pango on Windows would show a
 * box for each character, and Wine's settings name a font that isn't installed.
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

/* Adds the family of the window's font after those of @font. */
static void
add_window_font (PangoFontDescription *font)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *name = NULL;
  g_autofree char *families = NULL;
  PangoFontDescription *window;

  if (settings == NULL)
    return;
  g_object_get (settings, "gtk-font-name", &name, NULL);
  window = pango_font_description_from_string (name != NULL ? name : "");
  if (pango_font_description_get_family (window) != NULL)
    {
      families = g_strconcat (pango_font_description_get_family (font), ",",
                              pango_font_description_get_family (window), NULL);
      pango_font_description_set_family (font, families);
    }
  pango_font_description_free (window);
}

/**
 * clout_font_layout_line:
 * @cr: cairo context
 * @text: text, in a single line
 * @font: description with a family, such as "Sans Bold 20px"
 *
 * Lays out text for a picture or for paper. Characters that @font lacks come from the window's
 * font: on Windows, Pango's "Sans" is a short list, but the system's own font is linked to others.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *
clout_font_layout_line (cairo_t    *cr,
                        const char *text,
                        const char *font)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_font_description (layout, description);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    {
      add_window_font (description);
      pango_layout_set_font_description (layout, description);
    }
  pango_font_description_free (description);
  return layout;
}
