/* breakdown-list.c: rows for parts of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/breakdown-item.h"
#include "sync/report.h"
#include "ui/score/breakdown-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "score/input.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/rows.h"
#include "messages/messages.h"

#define TARGET_KEY "clout-target"

/* Returns the level of a part, or of the score for %NULL. A rest has its parent's level. */
static CloutBreakdownLevel
level_of (CloutBreakdownItem *item)
{
  const CloutBreakdownFacts *facts = item != NULL ? clout_breakdown_item_get_facts (item) : NULL;

  if (facts == NULL)
    return CLOUT_BREAKDOWN_REST;
  return facts->level == CLOUT_BREAKDOWN_REST ? facts->within : facts->level;
}

/* Returns (transfer full) (nullable): the part that a row opens. A reaction opens its post or, on
   the post's own page, the person. */
static CloutBreakdownItem *
make_target (CloutBreakdownItem *item,
             CloutBreakdownItem *parent)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  CloutBreakdownFacts target = { .account = facts->account, .points = NAN, .shown = NAN,
                                 .person = CLOUT_NONE, .to = CLOUT_NONE };

  if (clout_breakdown_item_has_children (item))
    return g_object_ref (item);
  if (facts->level != CLOUT_BREAKDOWN_REACTION && facts->level != CLOUT_BREAKDOWN_UNCOUNTED)
    return NULL;
  if (level_of (parent) != CLOUT_BREAKDOWN_POST)
    {
      target.level = CLOUT_BREAKDOWN_POST;
      target.index = facts->to;
      target.name = facts->post;
    }
  else
    {
      target.level = CLOUT_BREAKDOWN_PERSON;
      target.index = facts->person;
      target.name = facts->name;
      target.detail = facts->detail;
      target.namesake = facts->namesake;
    }
  return target.index != CLOUT_NONE ? clout_breakdown_item_new (&target) : NULL;
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
    case CLOUT_BREAKDOWN_NETWORK:
    case CLOUT_BREAKDOWN_PERSON_POST:
    case CLOUT_BREAKDOWN_CHANGE:
    default:
      /* Translators: the last row of any list */
      return g_strdup_printf (ngettext ("%'u more", "%'u more together", count), count);
    }
}

static char *
format_count (const CloutBreakdownFacts *facts)
{
  guint n = (guint) CLAMP (facts->n, 0, G_MAXUINT);

  if (facts->level == CLOUT_BREAKDOWN_NETWORK)
    return g_strdup_printf (ngettext ("%'u account", "%'u accounts", n), n);
  /* A change also counts reactions that didn't move anything. */
  if (n == 0 || (facts->days > 0 && facts->level == CLOUT_BREAKDOWN_PERSON)
      || (facts->level != CLOUT_BREAKDOWN_PERSON && facts->level != CLOUT_BREAKDOWN_POST
          && facts->level != CLOUT_BREAKDOWN_PERSON_POST))
    return NULL;

  return g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n), n);
}

/* Returns whether the title is the post, so that the subtitle must name the kind of reaction. */
static gboolean
names_post (const CloutBreakdownFacts *facts,
            CloutBreakdownLevel        of)
{
  return facts->level == CLOUT_BREAKDOWN_REACTION && facts->to != CLOUT_NONE
         && of != CLOUT_BREAKDOWN_POST && of != CLOUT_BREAKDOWN_PERSON_POST;
}

/* Returns (transfer full): time, count, author and post, as far as known, on one line. */
static char *
describe (const CloutBreakdownFacts *facts,
          CloutBreakdownLevel        of,
          CloutReport               *report)
{
  g_autofree char *date = NULL;
  g_autofree char *count = format_count (facts);
  const char *texts[6] = { NULL };
  gsize n = 0;

  if (names_post (facts, of))
    texts[n++] = clout_format_kind (facts->kind);
  if (facts->time != 0)
    texts[n++] = date = clout_format_date (facts->time, clout_report_get_time (report),
                                           clout_report_get_zone (report));
  if (count != NULL)
    texts[n++] = count;
  if (facts->level == CLOUT_BREAKDOWN_UNCOUNTED && facts->to != CLOUT_NONE && facts->post != NULL)
    texts[n++] = facts->post;
  /* The detail is already in the title if there is no name or two people share it. */
  if (facts->detail != NULL && facts->name != NULL && *facts->name != '\0' && !facts->namesake
      && (facts->level != CLOUT_BREAKDOWN_REACTION || of == CLOUT_BREAKDOWN_POST))
    texts[n++] = facts->detail;

  return g_strjoinv (" · ", (char **) texts);
}

/* @first: level of the preceding parts */
static char *
make_title (CloutReport        *report,
            CloutBreakdownItem *item,
            CloutBreakdownLevel first,
            CloutBreakdownLevel of)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);

  if (facts->level == CLOUT_BREAKDOWN_REST)
    return title_of_rest (first, facts->n);
  if (names_post (facts, of))
    return g_strdup (facts->post != NULL ? facts->post : _("Post (text not stored)"));

  /* The heading above the list already has the author of these reactions. */
  if (facts->level == CLOUT_BREAKDOWN_REACTION && of != CLOUT_BREAKDOWN_POST)
    return g_strdup (clout_format_kind (facts->kind));

  return clout_format_breakdown_item (item, report);
}

static GtkWidget *
make_row (CloutReport         *report,
          CloutBreakdownItem  *item,
          CloutBreakdownLevel  first,
          CloutBreakdownItem  *parent,
          const CloutBarScale *scale)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  g_autofree char *title = make_title (report, item, first, level_of (parent));
  g_autofree char *subtitle = describe (facts, level_of (parent), report);
  g_autofree char *points = facts->days > 0 ? clout_format_change (facts->shown)
                                            : clout_format_points (facts->shown);
  /* Translators: points of the score, e.g. "1.2 points" */
  g_autofree char *accessible_text = g_strdup_printf (_("%s points"), points);
  GtkWidget *row = clout_bar_row_new (title, subtitle, points, accessible_text);
  CloutBreakdownItem *target = make_target (item, parent);

  clout_bar_row_set_span (CLOUT_BAR_ROW (row), clout_bar_scale_get_zero (scale),
                          clout_bar_scale_get_end (scale, facts->points));
  clout_bar_row_set_opens (CLOUT_BAR_ROW (row), target != NULL);
  clout_bar_row_set_link (CLOUT_BAR_ROW (row), facts->url);
  g_object_set_data_full (G_OBJECT (row), TARGET_KEY, target, g_object_unref);

  return row;
}

/**
 * clout_breakdown_row_get_target:
 * @row: a row made by clout_breakdown_list_show()
 *
 * Returns: (transfer none) (nullable): the part that it opens
 */
CloutBreakdownItem *
clout_breakdown_row_get_target (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), TARGET_KEY);
}

/**
 * clout_breakdown_list_scale:
 * @items: #CloutBreakdownItem objects
 * @scale: (inout): gets room for their bars
 *
 * Widens a scale for the bars of @items.
 */
void
clout_breakdown_list_scale (GListModel    *items,
                            CloutBarScale *scale)
{
  guint n = g_list_model_get_n_items (items);
  g_autofree double *points = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);

      points[i] = clout_breakdown_item_get_facts (item)->points;
    }
  clout_bar_scale_add_list (scale, points, n);
}

/**
 * clout_breakdown_list_show:
 * @list: a list
 * @report: report that @items belong to
 * @parent: (nullable): part that @items add up to, %NULL for the whole score
 * @items: #CloutBreakdownItem objects, shown in their order
 * @scale: the scale of their bars, which is the same for all lists of a page
 *
 * Fills a list with parts of the score.
 */
void
clout_breakdown_list_show (GtkListBox          *list,
                           CloutReport         *report,
                           CloutBreakdownItem  *parent,
                           GListModel          *items,
                           const CloutBarScale *scale)
{
  g_autoptr(CloutBreakdownItem) first = NULL;
  CloutRowsFocus focus;

  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  first = g_list_model_get_item (items, 0);
  focus = clout_rows_clear (list);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);

      gtk_list_box_append (list, make_row (report, item, level_of (first), parent, scale));
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
