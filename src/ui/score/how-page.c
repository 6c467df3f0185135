/* how-page.c: explains how the score works.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/score/how-page.h"

#include <glib/gi18n.h>

#include "score/coefficients.h"
#include "score/constants.h"
#include "score/score.h"
#include "ui/window/navigation.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

static void
add_section (GtkWidget  *box,
             const char *title,
             const char *text)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  clout_accessible_text_mark_headings (group);
  gtk_box_append (GTK_BOX (box), group);
}

/* Uses the model's own constants, so that the page can't become wrong. */
static char *
describe_formula (void)
{
  GString *text =
    g_string_new (_("Each account has a strength: for every signal, ln(1 + signal) times its "
                    "weight:"));

  g_string_append_c (text, '\n');
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    if (clout_coefficients[i] > 0)
      g_string_append_printf (text, "\n%s × %.4f", clout_format_signal (i),
                              clout_coefficients[i]);
  g_string_append (text, "\n\n");
  /* Translators: a constant of the formula */
  g_string_append_printf (text, _("Then %.4f is added. For a strength s, that account’s own "
                                  "score is 100 ÷ (1 + e⁻ˢ)."),
                          CLOUT_INTERCEPT);
  g_string_append (text, "\n\n");
  g_string_append (text,
                   _("The weights were fitted to 4,400 human judgments of who is more "
                     "influential and to 5,963 Klout scores published in 2013. It isn’t Klout’s "
                     "formula, which was never published."));
  return g_string_free (text, FALSE);
}

static void
add_sections (GtkWidget *box)
{
  g_autofree char *counts = NULL;
  g_autofree char *version = NULL;
  g_autofree char *formula = describe_formula ();

  /* Translators: the number of days that reactions count, and the number after which they count
     half */
  counts = g_strdup_printf (_("What others did with your posts in the last %d days. Replies and "
                              "mentions count most, shares less, likes least. A reaction loses "
                              "half its value every %d days; time away pauses that clock. Your "
                              "own activity earns nothing."),
                            CLOUT_WINDOW_DAYS, (int) CLOUT_HALF_LIFE_DAYS);
  /* Translators: %d is a version of the formula */
  version = g_strdup_printf (_("This is version %d of the formula. When it changes, your whole "
                               "history is recalculated and the old line remains beside the new "
                               "one, so no score drops overnight."),
                             CLOUT_SCORE_MODEL);
  add_section (box, _("What Counts"), counts);
  add_section (
    box, _("Who Reacts"),
    _("Reactions from influential people count more. People who like everything count less. A "
      "hundred people count more than one person a hundred times."));
  add_section (box, _("Your Audience"),
               _("Followers and lists count on a logarithmic scale: ten times as many is one "
                 "step more. Nothing others do for you can lower your score."));
  add_section (
    box, _("Several Accounts"),
    _("Their strengths add up. Adding an account never lowers the score, and removing one takes "
      "away exactly its points."));
  add_section (box, _("The Points"),
               _("Open any row on the score page: accounts, people, posts and reactions always "
                 "add up to the number above them."));
  add_section (box, _("Margin of Error"),
               _("The bar under the score shows the likely range. The less Clout knows, the "
                 "wider it is."));
  add_section (box, _("When the Formula Changes"), version);
  add_section (box, _("The Formula"), formula);
  add_section (
    box, _("What It Doesn’t Say"),
    _("Whether you are right, kind or good at what you do. Clout only counts what networks let "
      "it read."));
}

/**
 * clout_how_page_new:
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_how_page_new (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  add_sections (box);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return g_object_new (CLOUT_TYPE_NAVIGATION_PAGE, "title", _("How the Score Works"),
                       "child", scroller, NULL);
}
