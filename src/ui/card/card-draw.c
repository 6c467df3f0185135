/* card-draw.c: draws a score card, the same on screen and in a file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "ui/card/card.h"
#include "ui/font.h"

#define MARGIN 36
#define RADIUS 24
#define BAR 10
#define BAR_TOP 208
#define INNER (CLOUT_CARD_WIDTH - 2 * MARGIN)
/* How far a long text is shrunk before it is ellipsized. */
#define SMALLEST 0.6

/* Measured from the start of the line, which is on the right in right-to-left scripts. */
static double
place (const CloutCard *card,
       double           start,
       double           width)
{
  return card->right_to_left ? CLOUT_CARD_WIDTH - start - width : start;
}

/* Makes a line smaller if it is longer than @room, and ellipsizes it if that isn't enough. Returns
   the width. */
static int
fit_line (PangoLayout *layout,
          double       room)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_layout_get_font_description (layout));
  double smallest = SMALLEST * pango_font_description_get_size (font);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  /* Step by step, because widths aren't proportional to sizes. */
  while (width > room && pango_font_description_get_size (font) > smallest)
    {
      pango_font_description_set_absolute_size (
        font, pango_font_description_get_size (font) - PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_get_pixel_size (layout, &width, NULL);
    }
  pango_font_description_free (font);
  if (width <= room)
    return width;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));

  return (int) room;
}

/* @top: of the line; @start: from the card's start or, if negative, from its end. Returns the
   width. */
static double
draw_text (const CloutCard *card,
           cairo_t         *cr,
           const char      *text,
           const char      *font,
           double           start,
           double           top,
           double           room)
{
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  if (text == NULL)
    return 0;

  layout = clout_font_layout_line (cr, text, font);
  width = fit_line (layout, room);
  if (start < 0)
    start += CLOUT_CARD_WIDTH - width;
  cairo_move_to (cr, place (card, start, width), top);
  pango_cairo_show_layout (cr, layout);

  return width;
}

static void
add_round (cairo_t *cr,
           double   x,
           double   y,
           double   width,
           double   height,
           double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* The colors of the app's icon, dark enough for white text. */
static void
draw_ground (cairo_t *cr)
{
  cairo_pattern_t *ground = cairo_pattern_create_linear (0, 0, CLOUT_CARD_WIDTH,
                                                         CLOUT_CARD_HEIGHT);

  cairo_pattern_add_color_stop_rgb (ground, 0, 0.64, 0.24, 0);
  cairo_pattern_add_color_stop_rgb (ground, 1, 0.36, 0.10, 0.16);
  cairo_set_source (cr, ground);
  add_round (cr, 0, 0, CLOUT_CARD_WIDTH, CLOUT_CARD_HEIGHT, RADIUS);
  cairo_fill (cr);
  cairo_pattern_destroy (ground);
}

static void
draw_bar_part (const CloutCard *card,
               cairo_t         *cr,
               double           from,
               double           to,
               double           alpha)
{
  double width = MAX (BAR, INNER * (to - from) / 100);
  double start = CLAMP (MARGIN + INNER * from / 100, MARGIN, CLOUT_CARD_WIDTH - MARGIN - width);

  cairo_set_source_rgba (cr, 1, 1, 1, alpha);
  add_round (cr, place (card, start, width), BAR_TOP, width, BAR, BAR / 2.0);
  cairo_fill (cr);
}

static void
draw_bar (const CloutCard *card,
          cairo_t         *cr)
{
  double at =
    CLAMP (MARGIN + INNER * card->at / 100, MARGIN + BAR, CLOUT_CARD_WIDTH - MARGIN - BAR);

  draw_bar_part (card, cr, 0, 100, 0.22);
  if (card->at < 0)
    return;
  if (card->high > card->low)
    draw_bar_part (card, cr, card->low, card->high, 0.45);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_arc (cr, place (card, at, 0), BAR_TOP + BAR / 2.0, BAR, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * clout_card_draw:
 * @card: a card
 * @cr: cairo context; draws %CLOUT_CARD_WIDTH by %CLOUT_CARD_HEIGHT units from its origin
 *
 * Draws a card.
 */
void
clout_card_draw (const CloutCard *card,
                 cairo_t         *cr)
{
  double number;
  double beside;

  g_return_if_fail (card != NULL);

  draw_ground (cr);
  draw_bar (card, cr);

  number = draw_text (card, cr, card->score, "Sans Bold 80px", MARGIN, 84, INNER / 2.0);
  beside = MARGIN + number + 28;
  draw_text (card, cr, card->word, "Sans Bold 26px", beside, card->change != NULL ? 100 : 118,
             CLOUT_CARD_WIDTH - MARGIN - beside);
  /* Translators: on a score card, as the app's name */
  draw_text (card, cr, card->sample ? _("Clout: sample data") : _("Clout"), "Sans Bold 22px",
             MARGIN, 28, INNER / 2.0);

  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  draw_text (card, cr, card->change, "Sans 20px", beside, 140, CLOUT_CARD_WIDTH - MARGIN - beside);
  draw_text (card, cr, card->date, "Sans 18px", -MARGIN, 31, INNER / 2.0);
  draw_text (card, cr, card->name, "Sans 20px", MARGIN, 58, INNER);
  draw_text (card, cr, card->range, "Sans 18px", MARGIN, 226, INNER);
  draw_text (card, cr, card->networks, "Sans 18px", MARGIN, 252, INNER);
  draw_text (card, cr, card->estimate, "Sans 15px", MARGIN, 281, INNER);
}
