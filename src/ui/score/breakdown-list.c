/* breakdown-list.c: rows for parts of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/breakdown-item.h"
#include "sync/report.h"
#include "ui/score/breakdown-list.h"

#include <glib/gi18n.h>

#include "ui/widgets/bar-row.h"
#include "ui/widgets/rows.h"
#include "messages/messages.h"

#define ITEM_KEY "clout-part"

/* Small parts after the last row are combined in one row, which can't be opened. */
static gboolean
opens (CloutBreakdownItem *item)
{
  return clout_breakdown_item_has_children (item)
         && clout_breakdown_item_get_facts (item)->level != CLOUT_BREAKDOWN_REST;
}

static char *
title_of_rest (CloutBreakdownLevel of,
               gint64              n)
{
  guint count = (guint) CLAMP (n, 0, G_MAXUINT);

  switch (of)
    {
    case CLOUT_BREAKDOWN_PERSON:
      /* Translators: the last row of a list, which combines everyone who isn't listed
         individually; their points are added up. The same applies below. */
      return g_strdup_printf (ngettext ("%'u more person", "%'u more people together", count),
                              count);
    case CLOUT_BREAKDOWN_POST:
      /* Translators: the last row of a list of posts */
      return g_strdup_printf (ngettext ("%'u more post", "%'u more posts together", count), count);
    case CLOUT_BREAKDOWN_REACTION:
      /* Translators: the last row of a list of reactions */
      return g_strdup_printf (ngettext ("%'u more reaction", "%'u more reactions together", count),
                              count);
    case CLOUT_BREAKDOWN_ACCOUNT:
    case CLOUT_BREAKDOWN_AUDIENCE:
    case CLOUT_BREAKDOWN_ENGAGEMENT:
    case CLOUT_BREAKDOWN_SIGNAL:
    case CLOUT_BREAKDOWN_UNCOUNTED:
    case CLOUT_BREAKDOWN_REST:
    case CLOUT_BREAKDOWN_UNEXPLAINED:
    default:
      /* Translators: the last row of any list */
      return g_strdup_printf (ngettext ("%'u more", "%'u more together", count), count);
    }
}

static char *
count_reactions (const CloutBreakdownFacts *facts)
{
  guint n = (guint) CLAMP (facts->n, 0, G_MAXUINT);

  if ((facts->level != CLOUT_BREAKDOWN_PERSON && facts->level != CLOUT_BREAKDOWN_POST) || n == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n), n);
}

/* Its time, number and author, as far as known, on one line. */
static char *
describe (const CloutBreakdownFacts *facts,
          CloutBreakdownItem        *parent,
          CloutReport               *report)
{
  const CloutBreakdownFacts *above =
    parent != NULL ? clout_breakdown_item_get_facts (parent) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *count = count_reactions (facts);
  const char *texts[4] = { NULL };
  gsize n = 0;

  if (facts->time != 0)
    texts[n++] = date = clout_format_date (facts->time, clout_report_get_time (report),
                                           clout_report_get_zone (report));
  if (count != NULL)
    texts[n++] = count;
  /* Without a name, the detail is the title; if two have the same name, it is part of the title. */
  if (facts->detail != NULL && facts->name != NULL && *facts->name != '\0' && !facts->namesake
      && (above == NULL || above->level != CLOUT_BREAKDOWN_PERSON))
    texts[n++] = facts->detail;

  return g_strjoinv (" · ", (char **) texts);
}

/* @of: level of the preceding parts; @parent: the part that the list belongs to, or %NULL. */
static char *
make_title (CloutReport        *report,
            CloutBreakdownItem *item,
            CloutBreakdownLevel of,
            CloutBreakdownItem *parent)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

  if (facts->level == CLOUT_BREAKDOWN_REST)
    return title_of_rest (of, facts->n);

  /* The heading above the list already has the author of these reactions. */
  if (facts->level == CLOUT_BREAKDOWN_REACTION && parent != NULL
      && clout_breakdown_item_get_facts (parent)->level == CLOUT_BREAKDOWN_PERSON)
    return g_strdup (clout_format_kind (facts->kind));

  return clout_format_breakdown_item (item, report);
}

static GtkWidget *
make_row (CloutReport        *report,
          CloutBreakdownItem *item,
          CloutBreakdownLevel of,
          CloutBreakdownItem *parent,
          double              largest)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  g_autofree char *title = make_title (report, item, of, parent);
  g_autofree char *subtitle = describe (facts, parent, report);
  g_autofree char *points = clout_format_points (facts->shown);
  /* Translators: points of the score, e.g. "1.2 points" */
  g_autofree char *accessible_text = g_strdup_printf (_("%s points"), points);
  GtkWidget *row = clout_bar_row_new (title, subtitle, points, accessible_text);

  clout_bar_row_set_fraction (CLOUT_BAR_ROW (row), largest > 0 ? facts->points / largest : 0);
  clout_bar_row_set_opens (CLOUT_BAR_ROW (row), opens (item));
  clout_bar_row_set_link (CLOUT_BAR_ROW (row), facts->url);
  g_object_set_data_full (G_OBJECT (row), ITEM_KEY, g_object_ref (item), g_object_unref);

  return row;
}

/**
 * clout_breakdown_row_get_item:
 * @row: a row made by clout_breakdown_list_show()
 *
 * Returns: (transfer none): the part that it shows
 */
CloutBreakdownItem *
clout_breakdown_row_get_item (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), ITEM_KEY);
}

/**
 * clout_breakdown_list_show:
 * @list: a list
 * @report: report that @items belong to
 * @parent: (nullable): part that @items add up to, %NULL for the whole score
 * @items: #CloutBreakdownItem objects, shown in their order
 */
void
clout_breakdown_list_show (GtkListBox         *list,
                           CloutReport        *report,
                           CloutBreakdownItem *parent,
                           GListModel         *items)
{
  g_autoptr(CloutBreakdownItem) first = NULL;
  CloutBreakdownLevel of = CLOUT_BREAKDOWN_REST;
  CloutRowsFocus focus;

  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  first = g_list_model_get_item (items, 0);
  focus = clout_rows_clear (list);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

      if (of == CLOUT_BREAKDOWN_REST && facts->level <= CLOUT_BREAKDOWN_REACTION)
        of = facts->level;
      gtk_list_box_append (list, make_row (report, item, of, parent,
                                           clout_breakdown_item_get_facts (first)->points));
    }
  clout_rows_restore_focus (list, focus);
}

/**
 * clout_breakdown_list_make_arrow:
 *
 * Returns: (transfer none): an arrow for rows that open something, hidden from screen readers
 */
GtkWidget *
clout_breakdown_list_make_arrow (void)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", "go-next-symbolic",
                       NULL);
}
